// SPDX-License-Identifier: MIT
#include "support/keys.hpp"

#include <catch2/catch.hpp>

namespace dct::test {

const PrivateKey& private_key(KeyKind kind) {
  const auto make = [](KeyKind k) { return *PrivateKey::generate(k).key; };
  static const PrivateKey keys[] = {make(KeyKind::rsa), make(KeyKind::p256),
                                    make(KeyKind::p384),
                                    make(KeyKind::ed25519)};
  return keys[static_cast<int>(kind)];
}

std::string ids(const std::vector<Mistake>& mistakes) {
  std::string text;
  for (const Mistake& m : mistakes) {
    if (!text.empty()) text += ' ';
    text += m.id;
    INFO(m.id);
    CHECK_FALSE(m.message.empty());
    CHECK_FALSE(m.help.empty());
  }
  return text;
}

}  // namespace dct::test
