// SPDX-License-Identifier: MIT
#include "keys/explain_base64.hpp"

#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/random.hpp"

using namespace dct;

namespace {

std::string explained(std::string_view text) {
  return test::ids(keys::explain_base64(text, "sig").problems);
}

}  // namespace

TEST_CASE("what people send instead of base64 is named", "[signing]") {
  CHECK(explained("QUJD").empty());
  CHECK(explained("") == "base64-empty");
  CHECK(explained("QU JD\n") == "base64-blank");
  CHECK(explained("AP-_") == "base64-url-safe");
  CHECK(explained("AP!=") == "base64-character");
  CHECK(explained("QUJDR") == "base64-cut");
  CHECK(explained("AP8") == "base64-padding");
  CHECK(explained("AP8==") == "base64-padding");
  CHECK(explained("AP9=") == "base64-bits");
  CHECK(explained("A-8 ") == "base64-blank base64-url-safe base64-padding");
  CHECK(keys::explain_base64("A-8 ", "sig").meant == "\x03\xEF");
}

TEST_CASE("every text that base64 does not read is explained",
          "[signing][property]") {
  test::Random random(7);
  constexpr std::string_view kCharacters = "AZaz09+/-_= \n!";
  for (int round = 0; round < 20'000; ++round) {
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
