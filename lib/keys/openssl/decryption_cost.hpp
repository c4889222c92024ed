// SPDX-License-Identifier: MIT
#pragma once

/// The work that an encrypted key asks for before its passphrase can be tried.
/// The file of the key sets it, and may set years.

#include <dct/diagnostic/problem.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace dct::keys {

/// PBKDF2, PBES1 and PKCS #12: ten times what is recommended for passphrases;
/// some seconds.
inline constexpr std::uint64_t kMaxIterations = 6'000'000;
/// scrypt, N times r times p: 32 times what OpenSSL writes, and about as long.
inline constexpr std::uint64_t kMaxScryptSteps = std::uint64_t{1} << 22U;

/// The reason not to try a passphrase on a PEM: a key in it asks for more work
/// than these, or does not say for how much. Nothing if there is no reason.
std::optional<diagnostic::Problem> find_decryption_cost(std::string_view pem);

}  // namespace dct::keys
