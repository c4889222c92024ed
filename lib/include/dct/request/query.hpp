// SPDX-License-Identifier: MIT
#pragma once

/// The query string of an apply request: what is signed, byte for byte
/// (draft-ietf-dconn-domainconnect-05 sections 8.3.2.1 and 8.3.4).
///
///   std::string text = dct::request::canonical_query(
///       {{"domain", "example.com"}, {"a", "1+1"}});  // to sign
///   // "a=1%2B1&domain=example.com"
///   std::string same = dct::request::signed_part(text + "&key=_dck1&sig=..");  // sent

#include <dct/export.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

/// A parameter as its sender means it, nothing encoded.
struct Parameter {
  std::string name;
  std::string value;

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// One piece of a query between two `&`, as received. `name` and `value` view
/// `text`: up to the first `=` and all behind it, further `=` included.
struct QueryPart {
  std::string_view text;
  std::string_view name;
  std::string_view value;
  bool has_equals = false;
};

/// RFC 3986: letters, digits and - . _ ~ stay, every other byte becomes %XX in
/// upper case. A blank is %20, never +.
DCT_EXPORT std::string percent_encode(std::string_view text);

/// The reverse; + stays +. Nothing when a % is not followed by two hexadecimal
/// digits.
DCT_EXPORT std::optional<std::string> percent_decode(std::string_view text);

/// The pieces in their order, empty ones included; the empty query has none.
/// They view `query`.
DCT_EXPORT std::vector<QueryPart> split_query(std::string_view query);

/// The exact bytes that a sender signs: names and values percent-encoded,
/// sorted by the encoded name (octet order), joined by = and &. Equal names
/// keep their order, which the draft leaves open. `sig` and `key` are left out.
DCT_EXPORT std::string canonical_query(
    const std::vector<Parameter>& parameters);

/// The exact bytes that a receiver verifies: the query as received, without its
/// pieces named `sig` and `key`. Nothing else is touched.
DCT_EXPORT std::string signed_part(std::string_view query);

/// What stands between the first ? of an absolute http or https URL and its
/// fragment; empty if it has none. Any other text is a query already, with or
/// without a ? before it.
DCT_EXPORT std::string_view query_of(std::string_view url_or_query);

}  // namespace dct::request
