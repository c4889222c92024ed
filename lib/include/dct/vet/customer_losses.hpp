// SPDX-License-Identifier: MIT
#pragma once

/// What a customer would lose: the losses of a template's ordinary use on every
/// sample zone.
///
///   const auto document = dct::json::Document::parse({"web.json", R"({
///     "records": [{"type": "MX", "host": "@", "pointsTo": "mx.example.org",
///                  "priority": 1, "ttl": 600}]})"});
///   for (const dct::vet::CustomerLoss& l : dct::vet::find_customer_losses(
///            dct::templates::read_template(document)))
///     std::cout << l.loss.id << " in the zone " << l.zone << '\n';

#include <dct/apply/losses.hpp>
#include <dct/template/template.hpp>
#include <dct/zone/sample_zones.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

/// One kind of loss, where it is seen first.
struct CustomerLoss {
  apply::Loss loss{};
  std::string zone{};   ///< a sample zone
  std::string host{};   ///< of the request; empty: none
  std::string group{};  ///< the only one of the request; empty: all
  unsigned zones = 0;   ///< in how many sample zones it is seen
};

/// Each group is tried alone, up to this number of them.
inline constexpr std::size_t kMaxLossGroups = 8;
/// As kMaxTrialRecords; a template of hundreds of records is tried on fewer
/// zones, and as a whole.
inline constexpr std::size_t kMaxLossRecords = 200'000;

/// With sample values, at the domain and at a host below it, all records
/// together and each group alone. In the order of rules/data/losses.yaml.
[[nodiscard]] DCT_EXPORT std::vector<CustomerLoss> find_customer_losses(
    const templates::Template& tmpl, std::span<const zone::SampleZone> zones);
/// On all sample zones.
[[nodiscard]] DCT_EXPORT std::vector<CustomerLoss> find_customer_losses(
    const templates::Template& tmpl);

/// The command line of dct-simulate that shows it.
[[nodiscard]] DCT_EXPORT std::string command(const CustomerLoss& loss,
                                             std::string_view file);

}  // namespace dct::vet
