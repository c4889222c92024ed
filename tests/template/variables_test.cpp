// SPDX-License-Identifier: MIT
#include <dct/template/pattern.hpp>

#include <catch2/catch.hpp>

#include "support/random.hpp"

using namespace dct;
using dct::test::Random;

namespace {

std::string dump(std::string_view text) {
  std::string result;
  for (const templates::Piece& p : templates::Pieces(text)) {
    result += (p.is_variable ? "<" : "[") + std::string(p.text) +
              (p.is_variable ? ">" : "]");
    CHECK(text.substr(p.begin, p.text.size()) == p.text);
  }
  return result;
}

}  // namespace

TEST_CASE("a text splits into variables and what is between", "[variables]") {
  CHECK(dump("") == "");
  CHECK(dump("abc") == "[abc]");
  CHECK(dump("%a%") == "<a>");
  CHECK(dump("s%n%.example.com") == "[s]<n>[.example.com]");
  CHECK(dump("%a%%b%") == "<a><b>");
  CHECK(dump("%%") == "<>");
  CHECK(dump("100%") == "[100%]");
  CHECK(dump("%a%b%") == "<a>[b%]");
  CHECK(dump("a%b c%d") == "[a]<b c>[d]");
}

TEST_CASE("a bare variable has no fixed character", "[variables]") {
  CHECK(templates::is_bare_variable("%a%"));
  CHECK(templates::is_bare_variable("%a%%b%"));
  CHECK_FALSE(templates::is_bare_variable("%a%."));
  CHECK_FALSE(templates::is_bare_variable("a"));
  CHECK_FALSE(templates::is_bare_variable(""));
  CHECK_FALSE(templates::is_bare_variable("%a"));
  CHECK_FALSE(templates::is_bare_variable("%a%b%"));
}

TEST_CASE("names of variables are letters, digits, - and _", "[variables]") {
  CHECK(templates::is_variable_name("a-B_9"));
  CHECK_FALSE(templates::is_variable_name(""));
  CHECK_FALSE(templates::is_variable_name("a b"));
  CHECK_FALSE(templates::is_variable_name("a.b"));
  CHECK_FALSE(templates::is_variable_name("é"));
}

TEST_CASE("the pieces of any text make up the text", "[variables]") {
  Random random(11);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (unsigned n = random.below(12); n > 0; --n)
      text += "%a. _"[random.below(5)];
    std::string whole;
    for (const templates::Piece& p : templates::Pieces(text)) {
      whole +=
          p.is_variable ? "%" + std::string(p.text) + "%" : std::string(p.text);
    }
    INFO(text);
    REQUIRE(whole == text);
    REQUIRE(templates::mask_variables(text, 'v').size() == text.size());
    REQUIRE(templates::mask_variables(text, 'v').find('%') ==
            (templates::is_unterminated(text) ? text.rfind('%')
                                              : std::string::npos));
  }
}
