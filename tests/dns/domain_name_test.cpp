// SPDX-License-Identifier: MIT
#include "dns/domain_name.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dct;

namespace {

std::string rule(std::string_view name, dns::NameUse use = dns::NameUse::host) {
  const auto problem = dns::check_name(name, use);
  return problem ? problem->rule : std::string();
}

/// Labels of one character, as many as the length takes.
std::string name_of(std::size_t length) {
  std::string name;
  while (name.size() < length) name += name.size() % 2 == 0 ? 'a' : '.';
  if (name.ends_with('.')) name.back() = 'a';
  return name;
}

}  // namespace

TEST_CASE("each defect of a name has a rule", "[dns]") {
  CHECK(rule("www.example.com.").empty());
  CHECK(rule("a b") == "name-character");
  CHECK(rule("a/b") == "name-character");
  CHECK(rule("100%") == "name-character");
  CHECK(rule("a@b") == "name-at-sign");
  CHECK(rule("a.*") == "name-wildcard");
  CHECK(rule("*").empty());
  CHECK(rule("*.a", dns::NameUse::target) == "name-character");
  CHECK(rule("a..b") == "name-empty-label");
  CHECK(rule(".") == "name-empty-label");
  CHECK(rule("a-") == "name-hyphen");
  CHECK(rule("\u2602.\u200B") == "name-idn");
  CHECK(rule(std::string(1, dns::kAnyCharacter)) == "name-character");
}

TEST_CASE("a label has at most 63 characters, a name at most 253", "[dns]") {
  CHECK(rule(std::string(63, 'a')).empty());
  CHECK(rule(std::string(64, 'a')) == "name-long-label");
  CHECK(rule(name_of(253)).empty());
  CHECK(rule(name_of(254)) == "name-too-long");
}

TEST_CASE("a defect is told at its place", "[dns]") {
  const auto problem = dns::check_name("good.-bad.good", dns::NameUse::host);
  REQUIRE(problem);
  CHECK(problem->rule == "name-hyphen");
  CHECK(problem->place.span == text::Span{5, 9});
  CHECK(problem->message == "the label \"-bad\" begins or ends with a hyphen");
}

TEST_CASE("characters that may be anything break no rule", "[dns]") {
  const auto is_valid = [](std::string_view name, std::string masked) {
    for (char& c : masked) {
      if (c == '?') c = dns::kAnyCharacter;
    }
    return !dns::check_name(name, masked, dns::NameUse::host);
  };
  CHECK(is_valid("%x%.a", "???.a"));
  CHECK_FALSE(is_valid("-%x%.a", "-???.a"));
  CHECK(is_valid("%x.y%", "?????"));
  // Only what is known counts.
  const std::string variable(200, 'x');
  CHECK(is_valid(variable + "." + name_of(252),
                 std::string(200, '?') + "." + name_of(252)));
  CHECK_FALSE(is_valid(variable + "." + name_of(253),
                       std::string(200, '?') + "." + name_of(253)));
}

TEST_CASE("a domain name has enough labels", "[dns]") {
  CHECK(dns::is_domain_name("example.com"));
  CHECK(dns::is_domain_name("example.com."));
  CHECK_FALSE(dns::is_domain_name("com"));
  CHECK_FALSE(dns::is_domain_name("com."));
  CHECK_FALSE(dns::is_domain_name(""));
  CHECK(dns::is_domain_name("com", 1));
  CHECK_FALSE(dns::is_domain_name("%x%.example.com"));
}
