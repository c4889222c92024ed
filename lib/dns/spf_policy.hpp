// SPDX-License-Identifier: MIT
#pragma once

/// The terms of an SPF policy (RFC 7208 section 12), with template variables
/// standing for anything.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::dns {

struct SpfTerm {
  std::string_view text;  ///< as written, qualifier included
  std::size_t begin = 0;  ///< in the policy
  char qualifier = '+';
  std::string_view name;      ///< "include", "redirect"; as written
  char separator = '\0';      ///< ':' or '=' or '/' behind the name
  std::string_view argument;  ///< behind the separator ('/' included)

  bool is_modifier() const { return separator == '='; }
  /// The name in lower case: mechanisms know no case.
  std::string key() const;
};

/// The terms between white space; "v=spf1" is one of them, as a modifier `v`.
std::vector<SpfTerm> spf_terms(std::string_view policy);

/// Why a term can't stand in an SPF policy, as a sentence's end ("is no
/// mechanism of SPF"), and what to write instead.
struct SpfDefect {
  std::string message;
  std::string help;
  bool unknown_name = false;
};
std::optional<SpfDefect> find_spf_defect(const SpfTerm& term);

/// A text beginning with v=spf1, in any case, after an optional quotation
/// mark.
bool is_spf_policy(std::string_view text);

/// `spfRules` has `%{i}`, a macro of SPF, beside the template's `%x%`. This
/// text, of the same length, has no macros.
std::string mask_spf_macros(std::string_view policy);

}  // namespace dct::dns
