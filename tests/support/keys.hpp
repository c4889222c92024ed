// SPDX-License-Identifier: MIT
#pragma once

/// Keys for tests, made once a run.

#include <dct/keys/key.hpp>

namespace dct::test {

inline constexpr keys::KeyKind kKeyKinds[] = {
    keys::KeyKind::rsa, keys::KeyKind::p256, keys::KeyKind::p384,
    keys::KeyKind::ed25519};

const keys::PrivateKey& private_key(keys::KeyKind kind);

/// "id id", in order; every mistake must have a message and a help.
std::string ids(const std::vector<diagnostic::Problem>& problems);

}  // namespace dct::test
