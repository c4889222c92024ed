// SPDX-License-Identifier: MIT
#include "text/escape/markdown_text.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("plain words stay, the rest of a sentence is code", "[markdown]") {
  CHECK(text::markdown_words("A record 1: \"x y\" is no IPv4 address; don't") ==
        "A record 1: `\"x y\"` is no IPv4 address; don't");
  CHECK(text::markdown_words("add `\"a\": 1, \"b\": 2` (which is first)") ==
        "add `\"a\": 1, \"b\": 2` (which is first)");
  CHECK(text::markdown_words("v=spf1 mx") == "`v=spf1` mx");
  CHECK(text::markdown_words("see @team, #12 and GH-12") ==
        "see `@team`, `#12` and `GH-12`");
  CHECK(text::markdown_words("commit deadbee or deadbe1") ==
        "commit deadbee or `deadbe1`");
  CHECK(text::markdown_words("\"open to the end") == "`\"open to the end`");
  CHECK(text::markdown_words("") == "");
}

TEST_CASE("code holds any backticks", "[markdown]") {
  CHECK(text::markdown_code("a") == "`a`");
  CHECK(text::markdown_code("a`b``c") == "```a`b``c```");
  CHECK(text::markdown_code("`") == "`` ` ``");
  CHECK(text::markdown_code("") == "");
  CHECK(text::markdown_block("diff", "a\n") == "```diff\na\n```\n");
  CHECK(text::markdown_block("", "````") == "`````\n````\n`````\n");
}

TEST_CASE("a pipe in a cell is escaped for every reader", "[markdown]") {
  CHECK(text::markdown_cell("`a|b`") == "`a\\|b`");
  CHECK(text::markdown_cell("`a\\|b`") == "`a\\\\\\|b`");
  CHECK(text::markdown_cell("`a\\\\|b`") == "`a\\\\\\|b`");
}
