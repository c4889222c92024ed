// SPDX-License-Identifier: MIT
#pragma once

/// URLs and their queries, split by the generic syntax of RFC 3986 and not
/// changed in any way: signatures and messages need the bytes as they were
/// sent.
///
///   const std::string text = "https://dns.example.net/x?a=1&b=c=d#top";
///   for (const dct::text::QueryPart& part :
///        dct::text::split_query(dct::text::query_of(text)))
///     std::cout << part.name << " is " << part.value << '\n';

#include <dct/export.h>
#include <dct/text/temporary.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace dct::text {

/// The parts of a URI reference. They view the text that was split.
struct Url {
  std::string_view scheme{};                    ///< as written; may be empty
  std::optional<std::string_view> authority{};  ///< between // and the path
  std::string_view path{};
  std::optional<std::string_view> query{};     ///< after the first ?
  std::optional<std::string_view> fragment{};  ///< after the first #

  /// `scheme` is http or https, in any letter case, and there is an authority.
  DCT_EXPORT bool is_http() const;
  DCT_EXPORT bool is_https() const;
};

/// Any text can be split; whether the parts are valid is not checked.
[[nodiscard]] DCT_EXPORT Url split_url(std::string_view text);
Url split_url(TemporaryString auto&& text) = delete;

/// The parts of an authority. They view the text that was split.
struct Authority {
  std::optional<std::string_view> user_info{};  ///< before the last @
  std::string_view host{};    ///< an IPv6 address without its brackets
  bool has_brackets = false;  ///< the host was between [ and ]
  std::string_view rest{};    ///< after the host: empty, or : and the port
};

/// Nothing when a [ has no ].
[[nodiscard]] DCT_EXPORT std::optional<Authority> split_authority(
    std::string_view authority);
std::optional<Authority> split_authority(TemporaryString auto&& authority) =
    delete;

/// One piece of a query between two `&`, as received. `name` and `value` view
/// `text`: all before the first `=`, and all after it.
struct QueryPart {
  std::string_view text{};
  std::string_view name{};
  std::string_view value{};
  bool has_equals = false;
};

/// The pieces in their order, empty ones included; the empty query has none.
/// They view `query`.
[[nodiscard]] DCT_EXPORT std::vector<QueryPart> split_query(
    std::string_view query);
std::vector<QueryPart> split_query(TemporaryString auto&& query) = delete;

/// The query of an absolute http or https URL; empty if it has none. Any other
/// text is a query already, with or without a ? at its start.
[[nodiscard]] DCT_EXPORT std::string_view query_of(
    std::string_view url_or_query);
std::string_view query_of(TemporaryString auto&& url_or_query) = delete;

}  // namespace dct::text
