// SPDX-License-Identifier: MIT
#include <dct/apply/sample_values.hpp>

#include <catch2/catch.hpp>

#include "support/application.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("sample values make any variable fit its place", "[apply]") {
  Application a(
      R"({"type": "A", "host": "%h%", "pointsTo": "192.0.2.%n%", "ttl": "%t%"},
         {"type": "AAAA", "host": "@", "pointsTo": "%six%", "ttl": 600},
         {"type": "CNAME", "host": "www", "pointsTo": "%c%", "ttl": 600},
         {"type": "CNAME", "host": "ftp", "pointsTo": "%d%.example.net",
          "ttl": 600},
         {"type": "MX", "host": "@", "pointsTo": "%m%", "priority": "%p%",
          "ttl": 600},
         {"type": "SRV", "name": "@", "target": "%s%", "service": "_sip",
          "protocol": "_tcp", "priority": 1, "weight": "%w%", "port": "%port%",
          "ttl": 600},
         {"type": "SPFM", "host": "@", "spfRules": "%spf%"},
         {"type": "TXT", "host": "@", "data": "%text%", "ttl": 600})",
      "");
  const auto uses = apply::variable_uses(a.tmpl.records, {});
  CHECK(uses.size() == 13);
  for (const auto& sample : apply::sample_values(a.tmpl.records, {}, {})) {
    a.request.values.set(sample.variable, sample.value);
  }
  CHECK(lines_of(a.run().problems()).empty());
}

namespace {

/// The values of the variables of one record, "a=1 b=2".
std::string samples_of(const std::string& record,
                       const apply::VariableValues& given = {}) {
  const Application a(record, "");
  std::string text;
  for (const auto& s : apply::sample_values(a.tmpl.records, {}, given)) {
    text += (text.empty() ? "" : " ") + s.variable + "=" + s.value;
  }
  return text;
}

std::string txt(const std::string& data, const std::string& host = "@") {
  return R"({"type": "TXT", "host": ")" + host + R"(", "data": ")" + data +
         R"(", "ttl": 60})";
}

}  // namespace

TEST_CASE("values are made up by where a variable is used", "[apply]") {
  const auto spf = [](const std::string& rules) {
    return samples_of(R"({"type": "SPFM", "host": "@", "spfRules": ")" + rules +
                      "\"}");
  };
  CHECK(spf("%x%") == "x=include:x.example.net");
  CHECK(spf("mx include:%x%") == "x=x.example.net");
  CHECK(spf("+a:%x%.example") == "x=x");
  CHECK(spf("ip4:%x%/%y%") == "x=192.0.2.1 y=32");
  CHECK(spf("ip6:%x%") == "x=2001:db8::1");
  CHECK(spf("ip4:192.0.%x%.1") == "x=10");
  CHECK(spf("mx %x%all") == "x=~");
  CHECK(samples_of(txt("v=spf1 include:%x% ~all")) == "x=x.example.net");
  CHECK(samples_of(txt("v=DMARC1; p=%p%; pct=%n%; rua=mailto:%m%; ruf=%r%")) ==
        "p=none n=100 m=m@example.net r=mailto:r@example.net");
  CHECK(samples_of(txt("v=DMARC1; rua=mailto:%m%@%d%")) ==
        "m=m d=d.example.net");
  CHECK_THAT(samples_of(txt("p=%key%", "%s%._domainkey")),
             Catch::StartsWith("s=s key=MIGfMA0"));
  CHECK_THAT(samples_of(txt("%key%", "s._domainkey")),
             Catch::StartsWith("key=v=DKIM1; k=rsa; p=MIGf"));
  CHECK(samples_of(txt("%x%", "_dmarc")) ==
        "x=v=DMARC1; p=none; rua=mailto:x@example.net");
  CHECK(samples_of(txt("%mySpf%")) ==
        "mySpf=v=spf1 include:myspf.example.net ~all");
  CHECK(samples_of(R"({"type": "TXT", "host": "@", "data": "%x%", "ttl": 60,
                       "txtConflictMatchingMode": "Prefix",
                       "txtConflictMatchingPrefix": "v=spf1"})") ==
        "x=v=spf1 include:x.example.net ~all");
  CHECK(samples_of(txt("token=%Token_1%")) == "Token_1=sample-token-1");
  CHECK(samples_of(R"({"type": "CAA", "host": "@", "ttl": 60,
                       "data": "%f% %t% \"%v%\""})") ==
        "f=0 t=issue v=v.example.net");
  CHECK(samples_of(R"({"type": "CAA", "host": "@", "ttl": 60,
                       "data": "%x%"})") == "x=0 issue \"x.example.net\"");
  CHECK(samples_of(R"({"type": "SRV", "name": "@", "service": "_%s%",
                       "protocol": "%p%", "target": "%t%", "ttl": 60,
                       "priority": 1, "weight": 1, "port": "%n%"})") ==
        "s=sip p=_tcp t=t.example.net n=443");
  CHECK(samples_of(R"({"type": "REDIR301", "host": "@",
                       "target": "%x%"})") == "x=https://x.example.net/");
  CHECK(samples_of(R"({"type": "REDIR301", "host": "@",
                       "target": "https://%x%/%y%"})") ==
        "x=x.example.net y=y");
}

TEST_CASE("a variable has one value, which no other one has", "[apply]") {
  const std::string records =
      R"({"type": "TXT", "host": "%h%", "data": "%ip%", "ttl": 60},
         {"type": "A", "host": "@", "pointsTo": "%ip%", "ttl": 60},
         {"type": "A", "host": "@", "pointsTo": "%IP%", "ttl": 60},
         {"type": "CNAME", "host": "%H%", "pointsTo": "%h%", "ttl": 60})";
  CHECK(samples_of(records) == "h=h.example.net ip=192.0.2.1 IP=192.0.2.2 H=h");
  apply::VariableValues given;
  given.set("ip", "192.0.2.2");
  CHECK(samples_of(records, given) == "h=h.example.net IP=192.0.2.1 H=h");
}

TEST_CASE("a second request has other values", "[apply]") {
  const Application a(
      R"({"type": "A", "host": "@", "pointsTo": "%ip%", "ttl": 60})", "");
  apply::VariableValues first;
  first.set("ip", "192.0.2.1");
  const auto others = apply::other_sample_values(a.tmpl.records, {}, first);
  REQUIRE(others.size() == 1);
  CHECK(others[0].value == "192.0.2.2");
}

TEST_CASE("made-up DKIM keys differ and are base64", "[apply]") {
  const std::string two = samples_of(txt("p=%a%", "x._domainkey") + "," +
                                     txt("p=%b%", "y._domainkey"));
  const std::size_t space = two.find(' ');
  const std::string a = two.substr(2, space - 2);
  const std::string b = two.substr(space + 3);
  CHECK(a.size() == b.size());
  CHECK(a != b);
}
