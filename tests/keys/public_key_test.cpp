// SPDX-License-Identifier: MIT
#include <dct/keys/public_key.hpp>
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"

using namespace dct;
using test::private_key;
using test::rule_of;

namespace {

std::string tlv(char tag, const std::string& content) {
  const std::size_t n = content.size();
  return std::string{tag, '\x82', static_cast<char>(n >> 8U),
                     static_cast<char>(n & 255U)} +
         content;
}

/// The DER of an RSA key whose modulus is the number in these bytes.
std::string rsa_der(const std::string& modulus) {
  const std::string rsa = tlv(
      '\x30', tlv('\x02', modulus) + std::string("\x02\x03\x01\x00\x01", 5));
  const std::string algorithm(
      "\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00", 15);
  return tlv('\x30', algorithm + tlv('\x03', std::string(1, '\0') + rsa));
}

/// A number of so many bits, all of them 1.
std::string ones(std::size_t bits) {
  const std::size_t rest = bits % 8;
  std::string number(bits / 8, '\xFF');
  return (rest == 0 ? std::string(1, '\0')
                    : std::string(1, static_cast<char>((1U << rest) - 1))) +
         number;
}

}  // namespace

TEST_CASE("public keys are read from PEM and from base64", "[signing]") {
  for (const keys::KeyKind kind : test::kKeyKinds) {
    const keys::PublicKey key = private_key(kind).public_key();
    const keys::Algorithm a = keys::default_algorithm(kind);
    const std::string signature = private_key(kind).sign(a, "text");

    const auto from_pem = keys::PublicKey::read(key.pem());
    REQUIRE(from_pem);
    CHECK(from_pem->verifies(a, "text", signature));
    std::string base64 = text::to_base64(key.der());
    base64.insert(20, "\r\n ");
    const auto from_base64 = keys::PublicKey::read(base64);
    REQUIRE(from_base64);
    CHECK(from_base64->kind() == kind);
    CHECK(from_base64->verifies(a, "text", signature));
  }
}

TEST_CASE("what is not a public key is named", "[signing]") {
  const keys::Secret pem = private_key(keys::KeyKind::rsa).pem();
  CHECK(rule_of(keys::PublicKey::read(pem.text())) == "key-private");
  const std::string der = private_key(keys::KeyKind::rsa).public_key().der();
  CHECK(rule_of(keys::PublicKey::read_der(der + "x")) == "key-extra-bytes");
  CHECK(rule_of(keys::PublicKey::read_der(der.substr(0, 100))) == "key-cut");
  CHECK(rule_of(keys::PublicKey::read_der("no")) == "key-der");
  CHECK(rule_of(keys::PublicKey::read("-----BEGIN X-----")) == "key-missing");
  for (const std::string& text :
       {std::string(), std::string("\0", 1), std::string("?")}) {
    CHECK(rule_of(keys::PublicKey::read(text)) == "key-form");
  }
}

TEST_CASE("a public key has at most 64 KiB", "[signing][limits]") {
  CHECK(rule_of(keys::PublicKey::read(std::string(65'536, '?'))) == "key-form");
  CHECK(rule_of(keys::PublicKey::read(std::string(65'537, '?'))) ==
        "key-length");
  CHECK(rule_of(keys::PublicKey::read_der(std::string(65'536, '?'))) ==
        "key-der");
  CHECK(rule_of(keys::PublicKey::read_der(std::string(65'537, '?'))) ==
        "key-length");
}

TEST_CASE("an RSA key has at most 16384 bits", "[signing][limits]") {
  CHECK(keys::PublicKey::read_der(rsa_der(ones(16'384))));
  CHECK(rule_of(keys::PublicKey::read_der(rsa_der(ones(16'385)))) ==
        "key-bits");
}

TEST_CASE("an RSA key of less than 2048 bits is weak", "[signing][limits]") {
  const auto weaknesses = [](std::size_t bits) {
    const auto key = keys::PublicKey::read_der(rsa_der(ones(bits)));
    REQUIRE(key);
    CHECK(key->bits() == bits);
    return test::ids(key->weaknesses());
  };
  CHECK(weaknesses(2048).empty());
  CHECK(weaknesses(2047) == "key-weak");
}
