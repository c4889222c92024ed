// SPDX-License-Identifier: MIT
#pragma once

/// Asking strangers' servers. The URLs come from templates that anybody may
/// have written, so a fetch goes to public addresses only, by https only, and
/// keeps no more than it needs.
///
/// The helper program dct-fetch does it: libcurl and what it needs take longer
/// to load than to lint a template, and a mistake in them is one of a process
/// that has no files open.

#include <dct/diagnostic/result.hpp>
#include <dct/dns/address.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dct::tools {

inline constexpr char kFetchHelper[] = "dct-fetch";

struct FetchOptions {
  unsigned timeout_seconds = 10;  ///< for a URL, its redirects included
  unsigned max_redirects = 0;
  unsigned max_bytes = 1U << 20U;  ///< larger contents are refused
  unsigned kept_bytes = 1U << 20U;
  std::string user_agent;
  /// For tests: one address and port that may be connected to though it is not
  /// public, and by http too.
  struct Server {
    dns::Address address;
    std::uint16_t port = 0;
  };
  std::optional<Server> test_server;
};

enum class FetchEnd : std::uint8_t {
  answered,             ///< status, content_type and content hold
  no_address,           ///< the name of the host has no address
  no_connection,        ///< nothing answers there
  special_address,      ///< the host is at `address`, which is not public
  not_https,            ///< `url` is not an https URL
  too_many_redirects,   ///< more than allowed
  timed_out,            ///< not complete in time
  broken,               ///< not HTTP, or closed before the end
  too_large,            ///< more than allowed
  no_tls,               ///< no secure connection is possible
  certificate_expired,  ///< or is not valid yet
  certificate_name,     ///< it is for another host
  certificate_unknown,  ///< not signed by a trusted authority
};

struct Fetched {
  FetchEnd end = FetchEnd::broken;
  std::string url;           ///< the last one asked, after all redirects
  unsigned redirects = 0;    ///< how many were followed to `url`
  std::string address;       ///< of special_address
  int status = 0;            ///< RFC 9110 section 15
  std::string content_type;  ///< the header field; empty if there is none
  std::string content;       ///< its first bytes, at most `kept_bytes`
};

/// Fetches each URL, a few at a time.
/// @param urls  distinct http or https URLs
/// @returns what each of them gave, in their order, or why nothing can be
/// fetched from here at all
diagnostic::Result<std::vector<Fetched>> fetch(
    const std::vector<std::string>& urls, const FetchOptions& options);

}  // namespace dct::tools
