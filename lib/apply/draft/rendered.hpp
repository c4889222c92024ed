// SPDX-License-Identifier: MIT
#pragma once

/// A template's record as it will be in one zone: variables replaced, names
/// completed, values checked.

#include <dct/apply/apply.hpp>

#include <span>
#include <string>
#include <vector>

namespace dct::apply {

struct Rendered {
  /// As it will be in the zone. Of an SPFM record, the type is TXT and the data
  /// its rules; it may have no ttl.
  zone::ResourceRecord record{};
  templates::RecordType type = templates::RecordType::generic;
  unsigned number = 0;
  /// Null: the address of a redirect.
  const templates::Record* source = nullptr;
};

/// Whether the record is applied (draft-05 section 10.3).
bool is_active(const templates::Record& record,
               std::span<const std::string> groups);

/// Adds the records by which a provider's web server answers for a redirect.
void add_redirect_addresses(const Request& request, const Rendered& redirect,
                            std::vector<Rendered>& rendered);

}  // namespace dct::apply
