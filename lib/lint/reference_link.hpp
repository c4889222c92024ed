// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace dct::lint {

/// Where a reference of a rule can be read: of "RFC 7208 section 4.5", of
/// "draft-ietf-dconn-domainconnect-05 section 3: dc-ttl-tmpl", of a URL. Empty
/// for what has no page of its own.
std::string reference_url(std::string_view reference);

/// The same in Markdown, as a link if there is one.
std::string reference_link(std::string_view reference);

}  // namespace dct::lint
