// SPDX-License-Identifier: MIT
#include <dct/keys/algorithm.hpp>

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("algorithms are found by their exact name", "[signing]") {
  CHECK(keys::algorithms().front().name == "RS256");
  CHECK(keys::find_algorithm("RS256")->support ==
        keys::AlgorithmSupport::mandatory);
  CHECK(keys::find_algorithm("ES512")->support ==
        keys::AlgorithmSupport::optional);
  CHECK(keys::find_algorithm("HS256")->support ==
        keys::AlgorithmSupport::not_possible);
  for (const char* other : {"rs256", "RS256 ", "", "RSA-SHA256"}) {
    CHECK(keys::find_algorithm(other) == nullptr);
  }
}

TEST_CASE("each usable algorithm has a name and a kind of key", "[signing]") {
  for (const keys::AlgorithmInfo& info : keys::algorithms()) {
    if (!info.algorithm) continue;
    CHECK(name(*info.algorithm) == info.name);
  }
  for (const auto kind : {keys::KeyKind::rsa, keys::KeyKind::p256,
                          keys::KeyKind::p384, keys::KeyKind::ed25519}) {
    CHECK(keys::key_kind(keys::default_algorithm(kind)) == kind);
  }
}
