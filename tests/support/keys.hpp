// SPDX-License-Identifier: MIT
#pragma once

/// Keys for tests, made once in a run.

#include <dct/diagnostic/result.hpp>
#include <dct/keys/private_key.hpp>

namespace dct::test {

inline constexpr keys::KeyKind kKeyKinds[] = {
    keys::KeyKind::rsa, keys::KeyKind::p256, keys::KeyKind::p384,
    keys::KeyKind::ed25519};

const keys::PrivateKey& private_key(keys::KeyKind kind);

/// openssl pkcs8 -topk8 -scrypt, passphrase "pw".
inline constexpr char kScryptKey[] = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAhh4Lm3CwwT3wICQAAC
AQgCAQEwHQYJYIZIAWUDBAEqBBDrOJd5Gg7T9k2thi3PQxjVBECwLai5EJSXrqZQ
bQe/uinMBtxqxQXwOQcXG7zucBzuPYKAq2KvKzxPNmcMKAR3SS508wnXeP5v3Tqa
qdIoKI7b
-----END ENCRYPTED PRIVATE KEY-----
)";

/// "id id", in order; every problem must have a message and a help.
std::string ids(const std::vector<diagnostic::Problem>& problems);

/// The rule of the only problem; empty when there is a value.
template <typename T>
std::string rule_of(const diagnostic::Result<T>& result) {
  if (result) return {};
  return result.problems().size() == 1 ? result.problems().front().rule
                                       : "not one problem";
}

}  // namespace dct::test
