// SPDX-License-Identifier: MIT
#pragma once

/// Which hosts may be connected to: public addresses, by https. For tests there
/// is one more.

#include <sys/socket.h>

#include <optional>
#include <string>

#include "net/fetch.hpp"

namespace dct::tools {

/// A host as a URL names it.
struct UrlHost {
  std::string scheme;
  std::string host;  ///< a name, or an address without brackets
  unsigned port = 0;
};

/// Why a URL is not to be asked at all; nothing if it is.
std::optional<FetchEnd> refuse_host(const FetchOptions& options,
                                    const UrlHost& url);

/// The address that is about to be connected to, if that is forbidden. It is
/// judged here and not when the name was looked up: a name server may answer
/// differently each time.
/// @returns an empty text when it is allowed
std::string forbidden_address(const FetchOptions& options,
                              const sockaddr& address);

}  // namespace dct::tools
