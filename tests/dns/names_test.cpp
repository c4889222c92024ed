// SPDX-License-Identifier: MIT
#include "dns/names.hpp"

#include <dct/dns/address.hpp>

#include <catch2/catch.hpp>

#include "template/http_url.hpp"

using namespace dct;

namespace {

std::string labels(std::string_view name) {
  std::string result;
  for (const dns::Label& l : dns::labels_of(name)) {
    result += "[" + std::string(l.text) + "]";
  }
  return result;
}

bool is_host(std::string_view name) {
  return !dns::find_name_defect(name, dns::NameUse::host);
}

bool is_target(std::string_view name) {
  return !dns::find_name_defect(name, dns::NameUse::target);
}

}  // namespace

TEST_CASE("labels are split at dots outside of variables", "[names]") {
  CHECK(labels("") == "");
  CHECK(labels("www.shop") == "[www][shop]");
  CHECK(labels("a.%b.c%.d") == "[a][%b.c%][d]");
  CHECK(labels("example.com.") == "[example][com]");
  CHECK(labels("a..b") == "[a][][b]");
  CHECK(labels(".a") == "[][a]");
}

TEST_CASE("hosts of one name have one key", "[names]") {
  CHECK(dns::owner_key("@").empty());
  CHECK(dns::owner_key("").empty());
  CHECK(dns::owner_key("WWW.Shop") == "www.shop");
}

TEST_CASE("what is a host name, and what is none", "[names]") {
  for (const char* good :
       {"www", "*", "*.sub", "_dmarc", "a_b", "xn--bcher-kva", "bücher", "%x%",
        "%x%-a", "a.%x%._domainkey", "1", "www.example.com."}) {
    INFO(good);
    CHECK(is_host(good));
  }
  for (const char* bad :
       {"a b", "a/b", "a..b", ".a", "-a", "a-", "a.-b", "a@b", "www.@", "*a",
        "a.*", "http://a", "a:80", "a,b", "-%x%", "\u2602.\u200B"}) {
    INFO(bad);
    CHECK_FALSE(is_host(bad));
  }
  CHECK(is_host(std::string(63, 'a')));
  CHECK_FALSE(is_host(std::string(64, 'a')));
  std::string long_name;
  for (int i = 0; i < 64; ++i) long_name += "aaa.";
  long_name.pop_back();
  CHECK_FALSE(is_host(long_name));
  CHECK(is_host(long_name.substr(0, 251)));
  CHECK_FALSE(is_target("*.example.com"));
  CHECK_FALSE(is_target("."));
}

TEST_CASE("a defect names its place", "[names]") {
  const auto d = dns::find_name_defect("good.-bad.good", dns::NameUse::host);
  REQUIRE(d);
  CHECK(d->kind == dns::NameDefect::Kind::hyphen);
  CHECK(d->begin == 5);
  CHECK(d->end == 9);
}

TEST_CASE("the public suffix list knows where a name belongs", "[names]") {
  CHECK(dns::registrable_domain("a.b.example.co.uk") == "example.co.uk");
  CHECK(dns::registrable_domain("example.com.") == "example.com");
  CHECK(dns::registrable_domain("com").empty());
  CHECK(dns::has_public_tld("example.com"));
  CHECK(dns::has_public_tld("example.com.bd"));
  CHECK_FALSE(dns::has_public_tld("shop.localhost"));
  CHECK_FALSE(dns::has_public_tld("server.lan"));
}

TEST_CASE("addresses are dotted quads or RFC 4291 text", "[names]") {
  const auto family = [](std::string_view text) {
    const auto a = dns::parse_address(text);
    return !a ? 0 : a->family == dns::Family::ipv4 ? 4 : 6;
  };
  CHECK(family("192.0.2.1") == 4);
  CHECK(family("2001:db8::1") == 6);
  CHECK(family("::ffff:192.0.2.1") == 6);
  for (const char* bad :
       {"", "192.0.2", "192.0.2.256", "192.0.2.01x", " 1.2.3.4", "1.2.3.4 ",
        "2001:db8::1/64", "::g", "example.com"}) {
    INFO(bad);
    CHECK(family(bad) == 0);
  }
}

TEST_CASE("special ranges reach from their first address to their last",
          "[names]") {
  const auto special = [](std::string_view text) {
    return dns::special_range(*dns::parse_address(text)).has_value();
  };
  struct Row {
    const char* before;  // the last public address before the range
    const char* first;
    const char* last;
    const char* after;
  };
  for (const Row& row : {
           Row{"9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"},
           {"100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"},
           {"126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"},
           {"169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"},
           {"172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"},
           {"192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"},
           {"192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"},
           {"192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"},
           {"198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"},
           {"223.255.255.255", "224.0.0.0", "255.255.255.255", "1.0.0.0"},
           {"2000::1", "2001::", "2001:1ff:ffff::", "2001:200::"},
           {"2001:db7:ffff::", "2001:db8::", "2001:db8:ffff::", "2001:db9::"},
           {"2001:ffff::", "2002::", "2002:ffff::", "2003::"},
           {"3ffe:ffff::", "3fff::", "3fff:fff:ffff::", "3fff:1000::"},
           {"3fff:ffff::", "4000::", "ffff::", "2606:4700::1"},
       }) {
    INFO(row.first);
    CHECK_FALSE(special(row.before));
    CHECK(special(row.first));
    CHECK(special(row.last));
    CHECK_FALSE(special(row.after));
  }
  for (const char* text : {"0.0.0.0", "::", "::1", "::7f00:1", "fd00::1",
                           "fe80::1", "fec0::1", "ff02::1", "5f00::1"}) {
    INFO(text);
    CHECK(special(text));
  }
  CHECK(dns::special_range(*dns::parse_address("203.0.113.9"))->documentation);
  CHECK_FALSE(
      dns::special_range(*dns::parse_address("192.168.0.1"))->documentation);
}

TEST_CASE("IPv4 hidden in IPv6 leads to no private address", "[names]") {
  const auto special = [](std::string_view text) {
    return dns::special_range(*dns::parse_address(text)).has_value();
  };
  CHECK(special("::ffff:10.0.0.1"));
  CHECK(special("::ffff:9.9.9.9"));
  CHECK(special("64:ff9b::10.0.0.1"));
  CHECK(special("64:ff9b::127.0.0.1"));
  CHECK_FALSE(special("64:ff9b::9.9.9.9"));
  CHECK(special("64:ff9b:1::9.9.9.9"));
  CHECK(special("2002:a00:1::"));
  CHECK(special("2001:0:a00:1::"));
}

TEST_CASE("an http URL is absolute and has a host", "[names]") {
  for (const char* good :
       {"https://example.com", "HTTP://example.com/a?b#c",
        "https://%x%.example.com/", "https://u@example.com:8080/a.svg",
        "https://[2001:db8::1]/", "https://192.0.2.1/x"}) {
    INFO(good);
    CHECK(templates::parse_http_url(good));
  }
  for (const char* bad :
       {"", "example.com", "//example.com", "ftp://example.com", "https://",
        "https:///a", "https://a b.example", "https://[::1", "https://a..b/",
        "javascript:alert(1)", "https://example.com/a b"}) {
    INFO(bad);
    CHECK_FALSE(templates::parse_http_url(bad));
  }
  CHECK(templates::parse_http_url("https://example.com/a/logo.svg?v=1")->path ==
        "/a/logo.svg");
}
