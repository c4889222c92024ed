// SPDX-License-Identifier: MIT

/// Any bytes as a master file: what was read is the same after it is written
/// and read again, as a master file and as JSON.

#include <dct/zone/zone.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dct;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = zone::read_master_file(text, "z", "example.com");
  const auto again = zone::read_master_file(zone::write_master_file(read.zone),
                                            "z", "example.com");
  const auto json =
      zone::read_json(zone::write_json(read.zone), "z", "example.com");
  if (again.zone.size() != read.zone.size() ||
      json.zone.size() != read.zone.size()) {
    std::abort();
  }
  return 0;
}
