// SPDX-License-Identifier: MIT
#pragma once

/// Asking strangers' servers for logos. The URLs come from templates that
/// anybody may have written, so a fetch goes to public addresses only, by https
/// only, and keeps no more than it needs.

#include <dct/dns/address.hpp>
#include <dct/rules/logo.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dct::tools {

struct FetchOptions {
  unsigned timeout_seconds = 10;  ///< for a logo, its redirects included
  std::string user_agent;
  /// For tests: one address and port that may be connected to though it is not
  /// public, and by http too.
  struct Server {
    dns::Address address;
    std::uint16_t port = 0;
  };
  std::optional<Server> test_server;
};

/// Fetches each URL, a few at a time.
/// @param urls     distinct http or https URLs
/// @param answers  becomes what came of them, in their order
/// @throws std::runtime_error when nothing can be fetched from here at all
using FetchLogos = void(const std::vector<std::string>& urls,
                        const FetchOptions& options,
                        std::vector<rules::LogoAnswer>& answers);

/// The name of the module that has it, and of its function. libcurl and what
/// it needs take longer to load than to lint a template; who does not check
/// logos does not load them.
inline constexpr char kFetchModule[] = "libdct-fetch.so";
inline constexpr char kFetchFunction[] = "dct_fetch_logos";

}  // namespace dct::tools
