// SPDX-License-Identifier: MIT

/// Two versions of a template, and how much the difference matters.

#include <dct/vet/examination.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

constexpr char kHead[] =
    R"("providerId": "example.com", "serviceId": "web", "version": 1,)";
constexpr char kKey[] = R"("syncPubKeyDomain": "keys.example.com",)";

vet::Revision revision_of(const std::string& before, const std::string& after) {
  const auto old = parse(before);
  const auto now = parse(after);
  const auto vetting =
      vet::examine(now, "", {.linter = linter_of(), .base = &old});
  return *vetting.revision;
}

std::string rated(const std::string& before, const std::string& after) {
  return std::string(name(revision_of(before, after).rating()));
}

std::string tmpl(const std::string& members, const std::string& records) {
  return "{" + std::string(kHead) + members + R"("records": [)" + records +
         "]}";
}

constexpr char kWww[] =
    R"({"type": "CNAME", "host": "www", "pointsTo": "a.example.com",
        "ttl": 600})";

/// Of a signed template with these records.
std::string records_rated(const std::string& before, const std::string& after) {
  return rated(tmpl(kKey, before), tmpl(kKey, after));
}

/// Of a template with these members and one record.
std::string members_rated(const std::string& before, const std::string& after) {
  return rated(tmpl(before, kWww), tmpl(after, kWww));
}

}  // namespace

TEST_CASE("changes of a template's own properties are rated", "[vet]") {
  struct Case {
    const char* before;
    const char* after;
    const char* rating;
  };
  const std::initializer_list<Case> cases = {
      {kKey, kKey, "no-effect"},
      {kKey, R"("syncPubKeyDomain": "keys.example.com", "syncBlock": false,)",
       "no-effect"},
      {kKey, R"("syncPubKeyDomain": "KEYS.example.com",)", "no-effect"},
      {R"("description": "a",)", R"("description": "b",)", "cosmetic"},
      {R"("serviceName": "a",)", R"("serviceName": "b",)", "presentation"},
      {"", R"("logoUrl": "https://example.com/l.png",)", "presentation"},
      {kKey, R"("syncPubKeyDomain": "other.example.com",)", "trust"},
      {kKey, R"("syncPubKeyDomain": "keys.example.net",)", "widening"},
      {"", kKey, "narrowing"},
      {R"("hostRequired": true,)", "", "trust"},
      {"", R"("multiInstance": true,)", "trust"},
      {R"("multiInstance": true,)", "", "narrowing"},
      {R"("syncPubKeyDomain": "example.com", "syncRedirectDomain": "a.example.com",)",
       R"("syncPubKeyDomain": "example.com", "syncRedirectDomain": "a.example.com, b.example.com",)",
       "trust"},
      {R"("syncPubKeyDomain": "example.com", "syncRedirectDomain": "a.example.com",)",
       R"("syncPubKeyDomain": "example.com", "syncRedirectDomain": "a.example.com,example.net",)",
       "widening"},
      {R"("syncRedirectDomain": "a.example.com,b.example.com",)",
       R"("syncRedirectDomain": "b.example.com",)", "narrowing"},
      {R"("syncBlock": true,)", R"("syncPubKeyDomain": "example.com",)",
       "trust"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.before, c.after);
    CHECK(members_rated(c.before, c.after) == c.rating);
  }
}

TEST_CASE("changes of records are rated", "[vet]") {
  const std::string www = kWww;
  const auto txt = [](const std::string& mode) {
    return R"({"type": "TXT", "host": "_dmarc", "data": "v=DMARC1; p=none",
               "ttl": 600)" +
           (mode.empty() ? ""
                         : R"(, "txtConflictMatchingMode": ")" + mode + "\"") +
           "}";
  };
  CHECK(records_rated(www + "," + txt(""), txt("") + "," + www) == "no-effect");
  CHECK(records_rated(www,
                      R"({"ttl": "600", "type": "CNAME", "host": "WWW",
                          "pointsTo": "A.example.com", "essential": "Always"})") ==
        "no-effect");
  CHECK(records_rated(txt(""), txt("None")) == "no-effect");
  CHECK(records_rated(txt(""), txt("Prefix")) == "trust");
  CHECK(records_rated(txt("Prefix"), txt("All")) == "trust");
  CHECK(records_rated(txt("All"), txt("Prefix")) == "narrowing");
  CHECK(records_rated(www, www + "," + txt("")) == "new-type");
  CHECK(records_rated(www + "," + txt(""), www) == "narrowing");
  CHECK(records_rated(www,
                      R"({"type": "CNAME", "host": "www",
                          "pointsTo": "b.example.com", "ttl": 600})") ==
        "same-reach");
  CHECK(records_rated(www, www + R"(,{"type": "CNAME", "host": "shop",
                                 "pointsTo": "b.example.com", "ttl": 600})") ==
        "same-reach");
  CHECK(records_rated(www,
                      R"({"type": "CNAME", "host": "www", "pointsTo": "%x%",
                          "ttl": 600})") == "widening");
  CHECK(records_rated(www,
                      R"({"type": "CNAME", "host": "%h%",
                          "pointsTo": "a.example.com", "ttl": 600})") ==
        "widening");
  CHECK(records_rated(R"({"type": "CNAME", "host": "www", "pointsTo": "%x%",
                          "ttl": 600})",
                      www) != "widening");
}

TEST_CASE("a signature that is dropped is rejected", "[vet]") {
  const auto old = parse(tmpl(kKey, kWww));
  const auto now = parse(tmpl("", kWww));
  const auto vetting =
      vet::examine(now, "", {.linter = linter_of(), .base = &old});
  CHECK(vetting.revision->gate == vet::Gate::key);
  const vet::Verdict verdict = vet::decide(vetting);
  CHECK(verdict.decision == vet::Decision::reject);
  CHECK(verdict.reasons.front().condition == "signature-dropped");
}

TEST_CASE("a new probe is named with its record", "[vet]") {
  const vet::Revision revision = revision_of(
      tmpl(kKey, kWww), tmpl(kKey, std::string(kWww) +
                                       R"(,{"type": "MX", "host": "@",
                                      "pointsTo": "%x%", "priority": 1,
                                      "ttl": 600})"));
  CHECK(revision.rating() == vet::Rating::widening);
  CHECK(revision.level == vet::Level::low);
  CHECK(revision.items.front().record == 2);
  CHECK(revision.items.front().say.find("all mail to the domain") !=
        std::string::npos);
}
