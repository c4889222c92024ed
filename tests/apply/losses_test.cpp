// SPDX-License-Identifier: MIT
#include <dct/apply/losses.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "support/application.hpp"
#include "support/files.hpp"
#include "support/schemas.hpp"

using namespace dct;
using namespace dct::test;

namespace {

/// A record of a template, `"type": "A"` and so on; it has a ttl.
std::string record(const std::string& members) {
  return "{" + members + R"(, "ttl": 600})";
}

std::string a(const std::string& host, const std::string& more = "") {
  return record(R"("type": "A", "host": ")" + host +
                R"(", "pointsTo": "192.0.2.1")" + more);
}

std::string txt(const std::string& host, const std::string& data,
                const std::string& mode = "None") {
  return record(R"("type": "TXT", "host": ")" + host + R"(", "data": ")" +
                data + R"(", "txtConflictMatchingMode": ")" + mode + "\"");
}

std::string named(const std::string& type, const std::string& host,
                  const std::string& target) {
  return record(R"("type": ")" + type + R"(", "host": ")" + host +
                R"(", "priority": 10, "pointsTo": ")" + target + "\"");
}

std::string caa(const std::string& issuer) {
  return record(R"("type": "CAA", "host": "@", "data": "0 issue \")" + issuer +
                R"(\"")");
}

std::string spfm(const std::string& rules) {
  return R"({"type": "SPFM", "host": "@", "spfRules": ")" + rules + "\"}";
}

std::vector<apply::Loss> losses_of(
    const std::string& records, const std::string& zone,
    apply::Semantics semantics = apply::Semantics::draft_05) {
  const Application a(records, zone, semantics);
  const auto change = a.run();
  INFO(records);
  REQUIRE(change);
  return apply::find_losses(a.zone, *change, a.request);
}

std::string ids_of(const std::vector<apply::Loss>& losses) {
  std::string ids;
  for (const apply::Loss& loss : losses) {
    ids += (ids.empty() ? "" : " ") + std::string(loss.id);
  }
  return ids;
}

struct Row {
  std::string records;
  std::string zone;
  std::string ids;
  std::string message{};  // of the first
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {txt("@", "v=spf1 mx ~all"), "@ TXT \"v=spf1 a -all\"\n",
       "spf-two-policies",
       "example.com has 2 SPF policies, so receivers apply none of them"},
      {txt("@", "v=spf1 mx ~all", "All"), "", ""},
      {spfm("include:k.example.net"),
       "@ TXT \"v=spf1 a mx include:a.example include:b.example "
       "include:c.example include:d.example include:e.example "
       "include:f.example include:g.example include:h.example ~all\"\n",
       "spf-too-many-lookups",
       "the SPF policy of example.com needs at least 11 DNS lookups; with more "
       "than 10 receivers ignore it"},
      {txt("@", "t", "All"), "@ TXT \"v=spf1 -all\"\n", "spf-gone"},
      {spfm("mx"), "@ TXT \"v=spf1 a -all\"\n", "spf-softened",
       "the SPF policy of example.com ends with ~all instead of -all, so "
       "receivers are less strict with forged mail"},
      {spfm("mx"), "@ TXT \"v=spf1 a ~all\"\n", ""},
      {txt("@", "v=spf1 include:B.example mx ~all", "All"),
       "@ TXT \"v=spf1 a +include:b.example ip4:192.0.2.1 ~all\"\n",
       "spf-senders-lost",
       "the SPF policy of example.com no longer has a and ip4:192.0.2.1, so "
       "mail from there fails"},
      {txt("_dmarc", "v=DMARC1; p=none"), "_dmarc TXT \"v=DMARC1; p=none\"\n",
       ""},
      {txt("_dmarc", "v=DMARC1; p=reject"), "_dmarc TXT \"v=DMARC1; p=none\"\n",
       "dmarc-two-policies",
       "example.com has 2 DMARC policies, so receivers apply none of them"},
      {txt("_dmarc", "t", "All"), "_dmarc TXT \"v=DMARC1; p=none\"\n",
       "dmarc-gone", "example.com no longer has a DMARC policy"},
      {txt("_dmarc", "v=DMARC1; p=none", "All"),
       "_dmarc TXT \"v=DMARC1; p=reject\"\n", "dmarc-weaker",
       "the DMARC policy of example.com has p=none instead of p=reject, so "
       "more forged mail is delivered"},
      {txt("_dmarc", "v=DMARC1; p=reject; sp=none", "All"),
       "_dmarc TXT \"v=DMARC1; p=quarantine\"\n", "dmarc-weaker",
       "the DMARC policy of example.com has sp=none instead of sp=quarantine, "
       "so more forged mail is delivered"},
      {txt("_dmarc", "v=DMARC1; p=reject; pct=10", "All"),
       "_dmarc TXT \"v=DMARC1; p=reject\"\n", "dmarc-weaker"},
      {txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:x@b.example", "All"),
       "_dmarc TXT \"v=DMARC1; p=none; rua=mailto:X@b.example, "
       "mailto:y@b.example\"\n",
       "dmarc-reports-lost",
       "DMARC reports about example.com no longer go to mailto:y@b.example"},
      {txt("s._domainkey", "p=B", "All"), "s._domainkey TXT \"p=A\"\n",
       "dkim-lost"},
      {txt("s._domainkey", "p=A", "All"), "s._domainkey TXT \"p=A\"\n", ""},
      {named("MX", "@", "."), "@ MX 5 mx.example.net.\n", "mx-gone",
       "example.com no longer has a mail server"},
      {named("MX", "@", "mx.b.example"), "@ MX 5 mx.example.net.\n",
       "mx-replaced",
       "mail to example.com goes to mx.b.example, no longer to "
       "mx.example.net"},
      {named("MX", "@", "MX.example.net"), "@ MX 5 mx.example.net.\n", ""},
      {named("CNAME", "_dmarc", "d.example"), "_dmarc TXT \"v=DMARC1\"\n",
       "dmarc-moved",
       "the DMARC policy of example.com is what d.example says from now on"},
      {named("NS", "_dmarc", "d.example"), "_dmarc TXT \"v=DMARC1\"\n",
       "dmarc-moved delegation-new"},
      {named("CNAME", "www", "b.example"), "www A 192.0.2.9\n",
       "addresses-replaced",
       "www.example.com leads to b.example, no longer to 192.0.2.9"},
      {a("@"), "@ A 192.0.2.1\n@ A 192.0.2.2\n", ""},
      {R"({"type": "SRV", "name": "@", "service": "_sip", "protocol": "_tcp",
           "target": "b.example", "port": 1, "weight": 1, "priority": 1,
           "ttl": 60})",
       "_sip._tcp SRV 1 1 5060 a.example.\n", "service-moved",
       "the service _sip._tcp of example.com is at b.example, no longer at "
       "a.example"},
      {txt("www", "t"), "www CNAME b.example.\n", "addresses-lost",
       "www.example.com no longer has an address, so nobody can open it"},
      {txt("_x", "t"), "_x CNAME b.example.\n", ""},
      {a("@"), "@ A 192.0.2.1\n@ AAAA 2001:db8::1\n", "ipv6-lost",
       "example.com can no longer be reached over IPv6"},
      {named("CNAME", "www", "shop.example.com"), "", ""},
      {named("CNAME", "www", "shop.example.com"), "@ A 192.0.2.1\n",
       "target-missing",
       "the CNAME record of www.example.com points to shop.example.com, which "
       "the zone does not have"},
      {named("CNAME", "www", "shop.example.com"), "* A 192.0.2.1\n", ""},
      {named("CNAME", "www", "x.sub.example.com"), "sub NS ns.b.example.\n",
       ""},
      {named("MX", "@", "shop.example.com"), "shop TXT \"t\"\n",
       "target-missing"},
      // A record that stays points to what went.
      {txt("host", "t"), "host CNAME b.example.\nwww CNAME host\n@ MX 1 host\n",
       "addresses-lost target-missing"},
      // It was broken before.
      {txt("host", "t"), "www CNAME nowhere\n", ""},
      {txt("shop", "t"), "* A 192.0.2.1\n* MX 1 mx.b.example.\n",
       "wildcard-hidden",
       "shop.example.com was answered by *.example.com with A and MX, and no "
       "longer is, as it now has a record of its own"},
      {a("shop"), "* A 192.0.2.1\n", ""},
      {txt("_dmarc.shop", "t"), "* A 192.0.2.1\n", ""},
      {a("*.dev"), "", "wildcard-new",
       "every name that does not exist is now answered by *.dev.example.com "
       "with A"},
      {named("NS", "sub", "ns.b.example"), "sub A 192.0.2.1\n",
       "delegation-new",
       "sub.example.com and all names below it are answered by other name "
       "servers: ns.b.example"},
      {a("sub"), "sub NS ns.b.example.\n", "name-servers-lost",
       "sub.example.com is no longer answered by the name servers "
       "ns.b.example"},
      {caa("ca.example"), "", "caa-restricted",
       "only ca.example can issue certificates for example.com from now on; "
       "one from elsewhere can't be renewed"},
      {caa("ca.example"), "@ CAA 0 issue \"b.example\"\n", ""},
      {named("CNAME", "www", "b.example"),
       "@ CAA 0 issue \"a.example\"\nwww CAA 0 issue \"b.example\"\n",
       "caa-issuer-lost",
       "b.example can no longer issue certificates for www.example.com"},
      {named("CNAME", "sip", "b.example"),
       "_sip._tcp.sip SRV 1 1 5060 b.example.\n", ""},
      {txt("@", "new", "All"), "@ TXT \"proof=1\"\n", "text-lost",
       "example.com no longer has the text \"proof=1\"; a service that it "
       "proves something to may stop"},
  };
  return all;
}

}  // namespace

TEST_CASE("losses are found, and only where something is lost", "[apply]") {
  for (const Row& row : rows()) {
    const auto losses = losses_of(row.records, row.zone);
    INFO(row.records << "\n" << row.zone);
    CHECK(ids_of(losses) == row.ids);
    if (!row.message.empty() && !losses.empty()) {
      CHECK(losses.front().message == row.message);
    }
  }
}

TEST_CASE("losses that the reference library alone causes", "[apply]") {
  const auto by_reference = [](const std::string& records,
                               const std::string& zone) {
    return ids_of(
        losses_of(records, zone, apply::Semantics::domainconnectzone));
  };
  // It leaves CAA beside an alias.
  CHECK(by_reference(named("CNAME", "www", "b.example"),
                     "www CAA 0 issue \"a.example\"\n") ==
        "cname-beside-others");
  CHECK(by_reference(spfm("mx") + "," + spfm("a"), "") == "spf-two-policies");
  // An SRV record replaces those of all services.
  CHECK(by_reference(R"({"type": "SRV", "name": "x", "service": "_sip",
                         "protocol": "_tcp", "target": "b.example", "port": 1,
                         "weight": 1, "priority": 1, "ttl": 60})",
                     "_imap._tcp.x SRV 1 1 143 b.example.\n") ==
        "service-lost");
  // NS at the apex takes all that is there.
  CHECK(by_reference(named("NS", "@", "ns.b.example"),
                     "@ A 192.0.2.1\n@ NS ns.a.example.\n") ==
        "apex-without-address name-servers-lost");
}

TEST_CASE("both policies are shown", "[apply]") {
  const auto losses =
      losses_of(txt("@", "v=spf1 mx ~all"), "@ TXT \"v=spf1 a -all\"\n");
  REQUIRE(losses.size() == 1);
  REQUIRE(losses[0].records.size() == 2);
  CHECK(losses[0].records[0].data == "v=spf1 a -all");
  CHECK(losses[0].records[1].data == "v=spf1 mx ~all");
  CHECK(losses[0].area == "mail");
  CHECK(losses[0].grade == "broken");
}

namespace {

zone::ResourceRecord with_state(zone::ResourceRecord record, const char* id,
                                const char* service) {
  record.ttl = 60;
  record.state = zone::TemplateState{.id = id,
                                     .provider_id = "p.example",
                                     .service_id = service,
                                     .essential = "Always"};
  return record;
}

}  // namespace

TEST_CASE("what else goes with a template, and what of it stays", "[apply]") {
  // An application at the apex replaces nothing in the reference library.
  Application again(txt("@", "new"), "", apply::Semantics::domainconnectzone);
  again.zone.add(
      with_state({.owner = "x", .type = "A", .data = "192.0.2.1"}, "1", "s"));
  again.zone.add(with_state({.owner = "y", .type = "A", .data = "192.0.2.1"},
                            "2", "other"));
  again.request.instance = {
      .id = "3", .provider_id = "p.example", .service_id = "s"};
  auto change = again.run();
  REQUIRE(change);
  auto losses = apply::find_losses(again.zone, *change, again.request);
  CHECK(ids_of(losses) == "records-orphaned");
  CHECK(losses[0].message ==
        "applied again with other values, the template leaves 1 record of the "
        "earlier application, which nothing will remove");
  again.request.instance->multi_instance = true;
  CHECK(apply::find_losses(again.zone, *change, again.request).empty());

  Application conflict(named("CNAME", "www", "b.example"), "");
  for (const char* owner : {"www", "x"}) {
    conflict.zone.add(with_state(
        {.owner = owner, .type = "A", .data = "192.0.2.1"}, "1", "other"));
  }
  conflict.request.instance = {
      .id = "2", .provider_id = "p.example", .service_id = "s"};
  change = conflict.run();
  REQUIRE(change);
  losses = apply::find_losses(conflict.zone, *change, conflict.request);
  CHECK(ids_of(losses) == "addresses-replaced addresses-lost template-undone");
  CHECK(losses.back().message ==
        "the template p.example.other is undone with 1 record, as it lost an "
        "essential record");
}

TEST_CASE("what another request leaves behind is told", "[apply]") {
  const auto orphans_of = [](const std::string& records) {
    Application a(records, "");
    a.request.values.set("v", "one");
    const auto change = a.run();
    REQUIRE(change);
    apply::VariableValues other;
    other.set("v", "two");
    a.request.values = other;
    std::string owners;
    for (const apply::Loss& loss :
         apply::find_orphans(a.zone, *change, a.request)) {
      CHECK(loss.id == "records-orphaned");
      for (const auto& r : loss.records) owners += r.owner + " ";
    }
    return owners;
  };
  CHECK(orphans_of(txt("@", "%v%")) == "@ ");
  CHECK(orphans_of(txt("@", "%v%", "All")).empty());
  // The same record serves both.
  CHECK(orphans_of(txt("@", "fixed")).empty());
  CHECK(orphans_of(a("www") + "," + a("%v%")) == "one ");
}

TEST_CASE("each row of the table of losses is complete, and has an example",
          "[apply]") {
  std::set<std::string> seen = {"cname-beside-others", "service-lost",
                                "apex-without-address", "records-orphaned",
                                "template-undone"};
  for (const Row& row : rows()) {
    for (const auto& loss : losses_of(row.records, row.zone)) {
      seen.emplace(loss.id);
      CHECK(loss.message.find('{') == std::string::npos);
    }
  }
  for (const apply::LossInfo& kind : apply::loss_kinds()) {
    INFO(kind.id);
    CHECK(seen.contains(std::string(kind.id)));
  }
  CHECK(seen.size() == apply::loss_kinds().size());
}

TEST_CASE("the table of losses meets schema/losses.schema.json", "[apply]") {
  const schema::Schema schema =
      schema_of(read(project("schema/losses.schema.json")));
  const auto yaml = json::Document::parse_yaml(
      {"losses.yaml", read(project("rules/data/losses.yaml"))});
  for (const diagnostic::Problem& p : schema.check(yaml)) {
    CHECK(p.message == "");
  }
}
