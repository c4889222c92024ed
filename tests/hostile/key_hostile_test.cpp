// SPDX-License-Identifier: MIT

/// Keys and key records of any bytes.

#include <dct/keys/key_record.hpp>
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "keys/explain_base64.hpp"
#include "support/keys.hpp"
#include "support/random.hpp"
#include "support/rounds.hpp"

using namespace dct;
using test::private_key;

TEST_CASE("no bit of a public key can change without changing the key",
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
      CHECK(static_cast<bool>(read) == read.problems().empty());
      if (read) CHECK_FALSE(read->verifies(a, "text", signature));
    }
  }
}

TEST_CASE("key records of any text give no key, and say why",
          "[signing][hostile]") {
  test::Random random(9);
  constexpr std::string_view kCharacters = "pdat=,;1RS256 \"AB/+\xFF";
  for (test::Rounds rounds(5'000); rounds.next();) {
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

TEST_CASE("every text that base64 does not read is explained",
          "[signing][property]") {
  test::Random random(7);
  constexpr std::string_view kCharacters = "AZaz09+/-_= \n!";
  for (test::Rounds rounds(20'000); rounds.next();) {
    std::string text;
    for (unsigned i = random.below(9); i > 0; --i) {
      text += kCharacters[random.below(kCharacters.size())];
    }
    INFO('"' << text << '"');
    const auto read = text::from_base64(text);
    if (text.empty()) continue;
    CHECK(read.has_value() ==
          keys::explain_base64(text, "it").problems.empty());
    if (read) CHECK(text::to_base64(*read) == text);
  }
}
