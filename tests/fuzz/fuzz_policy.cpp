// SPDX-License-Identifier: MIT

/// Any bytes as a policy in YAML.

#include <dct/lint/policy.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dct;
  const auto policy = lint::Policy::read(json::Document::parse_yaml(
      {"p.yaml", std::string(reinterpret_cast<const char*>(data), size)}));
  if (!policy && policy.problems().empty()) std::abort();
  return 0;
}
