// SPDX-License-Identifier: MIT
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "support/random.hpp"

using namespace dct;

TEST_CASE("base64 has the vectors of RFC 4648", "[text]") {
  struct {
    const char* bytes;
    const char* text;
  } const cases[] = {{"", ""},
                     {"f", "Zg=="},
                     {"fo", "Zm8="},
                     {"foo", "Zm9v"},
                     {"foob", "Zm9vYg=="},
                     {"fooba", "Zm9vYmE="},
                     {"foobar", "Zm9vYmFy"}};
  for (const auto& c : cases) {
    CHECK(text::to_base64(c.bytes) == c.text);
    CHECK(text::from_base64(c.text) == c.bytes);
  }
  CHECK(text::to_base64(std::string_view("\0\xFF", 2)) == "AP8=");
  CHECK(text::from_base64("AP8=") == std::string("\0\xFF", 2));
}

TEST_CASE("base64 is read strictly", "[text]") {
  for (const char* bad : {"AP8", "AP9=", "AP8==", "A P8=", "AP8=\n", "AP8=AP8=",
                          "A===", "====", "=", "A_8=", "\xC3\xA4=="}) {
    INFO(bad);
    CHECK_FALSE(text::from_base64(bad));
  }
  CHECK(text::from_base64_any_bits("AP9=") == std::string("\0\xFF", 2));
  CHECK_FALSE(text::from_base64_any_bits("AP8"));
}

TEST_CASE("any bytes come back from base64", "[text][property]") {
  test::Random random(7);
  for (std::size_t size = 0; size < 200; ++size) {
    std::string bytes(size, '\0');
    for (char& c : bytes) c = random.byte();
    const std::string text = text::to_base64(bytes);
    CHECK(text.size() == (size + 2) / 3 * 4);
    CHECK(text::from_base64(text) == bytes);
  }
}
