// SPDX-License-Identifier: MIT

/// Attestations of real templates.

#include <catch2/catch.hpp>

#include "support/attestations.hpp"
#include "support/files.hpp"
#include "support/keys.hpp"
#include "support/random.hpp"

using namespace dct;
using namespace dct::test;

namespace {

/// One byte more, or less, or another.
std::string with_change(std::string text, Random& random) {
  const std::size_t at = random.below(text.size());
  if (random.one_in(3)) return text.insert(at, 1, random.byte());
  if (random.one_in(2)) return text.erase(at, 1);
  text[at] = static_cast<char>(text[at] ^ (1 << random.below(8)));
  return text;
}

}  // namespace

TEST_CASE("a real template of one byte more or less is not admitted",
          "[attest-registry]") {
  const auto folder = shared("registry");
  if (!have(folder)) return;
  Random random(1);
  const auto files = templates_in(folder);
  for (int i = 0; i < 60; ++i) {
    const auto& path = files[random.below(files.size())];
    INFO(path);
    const std::string text = read(path);
    const std::string line = signed_line(
        statement_of(text),
        random.one_in(2) ? keys::KeyKind::p256 : keys::KeyKind::ed25519);
    CHECK(admitted(text, line) == "approve");
    for (int change = 0; change < 20; ++change) {
      const std::string other = with_change(text, random);
      INFO(other);
      CHECK(admitted(other, line) == "attestation-content");
    }
  }
}
