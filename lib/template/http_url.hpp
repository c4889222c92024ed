// SPDX-License-Identifier: MIT
#pragma once

/// Web addresses as templates write them: variables may be anywhere but in the
/// scheme.

#include <optional>
#include <string>
#include <string_view>

namespace dct::templates {

struct HttpUrl {
  bool is_https = false;
  std::string host;  ///< as written, variables included
  std::string path;  ///< with its slash, without query and fragment
};

/// An absolute http or https URL with a valid host (RFC 3986).
std::optional<HttpUrl> parse_http_url(std::string_view text);

}  // namespace dct::templates
