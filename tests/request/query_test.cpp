// SPDX-License-Identifier: MIT
#include <dct/request/query.hpp>

#include <catch2/catch.hpp>

#include "support/random.hpp"

using namespace dct;

TEST_CASE("only unreserved characters stay", "[signing]") {
  CHECK(request::percent_encode("AZaz09-._~") == "AZaz09-._~");
  CHECK(request::percent_encode("a b+c=d&e%f/g") ==
        "a%20b%2Bc%3Dd%26e%25f%2Fg");
  CHECK(request::percent_encode("\xC3\xBC") == "%C3%BC");
  CHECK(request::percent_decode("%41%2b+%C3%BC") == "A++\xC3\xBC");
  for (const char* bad : {"%", "%4", "%4g", "%%41", "a%"}) {
    CHECK_FALSE(request::percent_decode(bad));
  }
}

TEST_CASE("what is signed is sorted by encoded name", "[signing]") {
  // The canonical string of draft-05 section 8.3.2.1.
  CHECK(request::canonical_query({{"text", "a+b"},
                                  {"domain", "example.net"},
                                  {"b", "2"},
                                  {"ip", "10.10.10.10"},
                                  {"a", "1"}}) ==
        "a=1&b=2&domain=example.net&ip=10.10.10.10&text=a%2Bb");
  CHECK(request::canonical_query({{"b", ""},
                                  {"B", "="},
                                  {"_", "x"},
                                  {"b", "1"},
                                  {"sig", "x"},
                                  {"key", "y"},
                                  {"a", " "}}) == "B=%3D&_=x&a=%20&b=&b=1");
  CHECK(request::canonical_query({}).empty());
}

TEST_CASE("sig and key are taken out and nothing else is touched",
          "[signing]") {
  struct {
    std::string_view received, rest;
  } const cases[] = {
      {"a=1&b=2&sig=x&key=y", "a=1&b=2"},
      {"sig=x&a=1&key=y&b=2", "a=1&b=2"},
      {"b=%2b&a=%2B+%20&sig=A==&key=y", "b=%2b&a=%2B+%20"},
      {"a=b=c==&d&e=&sig=&key", "a=b=c==&d&e="},
      {"a=1&a=1&sig=1&a=2", "a=1&a=1&a=2"},
      {"Sig=1&sigs=2&KEY=3&xkey=4&%73ig=5",
       "Sig=1&sigs=2&KEY=3&xkey=4&%73ig=5"},
      {"a=1&&sig=x&&key=y", "a=1&&"},
      {"sig=x", ""},
      {"", ""},
      {"&", "&"},
  };
  for (const auto& c : cases) {
    INFO(c.received);
    CHECK(request::signed_part(c.received) == c.rest);
  }
}

TEST_CASE("a query splits into pieces that join to it again",
          "[signing][property]") {
  test::Random random(3);
  constexpr std::string_view kCharacters = "&=ab%";
  for (int round = 0; round < 5'000; ++round) {
    std::string query;
    for (unsigned i = random.below(12); i > 0; --i) {
      query += kCharacters[random.below(kCharacters.size())];
    }
    std::string joined;
    bool first = true;
    for (const request::QueryPart& p : request::split_query(query)) {
      if (!first) joined += '&';
      joined += p.name;
      if (p.has_equals) joined += '=';
      joined += p.value;
      first = false;
    }
    CHECK(joined == query);
    CHECK(request::signed_part(query) == query);
    CHECK(request::percent_decode(request::percent_encode(query)) == query);
  }
}

TEST_CASE("the query of a URL ends at its fragment", "[signing]") {
  CHECK(request::query_of("https://dns.example.net/x?a=?&b#c?") == "a=?&b");
  CHECK(request::query_of("HTTPS://dns.example.net/x").empty());
  CHECK(request::query_of("a=1?2#3") == "a=1?2#3");
  CHECK(request::query_of("?a=1") == "a=1");
}
