// SPDX-License-Identifier: MIT
#include "text/escape/json_string.hpp"

#include <catch2/catch.hpp>

using namespace dct;

namespace {

std::string json_string(std::string_view text) {
  std::string out;
  text::append_json_string(out, text);
  return out;
}

}  // namespace

TEST_CASE("a JSON string escapes what JSON demands", "[json-string]") {
  CHECK(json_string("") == R"("")");
  CHECK(json_string("plain [ text") == R"("plain [ text")");
  CHECK(json_string("\"\\/") == R"("\"\\/")");
  CHECK(json_string("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(json_string(std::string_view("\0\x1F", 2)) == R"("\u0000\u001F")");
}

TEST_CASE("a JSON string has nothing that is obeyed or unseen",
          "[json-string]") {
  CHECK(json_string("\x7F\u0085\u202E\uFEFF") ==
        R"("\u007F\u0085\u202E\uFEFF")");
  CHECK(json_string("\U000E0041") == R"("\uDB40\uDC41")");
  CHECK(json_string("##[error]") == R"("##\u005Berror]")");
  CHECK(json_string("gr\u00fcn \U0001F600") == "\"gr\u00fcn \U0001F600\"");
}

TEST_CASE("bytes that are not UTF-8 are shown, not lost", "[json-string]") {
  CHECK(json_string("a\xFFz\n") == R"("a\\xFFz\\n")");
}
