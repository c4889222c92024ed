// SPDX-License-Identifier: MIT
#pragma once

/// Web addresses as far as templates need them: is it absolute, is it https,
/// which host, which path.

#include <optional>
#include <string>

namespace dct::text {

struct HttpUrl {
  bool is_https = false;
  std::string host;  ///< as written, variables included
  std::string path;  ///< with its slash, without query and fragment
};

/// An absolute http or https URL with a host (RFC 3986); variables may stand
/// anywhere but in the scheme.
std::optional<HttpUrl> parse_http_url(std::string_view text);

}  // namespace dct::text
