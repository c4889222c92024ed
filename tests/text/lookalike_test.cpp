// SPDX-License-Identifier: MIT
#include "text/lookalike.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using dct::text::folded_name;
using dct::text::looks_of;
using dct::text::words_of;

namespace {

bool look_alike(std::string_view a, std::string_view b) {
  const auto of_a = looks_of(a);
  const auto of_b = looks_of(b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const std::string& look) {
    return std::find(of_b.begin(), of_b.end(), look) != of_b.end();
  });
}

}  // namespace

TEST_CASE("names that can be taken for each other", "[lookalike]") {
  const auto [a, b] = GENERATE(table<std::string, std::string>({
      {"Paypal", "P\u0430yp\u0430l"},    // Cyrillic
      {"Paypal", "\u0420\u0430ypal"},    // capital Er
      {"Paypal", "Paypa\u04CF"},         // palochka
      {"PayPal", "PayPaI"},              // a capital i
      {"linear", "1inear"},              // a digit
      {"modern", "modem"},               // rn
      {"Paypal", "Pay\u200Bpal"},        // zero width
      {"Paypal", "P\u00ADaypal\u2060"},  // soft hyphen, word joiner
      {"Paypal", "\u202ElapyaP"},        // turned
      {"Paypal", "Pay Pal!"},
      {"Cafe", "Caf\u00E9"},
      {"Cafe", "Cafe\u0301"},
      {"OPEN", "\u039F\u03A1\u0395\u039D"},         // Greek capitals
      {"scope", "\u0455\u0441\u043E\u0440\u0435"},  // whole in Cyrillic
  }));
  CAPTURE(a, b);
  CHECK(look_alike(a, b));
}

TEST_CASE("names that are told apart", "[lookalike]") {
  const auto [a, b] = GENERATE(table<std::string, std::string>({
      {"Paypal", "Paypals"},
      {"Mail", "Nail"},
      {"Paypal", "\u202Elapya\u202CP"},  // is shown as aypalP
      {"\u042F\u043D\u0434\u0435\u043A\u0441", "Yandex"},
      {"\u65E5\u672C", "\u4E2D\u56FD"},
      {"\u0915\u0940", "\u0915\u093F"},  // vowel signs are not accents
  }));
  CAPTURE(a, b);
  CHECK_FALSE(look_alike(a, b));
}

TEST_CASE("what cannot be seen looks like nothing", "[lookalike]") {
  for (const char* name : {"", " ", "\u200B\u200D", "\u202E", "--", "\x01"}) {
    CHECK(looks_of(name).empty());
  }
}

TEST_CASE("a long name, and one that is not UTF-8, have their looks",
          "[lookalike]") {
  CHECK(looks_of(std::string(1 << 20, 'a')).front().size() <= 256);
  std::string cut(255, 'a');
  CHECK(looks_of(cut + "\u65E5\u672C").front() == cut);
  CHECK_FALSE(looks_of("a\xFF\xC3").empty());
  CHECK(folded_name("a\xFF\xC3z") == "az");
}

TEST_CASE("a name written otherwise", "[lookalike]") {
  CHECK(folded_name("Key Auth, Inc.") == "keyauthinc");
  CHECK(folded_name("\u00C4RA") == "\u00E4ra");
  CHECK(folded_name("a\u200Bb") == "a\u200Bb");
  CHECK(folded_name(" -!").empty());
  CHECK(words_of("Key-Auth 2.0") ==
        std::vector<std::string_view>{"Key", "Auth", "2", "0"});
}
