// SPDX-License-Identifier: MIT
#include <dct/keys/key_record.hpp>
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"

using namespace dct;
using test::ids;
using test::private_key;

namespace {

std::string read_ids(const std::vector<std::string>& texts) {
  std::vector<keys::TxtStrings> records;
  for (const std::string& t : texts) records.push_back({t});
  const keys::KeyRecord read = keys::read_key_record(records);
  CHECK(read.key.has_value() != diagnostic::has_error(read.problems));
  return ids(read.problems);
}

/// The base64 of the key in two pieces.
struct Halves {
  std::string whole =
      text::to_base64(private_key(keys::KeyKind::rsa).public_key().der());
  std::string first = whole.substr(0, 200);
  std::string second = whole.substr(200);
};

}  // namespace

TEST_CASE("key records may be spelled in several ways", "[signing]") {
  const Halves d;
  CHECK(read_ids({"p=1,a=RS256,d=" + d.whole}).empty());
  CHECK(read_ids({"d=" + d.whole + ",p=1"}).empty());
  CHECK(read_ids({"t=x509,d=" + d.second + ",p=2,a=RS256", "p=1,d=" + d.first})
            .empty());
  CHECK(read_ids({"p=1,a=RS512,d=" + d.whole}) == "record-algorithm-optional");
}

TEST_CASE("each problem of a key record has its own message", "[signing]") {
  const Halves d;
  const std::string whole = ",d=" + d.whole;
  const std::string one = "p=1,d=" + d.first;
  const std::string two = "p=2,d=" + d.second;
  CHECK(read_ids({}) == "record-missing");
  CHECK(read_ids({"v=spf1 -all"}) == "record-foreign record-missing");
  CHECK(read_ids({"p=1" + whole, "v=spf1 -all"}) == "record-foreign");
  CHECK(read_ids({"p=1, a=RS256" + whole}) == "record-blank");
  CHECK(read_ids({"\"p=1,a=RS256" + whole + "\""}) == "record-quote");
  CHECK(read_ids({"p=1;a=RS256;d=" + d.whole}) == "record-semicolon");
  CHECK(read_ids({"a=RS256" + whole}) == "record-no-number");
  CHECK(read_ids({"p=1,a=RS256"}) == "record-no-data");
  CHECK(read_ids({"p=1,a=RS256" + whole + ","}) == "record-comma");
  CHECK(read_ids({"p=1,x=2" + whole}) == "record-pair");
  CHECK(read_ids({"p=1,p=1" + whole}) == "record-pair-twice");
  CHECK(read_ids({"p=1,a=" + whole}) == "record-empty-value");
  for (const char* number : {"0", "01", "x", "-1", "99999999999", "1.5"}) {
    CHECK(read_ids({"p=" + std::string(number) + whole}) == "record-number");
  }
  CHECK(read_ids({one, "p=2,a=PS256,d=" + d.second}) == "record-algorithms");
  for (const char* name : {"rs256", "HS256", "none", "RSA-SHA256", "ES512"}) {
    CHECK(read_ids({"p=1,a=" + std::string(name) + whole}) ==
          "record-algorithm");
  }
  CHECK(read_ids({one + ",t=x509", "p=2,t=jwk,d=" + d.second}) ==
        "record-types");
  CHECK(read_ids({"p=1,t=jwk" + whole}) == "record-type");
  CHECK(read_ids({one, "p=1,d=" + d.second}) == "record-number-twice");
  CHECK(read_ids({one, "p=3,d=" + d.second}) == "record-gap");
  CHECK(read_ids({two}) == "record-gap");
  CHECK(read_ids({"p=4000000000" + whole}) == "record-gap");
  CHECK(read_ids({one}) == "record-key");
  CHECK(read_ids({"p=1,d=" + d.whole.substr(0, d.whole.size() - 3)}) ==
        "base64-cut");
  CHECK(read_ids({"p=1,d=" + d.whole.substr(0, d.whole.size() - 1)}) ==
        "base64-padding");
  CHECK(read_ids({"p=1,d=MIIB_"}) == "base64-url-safe base64-cut");
  CHECK(read_ids({"p=1,a=ES256" + whole}) ==
        "record-algorithm-optional record-key-kind");
  CHECK(read_ids({"p=1,d=" +
                  text::to_base64(
                      private_key(keys::KeyKind::rsa).public_key().pem())}) ==
        "record-key");
  CHECK(read_ids({"p=1,d=" + d.whole.substr(0, 100),
                  "p=2,d=" + d.whole.substr(100, 100),
                  "p=3,d=" + d.whole.substr(200)}) == "record-fragments");
}

TEST_CASE("all problems of a key record are reported together", "[signing]") {
  CHECK(read_ids({"p=0, a=XX,x=1", "t=jwk,d=Z", "v=spf1"}) ==
        "record-blank record-number record-pair record-no-data "
        "record-no-number record-foreign record-algorithms record-types");
}

TEST_CASE("a short RSA key is reported", "[signing]") {
  // openssl genrsa 1024 | openssl rsa -pubout -outform DER | base64 -w0
  const std::string weak =
      "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDrFk7exvd/hneQO2e3lnivSfNj"
      "r4fB9HESUZFTgcN90Z+YivAjemk0iR85hIMKVJqwRD8GF4JrDRAFih5wXQZGJYFK"
      "Z0nGt2FKrKlXSZr6PtY9A7RPtzWbTGKA2Q7uun/YGJ7ovsUjo6xQ/Vdg02Sd5QSk"
      "Qe5ruTkGlKnvM3PAGQIDAQAB";
  CHECK(read_ids({"p=1,d=" + weak}) == "key-weak");
}

TEST_CASE("a name has at most 64 fragments", "[signing][limits]") {
  const auto numbered = [](std::size_t count) {
    std::vector<std::string> texts;
    for (std::size_t n = 1; n <= count; ++n) {
      texts.push_back("p=" + std::to_string(n) + ",d=QUJD");
    }
    return texts;
  };
  CHECK(read_ids(numbered(64)) == "record-key");
  CHECK(read_ids(numbered(65)) == "record-size");
}

TEST_CASE("a name has at most 16 KiB of records", "[signing][limits]") {
  const std::string head = "p=1,d=";
  CHECK(read_ids({head + std::string(16'384 - head.size(), '!')}) ==
        "base64-character");
  CHECK(read_ids({head + std::string(16'385 - head.size(), '!')}) ==
        "record-size");
}

TEST_CASE("at most 100 problems of a key record are reported",
          "[signing][limits]") {
  const keys::KeyRecord read =
      keys::read_key_record({{"p=1,d=QUJD" + std::string(15'000, ',')}});
  CHECK_FALSE(read.key);
  CHECK(read.problems.size() == 100);
}
