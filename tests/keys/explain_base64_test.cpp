// SPDX-License-Identifier: MIT
#include "keys/explain_base64.hpp"

#include <catch2/catch.hpp>

#include "support/keys.hpp"

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
