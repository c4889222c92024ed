// SPDX-License-Identifier: MIT
#include "dns/rdata_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dct;

TEST_CASE("a text in presentation form says bytes", "[dns]") {
  CHECK(dns::text_value("plain text") == "plain text");
  CHECK(dns::text_value(R"("a" "b")") == "ab");
  CHECK(dns::text_value(R"("a \"b\" \065")") == "a \"b\" A");
  CHECK(dns::text_value(R"(a\\b\255)") == "a\\b\xFF");
  // A number beyond 255 is an escaped digit.
  CHECK(dns::text_value(R"(\256)") == "256");
  // What is not in presentation form is the text itself.
  CHECK(dns::text_value(R"("a" b)") == R"("a" b)");
  CHECK(dns::text_value(R"("open)") == R"("open)");
}

TEST_CASE("a text is cut into strings of 255 bytes", "[dns]") {
  std::string one;
  dns::append_quoted(std::string(255, 'x'), one);
  CHECK(one == '"' + std::string(255, 'x') + '"');
  std::string two;
  dns::append_quoted(std::string(256, 'x'), two);
  CHECK(two == '"' + std::string(255, 'x') + "\" \"x\"");
  std::string none;
  dns::append_quoted("", none);
  CHECK(none == "\"\"");
  CHECK(dns::generic_text("ab") == "\\# 3 026162");
}

TEST_CASE("an escape is three digits up to 255, or a character", "[dns]") {
  std::string out;
  CHECK(dns::append_unescaped(R"(\255\a)", out));
  CHECK(out ==
        "\xFF"
        "a");
  CHECK_FALSE(dns::append_unescaped(R"(\256)", out));
  CHECK_FALSE(dns::append_unescaped(R"(\25)", out));
  CHECK_FALSE(dns::append_unescaped("\\", out));
}
