// SPDX-License-Identifier: MIT
#pragma once

/// SPF policies merged by their terms (draft-05 section 9.4, RFC 7208).

#include <dct/diagnostic/problem.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::apply {

/// "v=spf1", followed by nothing or a space (RFC 7208 section 4.5).
bool is_spf_record(std::string_view text);

/// The first term that no policy may have, and why, as a clause: "\"ip4:x\"
/// needs an IPv4 address".
std::optional<diagnostic::Problem> check_spf_terms(std::string_view terms);

/// Why a policy of the zone cannot be merged, completing "it ...".
std::optional<std::string> merge_obstacle(std::string_view policy);

struct MergedSpf {
  std::string policy;
  bool unchanged = false;  ///< every term was there already
  /// Terms of the template that do not go into a merged policy: `v=spf1`,
  /// `all`, `redirect=`.
  std::vector<std::string> left_out;
};

/// Terms of `policy` first, then those of `rules`; each once, with its least
/// restrictive qualifier; then one `all`, which is `~all` or the less
/// restrictive one that was there.
/// @param policy  one without a merge_obstacle(), or empty: there is none
MergedSpf merge_spf(std::string_view policy,
                    const std::vector<std::string_view>& rules);

}  // namespace dct::apply
