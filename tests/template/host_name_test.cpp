// SPDX-License-Identifier: MIT
#include "template/host_name.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dct;

namespace {

std::string labels(std::string_view name) {
  std::string result;
  for (const templates::Label& l : templates::labels_of(name)) {
    result += "[" + std::string(l.text) + "]";
  }
  return result;
}

bool is_host(std::string_view name) {
  return !templates::check_name(name, dns::NameUse::host);
}

bool is_target(std::string_view name) {
  return !templates::check_name(name, dns::NameUse::target);
}

}  // namespace

TEST_CASE("labels are split at dots outside of variables", "[template]") {
  CHECK(labels("") == "");
  CHECK(labels("www.shop") == "[www][shop]");
  CHECK(labels("a.%b.c%.d") == "[a][%b.c%][d]");
  CHECK(labels("example.com.") == "[example][com]");
  CHECK(labels("a..b") == "[a][][b]");
  CHECK(labels(".a") == "[][a]");
}

TEST_CASE("hosts of one name have one key", "[template]") {
  CHECK(templates::owner_key("@").empty());
  CHECK(templates::owner_key("").empty());
  CHECK(templates::owner_key("WWW.Shop") == "www.shop");
}

TEST_CASE("what is a host name, and what is not", "[template]") {
  for (const char* good :
       {"www", "*", "*.sub", "_dmarc", "a_b", "xn--bcher-kva", "bücher", "%x%",
        "%x%-a", "a.%x%._domainkey", "1", "www.example.com.", "%a b%"}) {
    INFO(good);
    CHECK(is_host(good));
  }
  for (const char* bad :
       {"a b", "a/b", "a..b", ".a", "-a", "a-", "a.-b", "a@b", "www.@", "*a",
        "a.*", "http://a", "a:80", "a,b", "-%x%", "\u2602.\u200B"}) {
    INFO(bad);
    CHECK_FALSE(is_host(bad));
  }
  CHECK_FALSE(is_target("*.example.com"));
  CHECK_FALSE(is_target("."));
}

TEST_CASE("fixed characters count, those of variables don't", "[template]") {
  CHECK(is_host(std::string(63, 'a')));
  CHECK_FALSE(is_host(std::string(64, 'a')));
  // The label may become shorter than its fixed part, or just as long.
  CHECK(is_host(std::string(64, 'a') + "%x%"));
  std::string name;
  while (name.size() < 252) name += "a.";
  CHECK(is_host(name + "%x%a"));
  CHECK_FALSE(is_host(name + "%x%aa"));
}

TEST_CASE("after a variable that does not end nothing is checked",
          "[template]") {
  CHECK(is_host("a%b c"));
  CHECK_FALSE(is_host("a b%c"));
}
