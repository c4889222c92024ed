// SPDX-License-Identifier: MIT
#include <dct/keys/key_record.hpp>
#include <dct/text/base64.hpp>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/random.hpp"

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

TEST_CASE("what is published is read as the same key", "[signing]") {
  for (const keys::Layout layout :
       {keys::Layout::many_records, keys::Layout::one_record}) {
    for (const keys::KeyKind kind : test::kKeyKinds) {
      const keys::PublicKey key = private_key(kind).public_key();
      auto records = keys::publish(key, keys::default_algorithm(kind), layout);
      for (const keys::TxtStrings& strings : records) {
        for (const std::string& s : strings) CHECK(s.size() <= 255);
        CHECK((layout == keys::Layout::one_record || strings.size() == 1));
      }
      CHECK(records.size() ==
            (layout == keys::Layout::many_records && kind == keys::KeyKind::rsa
                 ? 2U
                 : 1U));
      std::reverse(records.begin(), records.end());
      const keys::KeyRecord read = keys::read_key_record(records);
      REQUIRE(read.key);
      CHECK(read.key->der() == key.der());
      CHECK(read.algorithm == keys::default_algorithm(kind));
      CHECK(read.fragments == records.size());
    }
  }
}

TEST_CASE("key records may be spelled in several ways", "[signing]") {
  const Halves d;
  CHECK(read_ids({"p=1,a=RS256,d=" + d.whole}).empty());
  CHECK(read_ids({"d=" + d.whole + ",p=1"}).empty());
  CHECK(read_ids({"t=x509,d=" + d.second + ",p=2,a=RS256", "p=1,d=" + d.first})
            .empty());
  CHECK(read_ids({"p=1,a=RS512,d=" + d.whole}) == "record-algorithm-optional");
}

TEST_CASE("each mistake in a key record has its own message", "[signing]") {
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
  CHECK(read_ids(std::vector<std::string>(65, one)) == "record-size");
  CHECK(read_ids({"p=1,d=" + d.whole.substr(0, 100),
                  "p=2,d=" + d.whole.substr(100, 100),
                  "p=3,d=" + d.whole.substr(200)}) == "record-fragments");
}

TEST_CASE("all problems of a key record are told at once", "[signing]") {
  CHECK(read_ids({"p=0, a=XX,x=1", "t=jwk,d=Z", "v=spf1"}) ==
        "record-blank record-number record-pair record-no-data "
        "record-no-number record-foreign record-algorithms record-types");
}

TEST_CASE("a hostile key record is told in bounded length", "[signing]") {
  const keys::KeyRecord read =
      keys::read_key_record({{"p=1,d=QUJD" + std::string(15'000, ',')}});
  CHECK_FALSE(read.key);
  CHECK(read.problems.size() == 100);
  CHECK(read_ids({"p=1,d=" + std::string(17'000, 'A')}) == "record-size");
  test::Random random(9);
  constexpr std::string_view kCharacters = "pdat=,;1RS256 \"AB/+\xFF";
  for (int round = 0; round < 5'000; ++round) {
    std::vector<keys::TxtStrings> records(random.below(4));
    for (keys::TxtStrings& strings : records) {
      strings.resize(1 + random.below(2));
      for (std::string& s : strings) {
        for (unsigned i = random.below(30); i > 0; --i) {
          s += kCharacters[random.below(kCharacters.size())];
        }
      }
    }
    const keys::KeyRecord r = keys::read_key_record(records);
    CHECK_FALSE(r.key);
    CHECK(diagnostic::has_error(r.problems));
  }
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

TEST_CASE("the lines of a master file escape what they must", "[signing]") {
  CHECK(keys::master_file("_dck1.example.com",
                          {{"p=1,d=a\"\\\n\xFF", "x"}, {"y"}}, 60) ==
        "_dck1.example.com. 60 IN TXT \"p=1,d=a\\\"\\\\\\010\\255\" \"x\"\n"
        "_dck1.example.com. 60 IN TXT \"y\"\n");
  CHECK(keys::key_owner("_dck1", "example.com.") == "_dck1.example.com");
}

TEST_CASE("the key parameter is one label", "[signing]") {
  struct {
    std::string_view label, domain, id;
  } const cases[] = {
      {"_dck1", "example.com", ""},
      {"dck", "example.com", ""},
      {"", "example.com", "key-label-empty"},
      {"_dck1.example.com", "example.com", "key-label-domain"},
      {"a.b", "example.com", "key-label-dot"},
      {"domainconnect", "domainconnect.example.com", "key-label-doubled"},
      {"*", "example.com", "key-label-syntax"},
      {"a b", "example.com", "key-label-syntax"},
      {"%x%", "example.com", "key-label-syntax"},
  };
  for (const auto& c : cases) {
    INFO(c.label);
    CHECK(ids(keys::check_key_label(c.label, c.domain)) == c.id);
  }
}
