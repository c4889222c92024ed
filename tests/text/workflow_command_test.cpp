// SPDX-License-Identifier: MIT
#include "text/escape/workflow_command.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("no line begins with a command", "[workflow]") {
  CHECK(text::line_start("::error::x") == "\\u003A:error::x");
  CHECK(text::line_start(" \u3000::x") == " \u3000\\u003A:x");
  CHECK(text::line_start("a::x") == "a::x");
  CHECK(text::line_start(":x") == ":x");
  CHECK(text::line_start("") == "");
}

TEST_CASE("no line has a command of the older form", "[workflow]") {
  CHECK(text::without_log_commands("###[a]##[b") == "###\\u005Ba]##\\u005Bb");
  CHECK(text::without_log_commands("# [") == "# [");
}

TEST_CASE("a command of our own ends where it should", "[workflow]") {
  CHECK(text::workflow_data("50%, a:b\r\n") == "50%25, a:b%0D%0A");
  CHECK(text::workflow_property("a:b,c%\n") == "a%3Ab%2Cc%25%0A");
}
