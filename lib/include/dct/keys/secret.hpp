// SPDX-License-Identifier: MIT
#pragma once

/// Passphrases and private keys in memory.
///
///   const dct::keys::Secret passphrase("correct horse");
///   assert(passphrase.text() == "correct horse");
///   // Its memory is overwritten when it is destroyed.

#include <dct/export.h>

#include <string_view>
#include <vector>

namespace dct::keys {

/// Bytes that are overwritten when they are no longer needed. (A vector: a
/// short std::string leaves copies of itself in memory.)
class DCT_EXPORT Secret {
 public:
  explicit Secret(std::string_view text) : bytes_(text.begin(), text.end()) {}
  Secret(const Secret&) = delete;
  Secret(Secret&& other) noexcept = default;
  Secret& operator=(const Secret&) = delete;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();

  std::string_view text() const& { return {bytes_.data(), bytes_.size()}; }
  std::string_view text() const&& = delete;

 private:
  std::vector<char> bytes_;
};

}  // namespace dct::keys
