// SPDX-License-Identifier: MIT
#include <dct/keys/key.hpp>
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/random.hpp"

using namespace dct;
using test::private_key;

TEST_CASE("every algorithm signs what it verifies, and nothing else",
          "[signing]") {
  for (const keys::AlgorithmInfo& info : keys::algorithms()) {
    if (!info.algorithm) continue;
    INFO(info.name);
    const keys::Algorithm a = *info.algorithm;
    CHECK(name(a) == info.name);
    const keys::PrivateKey& key = private_key(keys::key_kind(a));
    const keys::PublicKey pub = key.public_key();
    const std::string signature = key.sign(a, "a=1&b=2");
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

TEST_CASE("a signature of ECDSA is R and S side by side", "[signing]") {
  CHECK(private_key(keys::KeyKind::p256)
            .sign(keys::Algorithm::es256, "x")
            .size() == 64);
  CHECK(private_key(keys::KeyKind::p384)
            .sign(keys::Algorithm::es384, "x")
            .size() == 96);
}

TEST_CASE("a key signs only with its algorithms", "[signing]") {
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

TEST_CASE("keys come back from PEM and from base64", "[signing]") {
  for (const keys::KeyKind kind : test::kKeyKinds) {
    const keys::PrivateKey& key = private_key(kind);
    const keys::PublicKey pub = key.public_key();
    const keys::Algorithm a = keys::default_algorithm(kind);
    const std::string signature = key.sign(a, "text");

    const auto read = keys::PrivateKey::read(key.pem().text());
    REQUIRE(read.key);
    CHECK(pub.verifies(a, "text", read.key->sign(a, "text")));

    const auto from_pem = keys::PublicKey::read(pub.pem());
    REQUIRE(from_pem.key);
    CHECK(from_pem.key->verifies(a, "text", signature));
    std::string base64 = text::to_base64(pub.der());
    base64.insert(20, "\r\n ");
    const auto from_base64 = keys::PublicKey::read(base64);
    REQUIRE(from_base64.key);
    CHECK(from_base64.key->kind() == kind);
    CHECK(from_base64.key->verifies(a, "text", signature));
  }
}

TEST_CASE("an encrypted key opens with its passphrase only", "[signing]") {
  const keys::Secret pem =
      private_key(keys::KeyKind::p256).pem("correct horse");
  CHECK(pem.text().find("ENCRYPTED") != std::string_view::npos);
  CHECK(keys::PrivateKey::read(pem.text(), "correct horse").key);
  CHECK(keys::PrivateKey::read(pem.text(), "wrong").error ==
        "the passphrase does not open the private key");
  CHECK(keys::PrivateKey::read(pem.text()).error ==
        "the private key is encrypted; its passphrase is needed");
}

TEST_CASE("what is no key says so, and never what it is", "[signing]") {
  const keys::Secret pem = private_key(keys::KeyKind::rsa).pem();
  CHECK(keys::PublicKey::read(pem.text()).error ==
        "it is a private key, where a public one is wanted; give nobody the "
        "private one");
  std::string damaged(pem.text());
  damaged.replace(damaged.size() / 2, 4, "!!!!");
  const std::string error = keys::PrivateKey::read(damaged).error;
  CHECK(error == "the private key in this PEM is damaged or of no known form");
  CHECK(
      keys::PrivateKey::read(private_key(keys::KeyKind::rsa).public_key().pem())
          .error == "there is no private key in this PEM");
  for (const std::string& text :
       {std::string(), std::string("\0", 1), std::string("MIIB"),
        std::string("-----BEGIN "), std::string(100'000, 'A')}) {
    CHECK_FALSE(keys::PrivateKey::read(text).key);
    CHECK_FALSE(keys::PrivateKey::read(text).error.empty());
    CHECK_FALSE(keys::PublicKey::read(text).key);
    CHECK_FALSE(keys::PublicKey::read(text).error.empty());
  }
  CHECK_FALSE(keys::PrivateKey::generate(keys::KeyKind::rsa, 1024).key);
}

TEST_CASE("no bit of a public key can change and the key stay the same",
          "[signing][property]") {
  for (const keys::KeyKind kind : test::kKeyKinds) {
    const keys::PublicKey pub = private_key(kind).public_key();
    const keys::Algorithm a = keys::default_algorithm(kind);
    const std::string signature = private_key(kind).sign(a, "text");
    const std::string der = pub.der();
    for (std::size_t bit = 0; bit < 8 * der.size(); ++bit) {
      std::string changed = der;
      changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
      const auto read = keys::PublicKey::read_der(changed);
      INFO(text::to_base64(der) << " bit " << bit);
      CHECK(read.key.has_value() == read.error.empty());
      if (read.key) CHECK_FALSE(read.key->verifies(a, "text", signature));
    }
    CHECK(keys::PublicKey::read_der(der + "x").error ==
          "there are bytes behind the end of the key");
  }
}

namespace {

/// A PEM whose DER has other bytes at a place.
std::string with_bytes(std::string_view pem, std::string_view what,
                       std::string_view by) {
  const std::size_t begin = pem.find('\n') + 1;
  const std::size_t end = pem.rfind("-----END");
  std::string body(pem.substr(begin, end - begin));
  std::erase(body, '\n');
  std::string der = text::from_base64(body).value();
  REQUIRE(what.size() == by.size());
  const std::size_t at = der.find(what);
  REQUIRE(at != std::string::npos);
  der.replace(at, what.size(), by);
  return std::string(pem.substr(0, begin)) + text::to_base64(der) + "\n" +
         std::string(pem.substr(end));
}

// openssl pkcs8 -topk8 -scrypt, passphrase "pw".
constexpr char kScrypt[] = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAhh4Lm3CwwT3wICQAAC
AQgCAQEwHQYJYIZIAWUDBAEqBBDrOJd5Gg7T9k2thi3PQxjVBECwLai5EJSXrqZQ
bQe/uinMBtxqxQXwOQcXG7zucBzuPYKAq2KvKzxPNmcMKAR3SS508wnXeP5v3Tqa
qdIoKI7b
-----END ENCRYPTED PRIVATE KEY-----
)";

}  // namespace

TEST_CASE("an encrypted key that asks for years of work is refused unopened",
          "[signing][hostile]") {
  const keys::Secret pem = private_key(keys::KeyKind::ed25519).pem("pw");
  // INTEGER 600000, as this library writes it.
  const std::string_view written("\x02\x03\x09\x27\xC0", 5);
  const auto error = [&](std::string_view text) {
    return keys::PrivateKey::read(text, "pw").error;
  };
  CHECK(error(pem.text()).empty());
  // Fewer: a wrong key, but one that is tried.
  CHECK(error(with_bytes(pem.text(), written,
                         std::string_view("\x02\x03\x00\x27\xC0", 5))) != "");
  const std::string many =
      with_bytes(pem.text(), written, "\x02\x03\x7F\xFF\xFF");
  CHECK(error(many) ==
        "opening the private key would take 8388607 iterations, where 6000000 "
        "are a lot; encrypt it anew, with fewer");
  // Neither behind a comment nor behind a key that is none.
  CHECK(error("bag attributes\n" + many).find("8388607") != std::string::npos);
  CHECK(error("-----BEGIN X-----\nQUJD\n-----END X-----\n" + many)
            .find("8388607") != std::string::npos);
  CHECK(error("-----BEGIN X-----\nQ!\n-----END X-----\n" + many) ==
        "this PEM is damaged");
  CHECK(keys::PrivateKey::read(many).error ==
        "the private key is encrypted; its passphrase is needed");
  // A negative number of iterations is none.
  CHECK(error(with_bytes(pem.text(), written, "\x02\x03\xF0\x27\xC0"))
            .find("billions of iterations") != std::string::npos);

  CHECK(keys::PrivateKey::read(kScrypt, "pw").key);
  // N, r and p: 16384, 8 and 1.
  const std::string_view scrypt("\x02\x02\x40\x00\x02\x01\x08\x02\x01\x01", 10);
  CHECK(error(with_bytes(kScrypt, scrypt,
                         std::string_view(
                             "\x02\x02\x40\x00\x02\x01\x08\x02\x01\x7F", 10)))
            .find("16646144 steps of scrypt") != std::string::npos);
}

TEST_CASE("a key of many thousand bits is refused", "[signing][hostile]") {
  const auto tlv = [](char tag, const std::string& content) {
    const std::size_t n = content.size();
    return std::string{tag, '\x82', static_cast<char>(n >> 8U),
                       static_cast<char>(n & 255U)} +
           content;
  };
  const auto key = [&](std::size_t bytes) {
    const std::string modulus =
        std::string(1, '\0') + std::string(bytes, '\xFF');
    const std::string rsa = tlv(
        '\x30', tlv('\x02', modulus) + std::string("\x02\x03\x01\x00\x01", 5));
    const std::string algorithm(
        "\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00", 15);
    return keys::PublicKey::read_der(
        tlv('\x30', algorithm + tlv('\x03', std::string(1, '\0') + rsa)));
  };
  CHECK(key(2048).key);
  CHECK(key(2049).error.find("it has 16392 bits") == 0);
}
