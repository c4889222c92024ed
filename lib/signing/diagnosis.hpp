// SPDX-License-Identifier: MIT
#pragma once

/// Why a signature is not that of the query: what its sender most likely did
/// otherwise. Nothing here can make a verification succeed.

#include <dct/key_record.hpp>
#include <dct/query.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct {

/// `sig` as its sender meant it, and what is wrong with how it came.
struct ReceivedSignature {
  std::optional<std::string> bytes;  ///< strictly read; only this is verified
  std::optional<std::string> meant;  ///< read with the mistakes repaired
  std::vector<Mistake> mistakes;
};
/// @param encoded  the value of `sig` as received
ReceivedSignature read_signature(std::string_view encoded,
                                 const PublicKey& key);

/// Mistakes that would have made the signature right, else what can be said
/// about it. At least one.
/// @param signature  raw bytes, not that of the query
std::vector<Mistake> explain_failure(std::string_view query,
                                     const PublicKey& key, Algorithm algorithm,
                                     std::string_view signature);

}  // namespace dct
