// SPDX-License-Identifier: MIT
#include <dct/template/choice.hpp>

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::templates;

TEST_CASE("what follows the last variable decides whose name it is",
          "[choice]") {
  CHECK(choice_in_name("www.example.com") == Choice::nothing);
  CHECK(choice_in_name("%domain%") == Choice::nothing);
  CHECK(choice_in_name("%x%.%fqdn%") == Choice::part);
  CHECK(choice_in_name("%x%.example.com") == Choice::part);
  CHECK(choice_in_name("%x%.example.com.") == Choice::part);
  CHECK(choice_in_name("%x%shop.example.co.uk") == Choice::part);
  CHECK(choice_in_name("%x%example.com") == Choice::domain);
  CHECK(choice_in_name("%x%.co.uk") == Choice::domain);
  CHECK(choice_in_name("%brand%.com") == Choice::domain);
  CHECK(choice_in_name("shop.%x%") == Choice::domain);
  CHECK(choice_in_name("%x%.herokuapp.com") == Choice::tenant);
  CHECK(choice_in_name("%x%.app.herokuapp.com") == Choice::part);
  CHECK(choice_in_name("%x%") == Choice::all);
  CHECK(choice_in_name("%a%.%b%") == Choice::all);
  // No variable: its name has a blank.
  CHECK(choice_in_name("%a b%.com") == Choice::nothing);
}

TEST_CASE("the authority of a URL ends at a fixed slash", "[choice]") {
  CHECK(choice_in_url("https://example.com/") == Choice::nothing);
  CHECK(choice_in_url("https://example.com/%path%?q=%q%") == Choice::part);
  CHECK(choice_in_url("https://%shop%.example.com") == Choice::part);
  CHECK(choice_in_url("https://%fqdn%/%path%") == Choice::part);
  CHECK(choice_in_url("https://example.com%path%") == Choice::domain);
  CHECK(choice_in_url("https://example.com:%port%/") == Choice::domain);
  CHECK(choice_in_url("https://%user%@example.com/") == Choice::domain);
  CHECK(choice_in_url("https://example.com.%x%/") == Choice::domain);
  CHECK(choice_in_url("https://%site%/") == Choice::domain);
  CHECK(choice_in_url("%scheme%://example.com/") == Choice::domain);
  CHECK(choice_in_url("%url%") == Choice::all);
}

TEST_CASE("a term of SPF is its domain or its network", "[choice]") {
  CHECK(choice_in_spf_term("include:spf.example.com") == Choice::nothing);
  CHECK(choice_in_spf_term("exists:%{i}.spf.example.com") == Choice::nothing);
  CHECK(choice_in_spf_term("~include:%x%.spf.example.com") == Choice::part);
  CHECK(choice_in_spf_term("a:%x%.example.com/24") == Choice::part);
  CHECK(choice_in_spf_term("ip4:192.0.2.%x%") == Choice::part);
  CHECK(choice_in_spf_term("include:%x%example.com") == Choice::domain);
  CHECK(choice_in_spf_term("include:%x%") == Choice::all);
  CHECK(choice_in_spf_term("ip6:%x%/32") == Choice::all);
  CHECK(choice_in_spf_term("%mechanism%:example.com") == Choice::all);
}

TEST_CASE("a text is the caller's when no letter of it is fixed", "[choice]") {
  CHECK(choice_in_text("a") == Choice::nothing);
  CHECK(choice_in_text("%a% %b%") == Choice::all);
  CHECK(choice_in_text("\"%a%\"") == Choice::all);
  CHECK(choice_in_text("x=%a%") == Choice::part);
  CHECK(choice_in_text("%a%.%b%.%c%.%d%") == Choice::all);
}

TEST_CASE("a host is open unless a protocol's label stays around it",
          "[choice]") {
  CHECK_FALSE(is_open_host("www"));
  CHECK_FALSE(is_open_host("%selector%._domainkey"));
  CHECK_FALSE(is_open_host("%fqdn%"));
  CHECK(is_open_host("%name%"));
  CHECK(is_open_host("_%name%"));
}

TEST_CASE("the caller is who can have a template applied", "[choice]") {
  const auto caller = [](const char* members) {
    const auto document = test::parse(test::with_members(members));
    return caller_of(read_template(document));
  };
  CHECK(caller("{}") == Caller::key_holder);
  CHECK(caller(R"({"syncPubKeyDomain": ""})") == Caller::anyone);
  CHECK(caller(R"({"syncBlock": true})") == Caller::provider);
}
