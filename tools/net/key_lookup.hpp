// SPDX-License-Identifier: MIT
#pragma once

/// Published keys, looked up where TXT records come from.

#include <dct/keys/publish.hpp>

#include <string_view>

#include "net/txt_source.hpp"

namespace dct::tools {

/// The key with this label. If it is not at its name, the problems say at which
/// other name it was found.
/// @param found  if not null: the answer for its name
keys::KeyRecord find_key(const TxtSource& source, std::string_view label,
                         std::string_view domain, TxtAnswer* found = nullptr);

/// The record of a key that is at hand: as if it were published.
keys::KeyRecord record_of(const keys::PublicKey& key,
                          keys::Algorithm algorithm);

}  // namespace dct::tools
