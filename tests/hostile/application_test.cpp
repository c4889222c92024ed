// SPDX-License-Identifier: MIT

/// What holds for any template on any zone.

#include <dct/apply/apply.hpp>
#include <dct/dns/owner_name.hpp>
#include <dct/zone/difference.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "support/application.hpp"
#include "support/random.hpp"
#include "support/rounds.hpp"
#include "support/zones.hpp"

using namespace dct;
using namespace dct::test;

namespace {

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
  std::size_t applied = 0;
  Rounds rounds(4000);
  while (rounds.next()) {
    const std::string records = random_template(random);
    Application a(records, "", semantics);
    a.zone = random_zone(random);
    const apply::RedirectAddress address{.address = "192.0.2.80"};
    a.request.redirect_addresses = {&address, 1};
    if (random.one_in(3)) a.request.host = "sub";
    if (random.one_in(3)) {
      a.request.instance =
          apply::TemplateInstance{.id = "9",
                                  .provider_id = "example.com",
                                  .service_id = "web",
                                  .multi_instance = random.one_in(2)};
    }
    const auto change = a.run();
    if (!change) continue;
    ++applied;
    INFO(records << "\non\n" << listing(a.zone));
    property(a, *change);
  }
  CHECK(applied >= (rounds.number()) / 4);
}

}  // namespace

TEST_CASE("applied again, a template changes nothing", "[hostile][apply]") {
  for_random_applications(
      apply::Semantics::draft_05,
      [](const Application& a, const apply::Change& change) {
        const zone::Zone after = apply::after(a.zone, change);
        const auto second = apply::apply(after, a.request);
        REQUIRE(second);
        REQUIRE_FALSE(differs_in_dns(after, apply::after(after, *second)));
      });
}

TEST_CASE("the change committed is the change computed", "[hostile][apply]") {
  for (const auto semantics :
       {apply::Semantics::draft_05, apply::Semantics::domainconnectzone}) {
    for_random_applications(
        semantics, [](const Application& a, const apply::Change& change) {
          const zone::Zone after = apply::after(a.zone, change);
          // Ids of a copy are its own: what is removed is counted from 0 in
          // both, as this zone never lost a record.
          zone::Zone committed = a.zone;
          apply::commit(committed, change);
          const zone::Difference d = zone::difference(after, committed);
          REQUIRE((d.added.empty() && d.removed.empty() && d.changed.empty()));
        });
  }
}

TEST_CASE("after the draft's rules the DNS's hold where the template writes",
          "[hostile][apply]") {
  for_random_applications(
      apply::Semantics::draft_05,
      [](const Application& a, const apply::Change& change) {
        const zone::Zone after = apply::after(a.zone, change);
        for (const apply::Added& added : change.added) {
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

TEST_CASE("what a template does not name stays as it is", "[hostile][apply]") {
  for_random_applications(
      apply::Semantics::draft_05,
      [](const Application& a, const apply::Change& change) {
        if (a.request.instance) return;  // whole templates may go with it
        std::set<zone::Id> gone;
        for (const apply::Removed& r : change.removed) {
          gone.insert(r.id);
          REQUIRE(r.number > 0);
        }
        // Every number names a record of the template.
        for (const apply::Removed& r : change.removed) {
          REQUIRE(r.number <= a.tmpl.records.size());
        }
        REQUIRE(gone.size() == change.removed.size());
        REQUIRE(apply::after(a.zone, change).size() ==
                a.zone.size() - gone.size() + change.added.size());
      });
}
