// SPDX-License-Identifier: MIT
#include <dct/apply/apply.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "support/application.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("each record that is removed says which record does it, and why",
          "[apply]") {
  const Application a(
      R"({"type": "A", "host": "@", "pointsTo": "203.0.113.1", "ttl": 600},
         {"type": "MX", "host": "@", "pointsTo": "mx.example.org",
          "priority": 1, "ttl": 600},
         {"type": "TXT", "host": "@", "data": "t=2", "ttl": 600,
          "txtConflictMatchingMode": "Prefix",
          "txtConflictMatchingPrefix": "t="},
         {"type": "CNAME", "host": "www", "pointsTo": "@", "ttl": 600},
         {"type": "NS", "host": "sub", "pointsTo": "ns.example.org",
          "ttl": 600},
         {"type": "SPFM", "host": "@", "spfRules": "include:spf.example.org"})",
      "@ 3600 A 192.0.2.1\n@ 3600 AAAA 2001:db8::1\n"
      "@ 3600 MX 10 mx.example.net.\n@ 3600 TXT \"t=1\"\n"
      "@ 3600 TXT \"v=spf1 mx -all\"\nwww 3600 TXT \"hello\"\n"
      "sub 3600 A 192.0.2.2\nx.sub 3600 A 192.0.2.3\n");
  const auto change = a.run();
  REQUIRE(change);
  CHECK(a.removed(*change) ==
        "@ A 192.0.2.1 (1 address)\n"
        "@ AAAA 2001:db8::1 (1 address)\n"
        "@ MX mx.example.net (2 mail-exchange)\n"
        "@ TXT t=1 (3 txt-prefix)\n"
        "@ TXT v=spf1 mx -all (6 spf-merged)\n"
        "www TXT hello (4 cname)\n"
        "sub A 192.0.2.2 (5 delegation)\n"
        "x.sub A 192.0.2.3 (5 delegation)\n");
}

TEST_CASE("a record that is there already is kept, and said to be", "[apply]") {
  const Application a(
      R"({"type": "TXT", "host": "@", "data": "t", "ttl": 3600})",
      "@ 3600 TXT \"t\"\n");
  const auto change = a.run();
  REQUIRE(change);
  CHECK(change->added.empty());
  REQUIRE(change->kept.size() == 1);
  CHECK(change->kept[0].reason == apply::Reason::identical);
  CHECK(change->kept[0].number == 1);
  CHECK(change->is_nothing());
}

TEST_CASE(
    "every problem of a template is reported by the draft, the first by "
    "the reference",
    "[apply]") {
  const std::string records =
      R"({"type": "A", "host": "@", "pointsTo": "%a%", "ttl": 600},
         {"type": "AAAA", "host": "-x", "pointsTo": "%b%", "ttl": 600},
         {"type": "MX", "host": "@", "pointsTo": "mx.example.net",
          "priority": "70000", "ttl": "1h"})";
  const auto by_draft = Application(records, "").run();
  CHECK(lines_of(by_draft.problems()) ==
        "missing-parameter 1 pointsTo: A record 1: there is no value for "
        "`%a%`, which `pointsTo` needs\n"
        "invalid-data 2 host: AAAA record 2: `host` becomes \"-x\", which is "
        "not a host name: the label \"-x\" begins or ends with a hyphen\n"
        "missing-parameter 2 pointsTo: AAAA record 2: there is no value for "
        "`%b%`, which `pointsTo` needs\n"
        "invalid-data 3 priority: MX record 3: `priority` becomes \"70000\", "
        "which is not a number from 0 to 65535\n"
        "invalid-data 3 ttl: MX record 3: `ttl` becomes \"1h\", which is not a "
        "number from 0 to 2147483647\n");
  CHECK(apply::missing_variable(by_draft.problems()[0]) == "a");
  CHECK(apply::missing_variable(by_draft.problems()[1]).empty());
  const auto like_reference =
      Application(records, "", apply::Semantics::domainconnectzone).run();
  REQUIRE(like_reference.problems().size() == 1);
  CHECK(like_reference.problems()[0].rule == apply::kMissingParameter);
}

TEST_CASE("a problem is at its record and property in the document",
          "[apply]") {
  const Application a(
      R"({"type": "A", "host": "@", "pointsTo": "%ip%", "ttl": 600})", "");
  const auto change = a.run();
  REQUIRE_FALSE(change);
  const diagnostic::Place& place = change.problems()[0].place;
  CHECK(a.document.value(place.node).pointer() == "/records/0/pointsTo");
  CHECK(place.span == a.tmpl.records[0][templates::Property::points_to].span());
}

TEST_CASE("a name has at most 253 characters with the domain", "[apply]") {
  // 241 characters, a dot, and example.com.
  std::string host;
  while (host.size() < 240) host += "ab.";
  host += "c";
  REQUIRE(host.size() == 241);
  const auto run = [](const std::string& name) {
    return Application(R"({"type": "A", "host": ")" + name +
                           R"(", "pointsTo": "192.0.2.1", "ttl": 600})",
                       "")
        .run();
  };
  CHECK(run(host));
  const auto longer = run(host + "d");
  REQUIRE_FALSE(longer);
  CHECK_THAT(longer.why(), Catch::Contains("more than 253 characters"));
}

TEST_CASE("a TTL has 31 bits, other numbers 16", "[apply]") {
  const auto run = [](const char* ttl, const char* priority) {
    return Application(
               R"({"type": "MX", "host": "@", "pointsTo": "mx.example.net",
                   "priority": )" +
                   std::string(priority) + R"(, "ttl": )" + ttl + "}",
               "")
        .run();
  };
  CHECK(run("2147483647", "65535"));
  CHECK_FALSE(run("2147483648", "65535"));
  CHECK_FALSE(run("2147483647", "65536"));
  CHECK_FALSE(run("-1", "0"));
}

TEST_CASE("a record holds at most 65,535 bytes", "[apply]") {
  const auto run = [](std::size_t bytes) {
    Application a(
        R"({"type": "TXT", "host": "@", "data": "%text%", "ttl": 600})", "");
    a.request.values.set("text", std::string(bytes, 'x'));
    return a.run();
  };
  CHECK(run(65535));
  const auto more = run(65536);
  REQUIRE_FALSE(more);
  CHECK_THAT(more.why(), Catch::Contains("becomes 65536 bytes"));
}

TEST_CASE("after 1,000 problems no further record is checked", "[apply]") {
  // Two problems for each record, but `first` for the first one.
  const auto problems = [](const std::string& first) {
    std::string records =
        R"({"type": "TXT", "host": "@", "data": ")" + first + R"(", "ttl": 1})";
    for (int i = 0; i < 501; ++i) {
      records += R"(,{"type": "TXT", "host": "@", "data": "%a%%b%", "ttl": 1})";
    }
    return Application(records, "").run().problems();
  };
  const auto full = problems("%a%%b%");
  CHECK(full.size() == apply::kMaxProblems + 1);
  CHECK(full.back().message ==
        "there are too many problems; the records after 500 were not checked");
  const auto one_less = problems("%a%");
  CHECK(one_less.size() == apply::kMaxProblems + 1);
  CHECK(one_less.back().message ==
        "there are too many problems; the records after 501 were not checked");
}

TEST_CASE("a request has at most 2,000 groups", "[apply]") {
  const auto why = [](std::size_t count) {
    Application a(
        R"({"type": "A", "host": "@", "pointsTo": "192.0.2.1", "ttl": 600})",
        "");
    const std::vector<std::string> groups(count, "g");
    a.request.groups = groups;
    return a.run().why();
  };
  CHECK(
      why(apply::kMaxApplied) ==
      "no record of the template belongs to the group \"g\"; it has no groups");
  CHECK(why(apply::kMaxApplied + 1) ==
        "the request has 2001 groups; no template has so many");
}

TEST_CASE("a template writes at most 2,000 records", "[apply]") {
  // Each redirect brings its addresses.
  const auto run = [](std::size_t addresses) {
    Application a(
        R"({"type": "REDIR301", "host": "@", "target": "https://a.example/"})",
        "");
    const std::vector<apply::RedirectAddress> servers(
        addresses, {.address = "192.0.2.80"});
    a.request.redirect_addresses = servers;
    return a.run();
  };
  CHECK(run(apply::kMaxApplied - 1));
  const auto more = run(apply::kMaxApplied);
  REQUIRE_FALSE(more);
  CHECK(more.why() == "the template writes more than 2000 records");
}

TEST_CASE("all values together have at most 16 MiB", "[apply]") {
  const auto run = [](std::size_t bytes) {
    Application a(
        R"({"type": "A", "host": "@", "pointsTo": "%a%", "ttl": 600})", "");
    a.request.values.set("a", std::string(bytes, 'x'));
    return a.run();
  };
  // The host counts as well.
  CHECK_THAT(run(apply::kMaxAppliedBytes - 1).why(),
             Catch::Contains("is not an IPv4 address"));
  CHECK_THAT(run(apply::kMaxAppliedBytes).why(),
             Catch::Contains("become more than 16 MiB"));
}

TEST_CASE("a host with an empty label before the domain is refused",
          "[apply]") {
  for (const char* host : {".example.com.", "_..example.com."}) {
    CAPTURE(host);
    const Application a(R"({"type": "CNAME", "host": ")" + std::string(host) +
                            R"(", "pointsTo": "www.example.net", "ttl": 600})",
                        "@ 3600 A 192.0.2.1\n");
    const auto change = a.run();
    REQUIRE(!change);
    CHECK(change.why().find(host) != std::string::npos);
  }
}
