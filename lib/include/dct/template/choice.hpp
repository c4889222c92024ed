// SPDX-License-Identifier: MIT
#pragma once

/// What a caller can choose. Whoever has a template applied fills its
/// variables with any text, dots and slashes included; how much of a value
/// that decides is read off its fixed parts.
///
///   using namespace dct::templates;
///   const bool own = choice_in_name("%shop%.example.com") == Choice::part;
///   const bool any = choice_in_name("%shop%example.com") == Choice::domain;
///   std::cout << (own && any ? "as it should be\n" : "?\n");

#include <dct/export.h>
#include <dct/template/template.hpp>

#include <cstdint>
#include <string_view>

namespace dct::templates {

/// In the order of how much it is.
enum class Choice : std::uint8_t {
  nothing,  ///< it is fixed, or the user's own domain
  part,     ///< a label below a fixed domain, a path, the end of a text
  tenant,   ///< a name right below a suffix where anyone can have one
  domain,   ///< the registrable domain, though some characters are fixed
  all       ///< the whole value
};

/// Of a host name: what follows the last variable decides whose name it is.
DCT_EXPORT Choice choice_in_name(std::string_view name);
/// Of a URL: a variable in the authority, or touching it, can end it early.
DCT_EXPORT Choice choice_in_url(std::string_view url);
/// Of a term of SPF: the domain or the network of its mechanism.
DCT_EXPORT Choice choice_in_spf_term(std::string_view term);
/// Of an address or any other text: all of it when no letter or digit is
/// fixed.
DCT_EXPORT Choice choice_in_text(std::string_view text);
/// Of what a record says, by its type.
DCT_EXPORT Choice choice_in_content(const Record& record);

/// Whether the caller can choose the name that a record is written at, so far
/// that no fixed label of a protocol (`_domainkey`) is left around it.
DCT_EXPORT bool is_open_host(std::string_view host);

/// Who fills the variables.
enum class Caller : std::uint8_t {
  anyone,      ///< no signature: who makes the user open a link
  key_holder,  ///< syncPubKeyDomain
  provider     ///< syncBlock: nobody by a link
};

DCT_EXPORT Caller caller_of(const Template& tmpl);
/// "anyone who can make the user open a link".
DCT_EXPORT std::string_view words(Caller caller);

}  // namespace dct::templates
