// SPDX-License-Identifier: MIT
#pragma once

/// What the public suffix list says of a name: the only door to libpsl.

#include <string>
#include <string_view>

namespace dct::dns {

/// Whether the last label is a top-level domain that the list knows.
bool has_public_tld(std::string_view name);

/// Whether a name is a suffix of one company below which its customers have
/// names of their own: herokuapp.com.
bool is_shared_suffix(std::string_view name);

/// The name that somebody could register: "a.example.co.uk" to
/// "example.co.uk". Empty for a public suffix itself.
std::string registrable_domain(std::string_view name);

}  // namespace dct::dns
