// SPDX-License-Identifier: MIT
#include "keys/openssl/decryption_cost.hpp"

#include <dct/keys/private_key.hpp>
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"

using namespace dct;
using test::rule_of;

namespace {

// openssl pkcs8 -topk8 -iter 600000, passphrase "pw".
constexpr char kPbkdf2Key[] = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGcMFgGCSqGSIb3DQEFDTBLMCoGCSqGSIb3DQEFDDAdBAhWAe2yY+VSNAIDCSfA
MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBBXoYlDuZiFdHrhT4xmCU11BECX
HrDx828q9Uac9aZtHObU3DW43vrYFjJteBMZM59qMb+Z2skz8XLqMjW+UPZwNtTV
sC0fQWHLGqE2jJO8phc5
-----END ENCRYPTED PRIVATE KEY-----
)";

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

std::string with_iterations(std::string_view three_bytes) {
  return with_bytes(kPbkdf2Key, std::string_view("\x02\x03\x09\x27\xC0", 5),
                    "\x02\x03" + std::string(three_bytes));
}

/// N, r and p are 16384, 8, and this.
std::string with_scrypt_p(char p) {
  const std::string head("\x02\x02\x40\x00\x02\x01\x08\x02\x01", 9);
  return with_bytes(test::kScryptKey, head + '\x01', head + p);
}

/// Empty: it may be opened.
std::string cost(std::string_view pem) {
  const auto problem = keys::find_decryption_cost(pem);
  return problem ? problem->message : "";
}

}  // namespace

TEST_CASE("an encrypted key may ask for some work", "[signing]") {
  CHECK(cost(kPbkdf2Key).empty());
  CHECK(cost(test::kScryptKey).empty());
  const keys::Secret pem = test::private_key(keys::KeyKind::p256).pem();
  CHECK(cost(pem.text()).empty());
}

TEST_CASE("PBKDF2 has at most 6,000,000 iterations", "[signing][limits]") {
  CHECK(cost(with_iterations("\x5B\x8D\x80")).empty());
  CHECK(cost(with_iterations("\x5B\x8D\x81")) ==
        "opening the private key would take 6000001 iterations; more than "
        "6000000 are refused");
  // A negative number is too large.
  CHECK(cost(with_iterations("\xF0\x27\xC0")).find("billions of iterations") !=
        std::string::npos);
}

TEST_CASE("scrypt has at most 4,194,304 steps", "[signing][limits]") {
  CHECK(cost(with_scrypt_p(32)).empty());
  CHECK(cost(with_scrypt_p(33)).find("4325376 steps of scrypt") !=
        std::string::npos);
}

TEST_CASE("every key in a PEM is judged", "[signing]") {
  const std::string many = with_iterations("\x7F\xFF\xFF");
  CHECK(cost("bag attributes\n" + many).find("8388607") != std::string::npos);
  CHECK(cost("-----BEGIN X-----\nQUJD\n-----END X-----\n" + many)
            .find("8388607") != std::string::npos);
  CHECK(cost("-----BEGIN X-----\nQ!\n-----END X-----\n" + many) ==
        "this PEM is damaged");
}

TEST_CASE("a key that asks for too much work is not opened", "[signing]") {
  const std::string many = with_iterations("\x7F\xFF\xFF");
  CHECK(rule_of(keys::PrivateKey::read(many, "pw")) == "key-cost");
  CHECK(rule_of(keys::PrivateKey::read(many)) == "key-encrypted");
}
