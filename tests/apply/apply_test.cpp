// SPDX-License-Identifier: MIT

/// Applying a template: why each record goes, and what holds for any template
/// on any zone.

#include <dct/apply/apply.hpp>
#include <dct/dns/owner_name.hpp>
#include <dct/zone/difference.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "support/random.hpp"
#include "support/templates.hpp"
#include "support/zones.hpp"

using namespace dct;
using namespace dct::test;

namespace {

/// A template's records on a zone of example.com.
struct Application {
  Application(const std::string& json_records, std::string_view master,
              apply::Semantics semantics = apply::Semantics::draft_05)
      : document(parse("{\"records\":[" + json_records + "]}")),
        tmpl(templates::read_template(document)),
        zone(read_master(master).zone) {
    request.records = tmpl.records;
    request.domain = "example.com";
    request.semantics = semantics;
  }

  apply::Result run() const { return apply::apply(zone, request); }

  /// "- www A 192.0.2.1 (1 cname)", a line for each that goes.
  std::string removed(const apply::Result& result) const {
    std::string lines;
    for (const apply::Removed& r : result.change.removed) {
      const zone::RecordView z = zone[r.id];
      lines += std::string(z.owner) + " " + std::string(z.type) + " " +
               std::string(z.data) + " (" + std::to_string(r.number) + " " +
               std::string(apply::name(r.rule)) + ")\n";
    }
    return lines;
  }

  json::Document document;
  templates::Template tmpl;
  zone::Zone zone;
  apply::Request request;
};

std::string pick(Random& random, std::initializer_list<const char*> list) {
  return *(list.begin() + random.below(list.size()));
}

std::string random_template_record(Random& random) {
  const std::string type =
      pick(random, {"A", "AAAA", "CNAME", "NS", "MX", "TXT", "TXT", "SRV",
                    "SPFM", "CAA", "REDIR301", "APEXCNAME"});
  std::string r = "{\"type\":\"" + type + "\"";
  const std::string host =
      pick(random, {"@", "www", "a.b", "b", "sub", "*", "x.sub", "_dmarc"});
  const auto add = [&r](const char* name, const std::string& json) {
    r += std::string(",\"") + name + "\":" + json;
  };
  if (type != "APEXCNAME") {
    add(type == "SRV" ? "name" : "host", "\"" + host + "\"");
  }
  if (type == "A") add("pointsTo", "\"192.0.2." + pick(random, {"1\"", "2\""}));
  if (type == "AAAA") add("pointsTo", "\"2001:db8::1\"");
  if (type == "CNAME" || type == "NS" || type == "MX" || type == "APEXCNAME") {
    add("pointsTo", pick(random, {"\"t.example.net\"", "\"u.example.net.\""}));
  }
  if (type == "TXT") {
    add("data", pick(random, {"\"t=1\"", "\"t=2\"", "\"other\""}));
    add("txtConflictMatchingMode",
        pick(random, {"\"None\"", "\"All\"", "\"Prefix\""}));
    add("txtConflictMatchingPrefix", "\"t=\"");
  }
  if (type == "CAA") add("data", R"("0 issue \"ca.example.net\"")");
  if (type == "SPFM") {
    add("spfRules", pick(random, {"\"include:a.example\"", "\"mx a\""}));
  }
  if (type == "REDIR301") add("target", "\"https://www.example.net/\"");
  if (type == "SRV") {
    add("target", "\"sip.example.net\"");
    add("service", pick(random, {"\"_sip\"", "\"_imaps\""}));
    add("protocol", "\"_tcp\"");
    add("weight", "1");
    add("port", "5060");
  }
  if (type == "SRV" || type == "MX") add("priority", "10");
  if (type != "SPFM" && type != "REDIR301") {
    add("ttl", pick(random, {"300", "3600"}));
  }
  return r + "}";
}

std::string random_template(Random& random) {
  std::string records;
  for (unsigned n = 1 + random.below(4); n > 0; --n) {
    records += (records.empty() ? "" : ",") + random_template_record(random);
  }
  return records;
}

zone::Zone random_zone(Random& random) {
  zone::Zone zone("example.com");
  for (unsigned n = random.below(25); n > 0; --n) {
    zone.add(random_record(random));
  }
  return zone;
}

bool differs_in_dns(const zone::Zone& a, const zone::Zone& b) {
  const zone::Difference d = zone::difference(a, b);
  return !d.added.empty() || !d.removed.empty() ||
         std::any_of(d.changed.begin(), d.changed.end(),
                     [](const auto& c) { return c.before.ttl != c.after.ttl; });
}

/// Runs a property over random templates and zones; those that can't be
/// applied are counted only.
template <typename Property>
void for_random_applications(apply::Semantics semantics, Property property) {
  Random random(20261124);
  unsigned applied = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string records = random_template(random);
    Application a(records, "", semantics);
    a.zone = random_zone(random);
    const apply::RedirectAddress address{.address = "192.0.2.80"};
    a.request.redirect_addresses = {&address, 1};
    if (random.one_in(3)) a.request.host = "sub";
    if (random.one_in(3)) {
      a.request.instance = apply::Instance{.id = "9",
                                           .provider_id = "example.com",
                                           .service_id = "web",
                                           .multi_instance = random.one_in(2)};
    }
    const apply::Result result = a.run();
    if (!result.errors.empty()) continue;
    ++applied;
    INFO(records << "\non\n" << listing(a.zone));
    property(a, result);
  }
  CHECK(applied > 1000);
}

}  // namespace

TEST_CASE("each record that goes says which template record and rule did it",
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
  const auto result = a.run();
  REQUIRE(result.errors.empty());
  CHECK(a.removed(result) ==
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
  const auto result = a.run();
  CHECK(result.change.added.empty());
  REQUIRE(result.change.kept.size() == 1);
  CHECK(result.change.kept[0].rule == apply::Rule::identical);
  CHECK(result.change.kept[0].number == 1);
  CHECK(result.change.is_nothing());
}

TEST_CASE(
    "every mistake of a template is reported by the draft, the first by "
    "the reference",
    "[apply]") {
  const std::string records =
      R"({"type": "A", "host": "@", "pointsTo": "%a%", "ttl": 600},
         {"type": "AAAA", "host": "-x", "pointsTo": "%b%", "ttl": 600},
         {"type": "MX", "host": "@", "pointsTo": "mx.example.net",
          "priority": "70000", "ttl": "1h"})";
  const auto by_draft = Application(records, "").run();
  REQUIRE(by_draft.errors.size() == 5);
  CHECK(by_draft.errors[0].variable == "a");
  CHECK(by_draft.errors[0].field == "pointsTo");
  CHECK(by_draft.errors[2].variable == "b");
  const auto like_reference =
      Application(records, "", apply::Semantics::domainconnectzone).run();
  REQUIRE(like_reference.errors.size() == 1);
  CHECK(like_reference.errors[0].kind == apply::ErrorKind::missing_parameter);
}

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
  const auto uses = apply::variables(a.tmpl.records, {});
  CHECK(uses.size() == 13);
  for (const apply::Use& use : uses) {
    a.request.parameters.set(use.variable, apply::sample_value(use));
  }
  const auto result = a.run();
  for (const apply::Error& e : result.errors) FAIL_CHECK(e.message);
}

TEST_CASE("applied again, a template changes nothing", "[apply][property]") {
  for_random_applications(
      apply::Semantics::draft_05,
      [](const Application& a, const apply::Result& result) {
        const zone::Zone after = apply::after(a.zone, result.change);
        const auto second = apply::apply(after, a.request);
        REQUIRE(second.errors.empty());
        REQUIRE_FALSE(
            differs_in_dns(after, apply::after(after, second.change)));
      });
}

TEST_CASE("the change committed is the change computed", "[apply][property]") {
  for (const auto semantics :
       {apply::Semantics::draft_05, apply::Semantics::domainconnectzone}) {
    for_random_applications(
        semantics, [](const Application& a, const apply::Result& result) {
          const zone::Zone after = apply::after(a.zone, result.change);
          // Ids of a copy are its own: what is removed is counted from 0 in
          // both, as this zone never lost a record.
          zone::Zone committed = a.zone;
          apply::commit(committed, result.change);
          const zone::Difference d = zone::difference(after, committed);
          REQUIRE((d.added.empty() && d.removed.empty() && d.changed.empty()));
        });
  }
}

TEST_CASE("after the draft's rules the DNS's hold where the template writes",
          "[apply][property]") {
  for_random_applications(
      apply::Semantics::draft_05,
      [](const Application& a, const apply::Result& result) {
        const zone::Zone after = apply::after(a.zone, result.change);
        for (const apply::Added& added : result.change.added) {
          const zone::ResourceRecord& r = added.record;
          std::set<std::string> types;
          std::set<std::uint32_t> ttls;
          for (const zone::RecordView& z : after.find(r.owner)) {
            if (!z.service.empty()) continue;  // its name is another one
            types.insert(std::string(z.type));
            if (z.type == r.type && z.ttl) ttls.insert(*z.ttl);
          }
          if (r.type == "CNAME") REQUIRE(types.size() == 1);
          if (r.service.empty()) REQUIRE(ttls.size() <= 1);
          // Nothing above the new name delegates it away.
          for (auto above = dns::parent(r.owner);
               !above.empty() && above != "@"; above = dns::parent(above)) {
            for (const zone::RecordView& z : after.find(above)) {
              const bool glue = r.type == "A" || r.type == "AAAA";
              REQUIRE((glue || z.type != "NS"));
            }
          }
        }
      });
}

TEST_CASE("what a template does not name stays as it is", "[apply][property]") {
  for_random_applications(
      apply::Semantics::draft_05,
      [](const Application& a, const apply::Result& result) {
        if (a.request.instance) return;  // whole templates may go with it
        std::set<zone::Id> gone;
        for (const apply::Removed& r : result.change.removed) {
          gone.insert(r.id);
          REQUIRE(r.number > 0);
        }
        // Every number names a record of the template.
        for (const apply::Removed& r : result.change.removed) {
          REQUIRE(r.number <= a.tmpl.records.size());
        }
        REQUIRE(gone.size() == result.change.removed.size());
        REQUIRE(apply::after(a.zone, result.change).size() ==
                a.zone.size() - gone.size() + result.change.added.size());
      });
}
