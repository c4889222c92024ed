// SPDX-License-Identifier: MIT
#include <dct/text/url.hpp>

#include <catch2/catch.hpp>

#include "support/random.hpp"

using namespace dct;

namespace {

/// "scheme|authority|path|query|fragment"; - for a part that is not there.
std::string parts(std::string_view text) {
  const text::Url url = text::split_url(text);
  const auto shown = [](const std::optional<std::string_view>& part) {
    return "|" + std::string(part.value_or("-"));
  };
  return std::string(url.scheme) + shown(url.authority) + "|" +
         std::string(url.path) + shown(url.query) + shown(url.fragment);
}

template <typename T>
concept CanSplit = requires(T text) {
  text::split_query(static_cast<T&&>(text));
};
static_assert(CanSplit<std::string&> && CanSplit<const char*> &&
              CanSplit<std::string_view>);
static_assert(!CanSplit<std::string> && !CanSplit<const std::string>);

}  // namespace

TEST_CASE("a URL is split as RFC 3986 appendix B splits it", "[text]") {
  CHECK(parts("http://www.ics.uci.edu/pub/ietf/uri/#Related") ==
        "http|www.ics.uci.edu|/pub/ietf/uri/|-|Related");
  CHECK(parts("https://u@h:1?a=?&b#c?#") == "https|u@h:1||a=?&b|c?#");
  CHECK(parts("mailto:a@example.com") == "mailto|-|a@example.com|-|-");
  CHECK(parts("//h/x") == "|h|/x|-|-");
  CHECK(parts("a/b:c") == "|-|a/b:c|-|-");
  CHECK(parts(":x") == "|-|:x|-|-");
  CHECK(parts("?") == "|-|||-");
  CHECK(parts("") == "|-||-|-");
}

TEST_CASE("a URL is for the web by its scheme and authority", "[text]") {
  CHECK(text::split_url("HTTPS://h").is_https());
  CHECK(text::split_url("http://h").is_http());
  CHECK_FALSE(text::split_url("http://h").is_https());
  for (const char* other : {"https:/h", "https:h", "ftp://h", "httpsx://h",
                            "http", "//h", "", "htt://h"}) {
    INFO(other);
    CHECK_FALSE(text::split_url(other).is_http());
  }
}

TEST_CASE("an authority is split at its last @ and its port", "[text]") {
  const auto all = text::split_authority("a@b@h.example:80");
  REQUIRE(all);
  CHECK(all->user_info == "a@b");
  CHECK(all->host == "h.example");
  CHECK(all->rest == ":80");
  const auto brackets = text::split_authority("[2001:db8::1]:443");
  REQUIRE(brackets);
  CHECK(brackets->host == "2001:db8::1");
  CHECK(brackets->has_brackets);
  CHECK(brackets->rest == ":443");
  CHECK_FALSE(text::split_authority("[::1"));
  CHECK(text::split_authority("")->host.empty());
}

TEST_CASE("the query of a URL ends at its fragment", "[text]") {
  CHECK(text::query_of("https://dns.example.net/x?a=?&b#c?") == "a=?&b");
  CHECK(text::query_of("HTTPS://dns.example.net/x").empty());
  CHECK(text::query_of("https://dns.example.net/x#a?b").empty());
  CHECK(text::query_of("a=1?2#3") == "a=1?2#3");
  CHECK(text::query_of("?a=1") == "a=1");
}

TEST_CASE("a query splits into pieces that join to it again",
          "[text][property]") {
  test::Random random(3);
  constexpr std::string_view kCharacters = "&=ab%";
  for (int round = 0; round < 2'000; ++round) {
    std::string query;
    for (unsigned i = random.below(12); i > 0; --i) {
      query += kCharacters[random.below(kCharacters.size())];
    }
    std::string joined;
    bool first = true;
    for (const text::QueryPart& p : text::split_query(query)) {
      if (!first) joined += '&';
      joined += p.name;
      if (p.has_equals) joined += '=';
      joined += p.value;
      first = false;
    }
    CHECK(joined == query);
  }
}
