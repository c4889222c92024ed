// SPDX-License-Identifier: MIT
#pragma once

/// Zones to try templates on: those of samples/zones/, which are part of the
/// library, so that every installation has the same.
///
///   for (const auto& sample : dct::zone::sample_zones())
///     std::cout << sample.name << ": " << sample.zone.size() << " records\n";

#include <dct/export.h>
#include <dct/zone/zone.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::zone {

struct SampleZone {
  std::string name{};  ///< "shop"
  Zone zone{};         ///< of example.com
};

/// All of them, read anew, in the order of their names.
[[nodiscard]] DCT_EXPORT std::vector<SampleZone> sample_zones();

/// The master file of the sample zone of that name; empty if there is none.
[[nodiscard]] DCT_EXPORT std::string_view sample_zone_text(
    std::string_view name);

}  // namespace dct::zone
