// SPDX-License-Identifier: MIT
#pragma once

/// What the values of a rendered record may be (draft-05 section 6.2), and how
/// they are written. Each function reports what it refuses.

#include <optional>
#include <string>

#include "apply/draft/draft_fields.hpp"

namespace dct::apply {

/// The owner: relative to the domain, in lower case, "@" for the domain itself.
/// Empty: it was refused.
std::string owner_value(DraftFields& fields, templates::Property property);

/// The complete name of another host, in lower case, without a final dot.
std::string target_value(DraftFields& fields, templates::Property property);

/// An address in the form of RFC 5952.
std::string address_value(DraftFields& fields, templates::Property property);

/// The URL of a redirect.
std::string url_value(DraftFields& fields, templates::Property property);

/// The data of a type that is generic.
std::string generic_value(DraftFields& fields);

/// The two labels of an SRV record.
void read_service(DraftFields& fields, zone::ResourceRecord& record);

}  // namespace dct::apply
