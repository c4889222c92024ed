// SPDX-License-Identifier: MIT
#include <dct/zone/master_file.hpp>
#include <dct/zone/sample_zones.hpp>

#include "zone/embedded_zones.hpp"

namespace dct::zone {

std::vector<SampleZone> sample_zones() {
  std::vector<SampleZone> zones;
  for (const EmbeddedFile& file : kEmbeddedFiles) {
    zones.push_back(
        {.name = std::string(file.name),
         .zone = read_master_file(file.text, file.name, "example.com").zone});
  }
  return zones;
}

std::string_view sample_zone_text(std::string_view name) {
  for (const EmbeddedFile& file : kEmbeddedFiles) {
    if (file.name == name) return file.text;
  }
  return {};
}

}  // namespace dct::zone
