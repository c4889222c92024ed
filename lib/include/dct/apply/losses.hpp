// SPDX-License-Identifier: MIT
#pragma once

/// What is broken in a zone after an application, or worse than before: two
/// SPF policies at a name, a mail server that is gone. The table of losses is
/// rules/data/losses.yaml.
///
///   const dct::zone::Zone before("example.com");
///   const dct::apply::Request request{.domain = "example.com"};
///   const auto change = dct::apply::apply(before, request);
///   if (change)
///     for (const dct::apply::Loss& loss :
///          dct::apply::find_losses(before, *change, request))
///       std::cout << loss.id << ": " << loss.message << '\n';

#include <dct/export.h>
#include <dct/apply/apply.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::apply {

/// A kind of loss.
struct LossInfo {
  std::string_view id{};     ///< "spf-two-policies"
  std::string_view area{};   ///< mail, web, certificates, dns or other
  std::string_view grade{};  ///< broken, worse than before, or moved elsewhere
  std::string_view sentence{};  ///< with {values}
};

[[nodiscard]] DCT_EXPORT std::span<const LossInfo> loss_kinds();

struct Loss {
  std::string_view id{};
  std::string_view area{};
  std::string_view grade{};
  std::string owner{};    ///< relative to the domain
  std::string message{};  ///< a sentence; what it cites is safe to print
  /// What shows it: both policies, or the records that are gone.
  std::vector<zone::ResourceRecord> records{};
};

/// In the order of the table, then by owner. Costs as many steps as the zone
/// has records.
/// @param before  the zone that the change was computed for
[[nodiscard]] DCT_EXPORT std::vector<Loss> find_losses(const zone::Zone& before,
                                                       const Change& change,
                                                       const Request& request);

/// Records of an application that stay when the template is applied again with
/// other values, although nobody needs them then: at most one loss.
/// @param change  the first application
/// @param again   the second
[[nodiscard]] DCT_EXPORT std::vector<Loss> find_orphans(
    const zone::Zone& before, const Change& change, const Request& again);

}  // namespace dct::apply
