// SPDX-License-Identifier: MIT
#pragma once

/// What makes a text a host name or a target, in the preferred syntax of RFC
/// 1035 section 2.3.1 with underscores, wildcards and U-labels.

#include <dct/diagnostic/problem.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace dct::dns {

inline constexpr std::size_t kMaxLabel = 63;  // RFC 1035 section 2.3.4
inline constexpr std::size_t kMaxName = 253;  // the same, as text

enum class NameUse { host, target };

/// In the place of a character that is not known yet: one of a variable.
inline constexpr char kAnyCharacter = '\x1A';

/// What is wrong with a name: the first that is, at its place in the name, as a
/// clause that completes "... is not a host name: ". The rules are
/// name-character, name-at-sign, name-wildcard, name-empty-label,
/// name-long-label, name-too-long, name-hyphen and name-idn.
std::optional<diagnostic::Problem> check_name(std::string_view name,
                                              NameUse use);
/// The same of a name in which some characters may be anything.
/// @param name    as it is cited
/// @param masked  of the same length, with kAnyCharacter in these places
std::optional<diagnostic::Problem> check_name(std::string_view name,
                                              std::string_view masked,
                                              NameUse use);

/// Whether a text is a name of `least` labels or more.
bool is_domain_name(std::string_view text, std::size_t least = 2);

}  // namespace dct::dns
