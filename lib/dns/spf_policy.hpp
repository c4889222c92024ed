// SPDX-License-Identifier: MIT
#pragma once

/// The terms of an SPF policy (RFC 7208 section 12); template variables in them
/// may be anything.

#include <dct/diagnostic/problem.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::dns {

struct SpfTerm {
  std::string_view text{};  ///< as written, qualifier included
  std::size_t begin = 0;    ///< in the policy
  char qualifier = '+';
  std::string_view name{};      ///< "include", "redirect"; as written
  char separator = '\0';        ///< ':' or '=' or '/' after the name
  std::string_view argument{};  ///< after the separator ('/' included)

  bool is_modifier() const { return separator == '='; }
  /// The name in lower case: mechanisms are not case-sensitive.
  std::string key() const;
};

/// The terms between white space; "v=spf1" is one of them, as a modifier `v`.
std::vector<SpfTerm> spf_terms(std::string_view policy);

/// The rule of a term whose mechanism or modifier does not exist; its message
/// is a whole clause.
inline constexpr std::string_view kUnknownSpfTerm = "spf-unknown-term";

/// Why a term is not allowed in any SPF policy: a clause whose subject is the
/// term ("takes no argument"), and what to write instead.
std::optional<diagnostic::Problem> check_spf_term(const SpfTerm& term);

/// A text beginning with v=spf1, in any case, after an optional quotation
/// mark.
bool is_spf_policy(std::string_view text);

/// `spfRules` has `%{i}`, a macro of SPF, beside the template's `%x%`. This
/// text, of the same length, has no macros.
std::string mask_spf_macros(std::string_view policy);

}  // namespace dct::dns
