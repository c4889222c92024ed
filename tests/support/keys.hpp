// SPDX-License-Identifier: MIT
#pragma once

/// Keys for tests, made once a run.

#include <dct/key.hpp>

namespace dct::test {

inline constexpr KeyKind kKeyKinds[] = {KeyKind::rsa, KeyKind::p256,
                                        KeyKind::p384, KeyKind::ed25519};

const PrivateKey& private_key(KeyKind kind);

/// "id id", in order; every mistake must have a message and a help.
std::string ids(const std::vector<Mistake>& mistakes);

}  // namespace dct::test
