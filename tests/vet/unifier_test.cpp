// SPDX-License-Identifier: MIT

/// Texts with variables and what they can become, solved by hand.

#include <catch2/catch.hpp>

#include "vet/unifier.hpp"

using namespace dct;
using vet::Glob;
using vet::Unifier;

namespace {

/// The first way to bind the variables: "a=x b=y"; "-" when there is none, ""
/// when nothing needs a value.
std::string solved(std::string_view text, std::string_view glob) {
  Unifier unifier;
  std::string result = "-";
  unifier.match(vet::tokens_of(text, {.domain = "example.com", .host = "shop"}),
                Glob(glob), Unifier::Letters::any_case, [&] {
                  result.clear();
                  for (const auto& [name, value] : unifier.bindings().all()) {
                    result += (result.empty() ? "" : " ") + name + "=" + value;
                  }
                  return true;
                });
  return result;
}

struct Case {
  const char* text;
  const char* glob;
  const char* result;
};

}  // namespace

TEST_CASE("a text with variables is matched with a wanted one", "[vet]") {
  const std::initializer_list<Case> cases = {
      // No variable.
      {"www", "www", ""},
      {"WWW", "www", ""},
      {"www", "shop", "-"},
      {"www", "ww", "-"},
      {"ww", "www", "-"},
      {"", "", ""},
      {"", "a", "-"},
      // One variable.
      {"%x%", "_acme-challenge", "x=_acme-challenge"},
      {"%x%", "a.b.c", "x=a.b.c"},
      {"%x%", "", "x="},
      {"%x%.shop", "_acme-challenge.shop", "x=_acme-challenge"},
      {"%x%.shop", "_acme-challenge", "-"},
      {"shop-%x%", "shop-1", "x=1"},
      {"shop-%x%", "_acme-challenge", "-"},
      {"shop%x%", "shop", "x="},
      {"_%x%", "_acme-challenge", "x=acme-challenge"},
      {"_%x%", "www", "-"},
      {"%k%._domainkey", "s1._domainkey", "k=s1"},
      {"%k%._domainkey", "_acme-challenge", "-"},
      {"_acme-challenge.%x%", "_acme-challenge.www", "x=www"},
      {"a%x%c", "abc", "x=b"},
      {"a%x%c", "ac", "x="},
      {"a%x%c", "abd", "-"},
      // Two, and one twice.
      {"%a%%b%", "xy", "a=x b=y"},
      {"%a%%b%", "x", "a=x b="},
      {"%a%.%b%", "x.y.z", "a=x b=y.z"},
      {"%a%.%a%", "x.x", "a=x"},
      {"%a%.%a%", "x.y", "-"},
      {"%a%-%b%-%a%", "1-2-1", "a=1 b=2"},
      {"%a%%a%", "xyxy", "a=xy"},
      {"%a%.%b%.%c%.%d%", "203.0.113.66", "a=203 b=0 c=113 d=66"},
      {"203.0.113.%d%", "203.0.113.66", "d=66"},
      {"198.51.100.%d%", "203.0.113.66", "-"},
      // Built-in variables are fixed.
      {"%fqdn%", "shop.example.com", ""},
      {"%fqdn%", "evil.example.net", "-"},
      {"%x%.%domain%", "a.example.com", "x=a"},
      {"%host%", "shop", ""},
      // What is no variable.
      {"100%", "100%", ""},
      {"%a b%", "%a b%", ""},
      // Stars.
      {"%x%", "*", ""},
      {"www", "*", ""},
      {"www", "w*w", ""},
      {"www", "w*x", "-"},
      {"foo.%x%", "*.evil.example.net", "x=evil.example.net"},
      {"%x%.cdn.example.org", "*.evil.example.net", "-"},
      {"%x%vendor.example", "evil*", "x=evil"},
      {"%x%.vendor.example", "evil*", "x=evil"},
      {"s%x%.vendor.example", "evil*", "-"},
      {"s%x%.vendor.example", "*evil*", "x=evil"},
      {"https://%x%/a", "https://evil.example.net*", "x=evil.example.net"},
      {"https://shop.%x%/a", "https://*.evil.example.net*",
       "x=evil.example.net"},
      {"https://shop.example.org%x%", "https://*.evil.example.net*",
       "x=.evil.example.net"},
      {"https://example.org/%x%", "https://evil*", "-"},
      {"v=spf1 a %x% -all", "v=spf1 *include:evil.example.net*",
       "x=include:evil.example.net"},
      {"v=spf1 include:%x% -all", "v=spf1 *include:evil.example.net*",
       "x=evil.example.net"},
      {"v=spf1 include:%x%.vendor.example -all",
       "v=spf1 *include:evil.example.net*", "x=evil.example.net"},
      {"v=DMARC1; p=%p%; rua=mailto:%m%", "v=DMARC1;*p=none*", "p=none"},
      {"v=DMARC1; p=reject; rua=mailto:%m%", "v=DMARC1;*p=none*", "m=p=none"},
      {"0 issue \"%ca%\"", "0 issue \"evil.example.net\"",
       "ca=evil.example.net"},
      // An asterisk.
      {"*", "[*]", ""},
      {"%x%", "[*].shop", "x=*.shop"},
      {"www", "[*]", "-"},
  };
  CHECK(cases.size() >= 60);
  for (const Case& c : cases) {
    CAPTURE(c.text, c.glob);
    CHECK(solved(c.text, c.glob) == c.result);
  }
}

TEST_CASE("a search that is too long gives up, and says so", "[vet]") {
  const auto never = [] { return false; };
  Unifier many;
  std::string variables;
  for (int i = 0; i < 17; ++i) variables += "%v" + std::to_string(i) + "%";
  CHECK_FALSE(many.match(vet::tokens_of(variables, {}), Glob("a"),
                         Unifier::Letters::exact, never));
  CHECK(many.gave_up());

  Unifier long_one;
  CHECK_FALSE(long_one.match(vet::tokens_of("%a%%b%%c%%d%%e%%f%%g%%h%!", {}),
                             Glob(std::string(60, 'x')),
                             Unifier::Letters::exact, never));
  CHECK(long_one.gave_up());

  Unifier short_one;
  CHECK_FALSE(short_one.match(vet::tokens_of("%a%%b%!", {}), Glob("xxxxx"),
                              Unifier::Letters::exact, never));
  CHECK_FALSE(short_one.gave_up());
}

TEST_CASE("bindings of one text hold for the next", "[vet]") {
  Unifier unifier;
  const auto yes = [] { return true; };
  REQUIRE(unifier.match(vet::tokens_of("%a%", {}), Glob("x"),
                        Unifier::Letters::exact, yes));
  CHECK(unifier.match(vet::tokens_of("%a%.y", {}), Glob("x.y"),
                      Unifier::Letters::exact, yes));
  CHECK_FALSE(unifier.match(vet::tokens_of("%a%", {}), Glob("z"),
                            Unifier::Letters::exact, yes));
}
