// SPDX-License-Identifier: MIT
#pragma once

/// What a customer would lose by ordinary use of a template, and what its
/// requests do to each other, tried on every sample zone.
///
///   const auto document = dct::json::Document::parse({"web.json", R"({
///     "records": [{"type": "MX", "host": "@", "pointsTo": "mx.example.org",
///                  "priority": 1, "ttl": 600}]})"});
///   for (const dct::vet::CustomerLoss& l : dct::vet::find_customer_losses(
///            dct::templates::read_template(document)).losses)
///     std::cout << l.loss.id << " in " << l.seen.size() << " zones\n";

#include <dct/apply/losses.hpp>
#include <dct/diagnostic/problem.hpp>
#include <dct/template/template.hpp>
#include <dct/vet/template_use.hpp>
#include <dct/zone/sample_zones.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dct::vet {

/// One kind of loss, in the words of the zone where it is seen first.
struct CustomerLoss {
  apply::Loss loss{};
  /// The first use of each zone that shows it, at least one.
  std::vector<TemplateUse> seen{};
};

/// What requests of one template do to each other; its rule is one of
/// rules/applications/, its place the record.
struct UseProblem {
  diagnostic::Problem problem{};
  TemplateUse use{};
};

struct CustomerLosses {
  std::vector<CustomerLoss> losses{};  ///< in the order of losses.yaml
  std::vector<UseProblem> problems{};  ///< by rule, then by record
  /// A sentence for each kind of use that was not tried in full.
  std::vector<std::string> cut{};
};

struct LossOptions {
  std::span<const zone::SampleZone> zones{};  ///< none: all sample zones
  /// All groups, and all orders of them, up to kMaxLossOrders.
  bool thorough = false;
};

/// Each group is tried alone and with each other one, up to this number.
inline constexpr std::size_t kMaxLossGroups = 8;
inline constexpr std::size_t kMaxLossOrders = 120;
/// As kMaxTrialRecords; a template of hundreds of records is tried on fewer
/// zones, and as a whole.
inline constexpr std::size_t kMaxLossRecords = 400'000;

/// With sample values, at the domain and at a host below it: all records
/// together, each group alone, two groups one after the other, and all of it a
/// second time: with the same values, with others, and as a second instance.
[[nodiscard]] DCT_EXPORT CustomerLosses find_customer_losses(
    const templates::Template& tmpl, const LossOptions& options = {});

}  // namespace dct::vet
