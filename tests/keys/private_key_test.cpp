// SPDX-License-Identifier: MIT
#include <dct/keys/private_key.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"

using namespace dct;
using test::private_key;
using test::rule_of;

TEST_CASE("every algorithm signs what it verifies, and nothing else",
          "[signing]") {
  for (const keys::AlgorithmInfo& info : keys::algorithms()) {
    if (!info.algorithm) continue;
    INFO(info.name);
    const keys::Algorithm a = *info.algorithm;
    const keys::PrivateKey& key = private_key(keys::key_kind(a));
    const keys::PublicKey pub = key.public_key();
    const std::string signature = key.sign(a, "a=1&b=2");
    CHECK(signature.size() == pub.signature_size());
    CHECK(pub.verifies(a, "a=1&b=2", signature));
    CHECK_FALSE(pub.verifies(a, "a=1&b=3", signature));
    CHECK_FALSE(pub.verifies(a, "a=1&b=2", signature + '\0'));
    CHECK_FALSE(pub.verifies(a, "a=1&b=2", ""));
    for (const keys::AlgorithmInfo& other : keys::algorithms()) {
      if (!other.algorithm || other.algorithm == a ||
          (keys::key_kind(a) == keys::KeyKind::ed25519 &&
           keys::key_kind(*other.algorithm) == keys::KeyKind::ed25519)) {
        continue;
      }
      CHECK_FALSE(pub.verifies(*other.algorithm, "a=1&b=2", signature));
    }
  }
}

TEST_CASE("a signature of ECDSA is R followed by S", "[signing]") {
  CHECK(private_key(keys::KeyKind::p256)
            .sign(keys::Algorithm::es256, "x")
            .size() == 64);
  CHECK(private_key(keys::KeyKind::p384)
            .sign(keys::Algorithm::es384, "x")
            .size() == 96);
}

TEST_CASE("a key signs with its own algorithms only", "[signing]") {
  CHECK(private_key(keys::KeyKind::rsa)
            .sign(keys::Algorithm::es256, "x")
            .empty());
  CHECK(private_key(keys::KeyKind::p256)
            .sign(keys::Algorithm::es384, "x")
            .empty());
  CHECK(private_key(keys::KeyKind::ed25519)
            .sign(keys::Algorithm::rs256, "x")
            .empty());
}

TEST_CASE("private keys are read as they were written", "[signing]") {
  for (const keys::KeyKind kind : test::kKeyKinds) {
    const keys::PrivateKey& key = private_key(kind);
    const keys::Secret pem = key.pem();
    const auto read = keys::PrivateKey::read(pem.text());
    REQUIRE(read);
    CHECK(read->public_key().der() == key.public_key().der());
  }
}

TEST_CASE("an encrypted key is opened by its passphrase only", "[signing]") {
  CHECK(keys::PrivateKey::read(test::kScryptKey, "pw"));
  CHECK(rule_of(keys::PrivateKey::read(test::kScryptKey, "wrong")) ==
        "key-passphrase");
  CHECK(rule_of(keys::PrivateKey::read(test::kScryptKey)) == "key-encrypted");
}

TEST_CASE("what is not a private key is named, and never cited", "[signing]") {
  const keys::Secret pem = private_key(keys::KeyKind::rsa).pem();
  std::string damaged(pem.text());
  damaged.replace(damaged.size() / 2, 4, "!!!!");
  CHECK(keys::PrivateKey::read(damaged).why() ==
        "the private key in this PEM is damaged, or in an unknown form");
  const std::string public_pem =
      private_key(keys::KeyKind::rsa).public_key().pem();
  CHECK(rule_of(keys::PrivateKey::read(public_pem)) == "key-missing");
  for (const std::string& text :
       {std::string(), std::string("\0", 1), std::string("MIIB")}) {
    CHECK(rule_of(keys::PrivateKey::read(text)) == "key-form");
  }
}

TEST_CASE("a private key has at most 64 KiB", "[signing][limits]") {
  CHECK(rule_of(keys::PrivateKey::read(std::string(65'536, '?'))) ==
        "key-form");
  CHECK(rule_of(keys::PrivateKey::read(std::string(65'537, '?'))) ==
        "key-length");
}

TEST_CASE("RSA keys are made in three sizes", "[signing][limits]") {
  for (const unsigned bits : {1024U, 2047U, 2049U, 8192U}) {
    CHECK(rule_of(keys::PrivateKey::generate(keys::KeyKind::rsa, bits)) ==
          "key-bits");
  }
}
