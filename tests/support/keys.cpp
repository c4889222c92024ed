// SPDX-License-Identifier: MIT
#include "support/keys.hpp"

#include <catch2/catch.hpp>

namespace dct::test {

const keys::PrivateKey& private_key(keys::KeyKind kind) {
  const auto make = [](keys::KeyKind k) {
    return *keys::PrivateKey::generate(k);
  };
  static const keys::PrivateKey keys[] = {
      make(keys::KeyKind::rsa), make(keys::KeyKind::p256),
      make(keys::KeyKind::p384), make(keys::KeyKind::ed25519)};
  return keys[static_cast<int>(kind)];
}

std::string ids(const std::vector<diagnostic::Problem>& problems) {
  std::string text;
  for (const diagnostic::Problem& m : problems) {
    if (!text.empty()) text += ' ';
    text += m.rule;
    INFO(m.rule);
    CHECK_FALSE(m.message.empty());
    CHECK_FALSE(m.help.empty());
  }
  return text;
}

}  // namespace dct::test
