// SPDX-License-Identifier: MIT
#include <dct/request/query.hpp>

#include <catch2/catch.hpp>

using namespace dct;

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
    CHECK(request::signed_part(c.rest) == c.rest);
  }
}
