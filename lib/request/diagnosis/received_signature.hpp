// SPDX-License-Identifier: MIT
#pragma once

/// The value of `sig` as received, and the signature that its sender meant.

#include <dct/keys/public_key.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

struct ReceivedSignature {
  std::optional<std::string> bytes;  ///< read strictly; only this is verified
  std::optional<std::string> meant;  ///< read with its problems repaired
  std::vector<diagnostic::Problem> problems;
};

/// @param encoded  the value of `sig`, percent-encoded
ReceivedSignature read_signature(std::string_view encoded,
                                 const keys::PublicKey& key);

}  // namespace dct::request
