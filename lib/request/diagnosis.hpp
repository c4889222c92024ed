// SPDX-License-Identifier: MIT
#pragma once

/// Why a signature is not that of the query: what its sender most likely did
/// otherwise. Nothing here can make a verification succeed.

#include <dct/keys/key_record.hpp>
#include <dct/request/query.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

/// `sig` as its sender meant it, and what is wrong with how it came.
struct ReceivedSignature {
  std::optional<std::string> bytes;  ///< strictly read; only this is verified
  std::optional<std::string> meant;  ///< read with the problems repaired
  std::vector<diagnostic::Problem> problems;
};
/// @param encoded  the value of `sig` as received
ReceivedSignature read_signature(std::string_view encoded,
                                 const keys::PublicKey& key);

/// Mistakes that would have made the signature right, else what can be said
/// about it. At least one.
/// @param signature  raw bytes, not that of the query
std::vector<diagnostic::Problem> explain_failure(std::string_view query,
                                                 const keys::PublicKey& key,
                                                 keys::Algorithm algorithm,
                                                 std::string_view signature);

}  // namespace dct::request
