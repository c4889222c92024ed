// SPDX-License-Identifier: MIT
#pragma once

/// Owner names in presentation form (RFC 1035 section 5.1), as a zone keeps
/// them: relative to the apex, in lower case, "@" for the apex.
///
///   const auto owner = dct::dns::owner_name("WWW.Example.com.", "example.com");
///   if (owner) std::cout << *owner << '\n';  // www
///   if (!owner) std::cerr << owner.why() << '\n';

#include <dct/export.h>
#include <dct/diagnostic/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace dct::dns {

inline constexpr std::string_view kApex = "@";

/// The next dot from `at` that separates labels: one that is not escaped.
/// npos: none.
DCT_EXPORT std::size_t find_dot(std::string_view name, std::size_t at = 0);

/// Whether a dot that is not escaped ends the name.
DCT_EXPORT bool is_absolute(std::string_view name);

/// The name above: "a.b" to "b", "b" to "@", "@" to "".
DCT_EXPORT std::string_view parent(std::string_view owner);

/// Whether a name is below another one, which is not "@".
DCT_EXPORT bool is_below(std::string_view owner, std::string_view above);

/// A name as zone::ResourceRecord::owner has it. Absolute (with a final dot) or
/// relative to the apex, in any case, with U-labels; "" is the apex.
/// @param apex  in lower case, no final dot
/// @returns     else what is wrong, as a clause: "a label is empty: ..."
DCT_EXPORT diagnostic::Result<std::string> owner_name(std::string_view name,
                                                      std::string_view apex);

/// The same of an absolute name, in this zone or not: it has no final dot, the
/// root is empty.
DCT_EXPORT diagnostic::Result<std::string> absolute_name(std::string_view name);

}  // namespace dct::dns
