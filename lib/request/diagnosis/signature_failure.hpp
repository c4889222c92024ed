// SPDX-License-Identifier: MIT
#pragma once

/// Why a signature is not that of the query: what its sender most likely did
/// differently. Nothing here can make a verification succeed.

#include <dct/keys/public_key.hpp>

#include <string_view>
#include <vector>

namespace dct::request {

/// Problems without which the signature would have been right; if none are
/// found, what the signature itself shows. At least one.
/// @param signature  raw bytes, not those of the query's signature
std::vector<diagnostic::Problem> explain_failure(std::string_view query,
                                                 const keys::PublicKey& key,
                                                 keys::Algorithm algorithm,
                                                 std::string_view signature);

}  // namespace dct::request
