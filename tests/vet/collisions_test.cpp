// SPDX-License-Identifier: MIT
#include <dct/vet/collisions.hpp>

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::string record(const std::string& type, const std::string& host,
                   const std::string& more) {
  return R"({"type": ")" + type + R"(", "host": ")" + host +
         R"(", "ttl": 600, )" + more + "}";
}

std::string a(const std::string& host, const std::string& address,
              const std::string& more = "") {
  return record("A", host, R"("pointsTo": ")" + address + "\"" + more);
}
std::string cname(const std::string& host, const std::string& more = "") {
  return record("CNAME", host, R"("pointsTo": "t.example.org")" + more);
}
std::string mx(const std::string& target) {
  return record("MX", "@", R"("priority": 1, "pointsTo": ")" + target + "\"");
}
std::string txt(const std::string& data, const std::string& more = "") {
  return record("TXT", "@", R"("data": ")" + data + "\"" + more);
}
std::string spfm(const std::string& rules) {
  return R"({"type": "SPFM", "host": "@", "spfRules": ")" + rules + "\"}";
}

std::string with_ids(const std::string& service, const std::string& records,
                     const std::string& provider = "example.com") {
  return R"({"providerId": ")" + provider + R"(", "serviceId": ")" + service +
         R"(", "version": 1, "records": [)" + records + "]}";
}

struct Pair {
  Pair(const std::string& one, const std::string& other)
      : document(parse(one)) {
    std::vector<json::Document> documents;
    documents.push_back(parse(other));
    documents.push_back(parse(one));  // itself
    const vet::TemplateIndex index(std::move(documents));
    collisions = index.collide(templates::read_template(document));
  }
  json::Document document;
  vet::Collisions collisions;
};

/// "removes 1>2 address; removed-by ..." of two templates with these records:
/// the number of the record that is removed, and of the one that does it.
std::string collisions_of(const std::string& one, const std::string& other,
                          const std::string& provider = "example.com") {
  const Pair pair(with_ids("one", one), with_ids("other", other, provider));
  CHECK(pair.collisions.compared == 1);
  std::string all;
  for (const bool removes : {true, false}) {
    for (const vet::CollisionCause& cause : pair.collisions.causes) {
      if (cause.removes != removes) continue;
      CHECK(cause.templates == 1);
      for (const vet::TakenRecord& t : cause.example.taken) {
        if (t.reason != cause.reason) continue;
        all += std::string(all.empty() ? "" : "; ") +
               (removes ? "removes " : "removed-by ") +
               std::to_string(t.number) + "<" + std::to_string(t.by) + " " +
               std::string(name(t.reason)) +
               (t.essential ? "" : " not-essential");
      }
    }
  }
  return all;
}

constexpr char kGroupA[] = R"(, "groupId": "a")";
constexpr char kGroupB[] = R"(, "groupId": "b")";

}  // namespace

TEST_CASE("templates that remove each other's records", "[vet]") {
  CHECK(collisions_of(mx("mx.example.org"), mx("mx.example.net")) ==
        "removes 1<1 mail-exchange; removed-by 1<1 mail-exchange");
  CHECK(collisions_of(cname("www"), a("www", "192.0.2.1")) ==
        "removes 1<1 cname; removed-by 1<1 cname");
  CHECK(collisions_of(a("www", "%ip%"), a("www", "%ip%")) ==
        "removes 1<1 address; removed-by 1<1 address");
  CHECK(collisions_of(record("NS", "shop", R"("pointsTo": "ns.example.org")"),
                      a("a.shop", "192.0.2.1")) ==
        "removes 1<1 delegation; removed-by 1<1 delegation");
}

TEST_CASE("a text is removed only as its conflict mode says", "[vet]") {
  constexpr char kAll[] = R"(, "txtConflictMatchingMode": "All")";
  constexpr char kPrefix[] =
      R"(, "txtConflictMatchingMode": "Prefix",
          "txtConflictMatchingPrefix": "shop=")";
  CHECK(collisions_of(txt("shop=1"), txt("mail=1")).empty());
  CHECK(collisions_of(txt("shop=1", kAll), txt("mail=1")) ==
        "removes 1<1 txt-all");
  CHECK(collisions_of(txt("mail=1"), txt("shop=1", kAll)) ==
        "removed-by 1<1 txt-all");
  CHECK(collisions_of(txt("shop=1", kPrefix), txt("mail=1")).empty());
  CHECK(collisions_of(txt("shop=1", kPrefix), txt("shop=2")) ==
        "removes 1<1 txt-prefix");
}

TEST_CASE("policies that are merged are not removed", "[vet]") {
  CHECK(collisions_of(spfm("include:a.example.org"),
                      spfm("include:b.example.org"))
            .empty());
  CHECK(collisions_of(spfm("include:a.example.org"), txt("v=spf1 mx -all"))
            .empty());
  CHECK(collisions_of(spfm("include:a.example.org"),
                      txt("v=spf1 redirect=b.example.org")) ==
        "removes 1<1 spf-conflict");
}

TEST_CASE("what cannot meet is not told", "[vet]") {
  CHECK(collisions_of(a("www", "192.0.2.1"), a("api", "192.0.2.2")).empty());
  CHECK(collisions_of(a("www", "192.0.2.1"), a("www", "192.0.2.1")).empty());
  CHECK(collisions_of(a("%x%", "192.0.2.1"), a("%x%", "192.0.2.2")).empty());
}

TEST_CASE("groups that do not go together collide alone", "[vet]") {
  const std::string groups = a("www", "192.0.2.1", kGroupA) + "," +
                             cname("www", kGroupB) + "," +
                             cname("api", kGroupB);
  CHECK(collisions_of(groups, cname("api", R"(, "x": 1)")).empty());
  CHECK(collisions_of(groups, a("api", "192.0.2.9")) ==
        "removes 1<3 cname; removed-by 3<1 cname");
}

TEST_CASE("an essential record takes its template with it", "[vet]") {
  const std::string other =
      cname("www", R"(, "essential": "OnApply")") + "," + mx("mx.example.net");
  const Pair pair(with_ids("one", a("www", "192.0.2.1")),
                  with_ids("other", other));
  REQUIRE(pair.collisions.causes.size() == 2);
  const vet::Collision& removed = pair.collisions.causes[0].example;
  CHECK(removed.removes == pair.collisions.causes[0].removes);
  for (const vet::CollisionCause& cause : pair.collisions.causes) {
    const vet::TakenRecord& taken = cause.example.taken.front();
    CHECK(taken.essential != cause.removes);
    CHECK(cause.example.undone == 0);
  }
  const Pair essential(
      with_ids("one", a("www", "192.0.2.1")),
      with_ids("other", cname("www") + "," + mx("mx.example.net")));
  for (const vet::CollisionCause& cause : essential.collisions.causes) {
    CHECK(cause.example.undone == (cause.removes ? 1 : 0));
    if (!cause.removes) continue;
    CHECK(describe(cause.example) ==
          "its A record 1 removes CNAME record 1 at \"www\" (essential) of "
          "\"example.com.other\", because a CNAME cannot share its name with "
          "other records; a provider that manages templates then undoes the "
          "rest of that one, 1 record");
  }
}

TEST_CASE("templates of the same provider are listed apart", "[vet]") {
  const Pair same(with_ids("one", mx("mx.example.org")),
                  with_ids("other", mx("mx.example.net")));
  CHECK(same.collisions.same_provider.size() == 2);
  const Pair different(with_ids("one", mx("mx.example.org")),
                       with_ids("other", mx("mx.example.net"), "example.net"));
  CHECK(different.collisions.same_provider.empty());
  CHECK(different.collisions.removed == 1);
  CHECK(different.collisions.removing == 1);
}

TEST_CASE("a template that needs a host meets others at a host", "[vet]") {
  std::string one = with_ids("one", cname("@"));
  one.insert(1, R"("hostRequired": true, )");
  const Pair pair(one, with_ids("other", mx("mx.example.net")));
  REQUIRE(pair.collisions.causes.size() == 2);
  CHECK(pair.collisions.causes[0].example.host == "shop");
}

TEST_CASE("the command of a collision applies one after the other", "[vet]") {
  const vet::Collision collision{.file = "b.json",
                                 .host = "shop",
                                 .own = {.values = {{"ip", "192.0.2.1"}}}};
  CHECK(command(collision, "a.json") ==
        "dct-simulate --template b.json --suggest --host shop --state "
        "--instance 1 --format zone | dct-simulate --template a.json --suggest "
        "--host shop --set ip=192.0.2.1 --state --instance 2 --zone -");
}

TEST_CASE("what would take too long is not tried, and is said", "[vet]") {
  std::string records;
  for (int i = 0; i < 1000; ++i) {
    records += (i == 0 ? "" : ",") + a("h" + std::to_string(i), "192.0.2.2");
  }
  const Pair pair(with_ids("one", records),
                  with_ids("other", a("h1", "192.0.2.1")));
  CHECK(pair.collisions.simulated == 0);
  CHECK(pair.collisions.untried == 1);
}

TEST_CASE("too many collisions are counted", "[vet]") {
  std::vector<json::Document> documents;
  for (int i = 0; i < 30; ++i) {
    documents.push_back(parse(with_ids(
        "other" + std::to_string(i), a("h" + std::to_string(i), "192.0.2.1"))));
  }
  std::string records;
  for (int i = 0; i < 30; ++i) {
    records += (i == 0 ? "" : ",") + a("h" + std::to_string(i), "192.0.2.2");
  }
  const json::Document one = parse(with_ids("one", records));
  const auto all = vet::TemplateIndex(std::move(documents))
                       .collide(templates::read_template(one));
  CHECK(all.removed == 30);
  CHECK(all.causes.size() == vet::kMaxCollisions);
  CHECK(all.more_causes == 40);
  CHECK(all.same_provider.size() == vet::kMaxCollisions);
  CHECK(all.more_same_provider == 40);
}
