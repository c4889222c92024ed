// SPDX-License-Identifier: MIT

/// A template's effect on paper: the JSON meets its schema, and text of
/// strangers does nothing in any format.

#include <dct/apply/batch.hpp>
#include <dct/json/writer.hpp>
#include <dct/report/change_formats.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/report.hpp"
#include "support/schemas.hpp"
#include "support/zones.hpp"

using namespace dct;
using namespace dct::test;

namespace {

constexpr const char* kTemplate =
    R"({"records": [
  {"type": "A", "host": "@", "pointsTo": "203.0.113.1", "ttl": 600},
  {"type": "TXT", "host": "@", "data": "t", "ttl": 600,
   "txtConflictMatchingMode": "All"},
  {"type": "CNAME", "host": "www", "pointsTo": "@", "ttl": 600,
   "groupId": "g"},
  {"type": "SRV", "name": "@", "target": "sip.example.net", "service": "_sip",
   "protocol": "_tcp", "priority": 1, "weight": 2, "port": 5060, "ttl": 600},
  {"type": "SPFM", "host": "@", "spfRules": "v=spf1 mx"}]})";

/// A simulation and what it views.
struct Shown {
  explicit Shown(const std::string& tmpl, zone::Zone before)
      : document(parse(tmpl)),
        records(templates::read_records(document.root()["records"])),
        zone(std::move(before)) {
    request.records = records;
    request.domain = zone.apex();
  }

  std::string as(report::ChangeFormat format) {
    result = apply::apply(zone, request);
    if (verdict && verdict->refused) {
      result = diagnostic::error(apply::kInvalidSignature,
                                 verdict->problems.front().message);
    }
    return report::write(report::ChangeReport{.title = title,
                                              .domain = zone.apex(),
                                              .host = std::string(request.host),
                                              .groups = {},
                                              .records = records,
                                              .zone = zone,
                                              .result = result,
                                              .request = verdict},
                         format);
  }

  json::Document document;
  std::vector<templates::Record> records;
  zone::Zone zone;
  apply::Request request;
  diagnostic::Result<apply::Change> result = apply::Change();
  std::string title = "example.com.test";
  const report::RequestVerdict* verdict = nullptr;
};

}  // namespace

TEST_CASE("json of a simulation meets schema/simulation.schema.json",
          "[change][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/simulation.schema.json")));
  Random random(20261124);
  for (int i = 0; i < 200; ++i) {
    zone::Zone zone("example.com");
    for (unsigned n = random.below(12); n > 0; --n) {
      zone.add(random_record(random));
    }
    Shown shown(kTemplate, std::move(zone));
    if (random.one_in(2)) {
      shown.request.instance = apply::TemplateInstance{
          .id = "1", .provider_id = "example.com", .service_id = "web"};
    }
    const std::string json = shown.as(report::ChangeFormat::json);
    INFO(json);
    REQUIRE(problems(schema, json) == "");
  }
  Shown refused(
      R"({"records":[{"type":"A","host":"@","pointsTo":"%a%","ttl":1}]})",
      zone::Zone("example.com"));
  CHECK(problems(schema, refused.as(report::ChangeFormat::json)) == "");
  CHECK(problems(schema, R"({"template": "x"})") != "");
}

TEST_CASE("json of a verified request meets schema/simulation.schema.json",
          "[change][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/simulation.schema.json")));
  Shown shown(kTemplate, zone::Zone("example.com"));
  const report::RequestVerdict refused{
      .refused = true,
      .key_label = "_dck1",
      .problems = {
          diagnostic::error("sig-missing", "there is no sig", "add it"),
          diagnostic::info("x", "it is ignored")}};
  shown.verdict = &refused;
  const std::string json = shown.as(report::ChangeFormat::json);
  CHECK(problems(schema, json) == "");
  CHECK(json.find("InvalidSignature") != std::string::npos);
  const report::RequestVerdict good{
      .verified = true, .algorithm = "RS256", .key_label = "_dck1"};
  shown.verdict = &good;
  CHECK(problems(schema, shown.as(report::ChangeFormat::json)) == "");
}

TEST_CASE("jobs and answers meet schema/job.schema.json", "[change][schema]") {
  const std::string text = read(project("schema/job.schema.json"));
  const auto document = parse(text);
  const schema::Schema jobs = schema_of(text);
  const schema::Schema answers =
      schema_of("{\"$ref\":\"#/definitions/answer\",\"definitions\":" +
                json::to_json(document.root()["definitions"]) + "}");
  const auto id = [] { return std::string("id"); };
  for (const std::string job :
       {R"({"domain":"example.com","template_records":[{"type":"TXT",)"
        R"("host":"@","data":"x","ttl":1}],"multi_aware":true,"host":null})",
        R"({"domain":"example.com","template_records":[{"type":"A",)"
        R"("host":"@","pointsTo":"%x%","ttl":1}],"params":{"y":[]}})"}) {
    CHECK(problems(jobs, job) == "");
    CHECK(problems(answers,
                   apply::answer(job, apply::Semantics::draft_05, id)) == "");
  }
  CHECK(problems(jobs, R"({"template_records":[]})") != "");
}

TEST_CASE("text of strangers does nothing in a shown change",
          "[change][hostile]") {
  const std::string bad =
      "a|b `c` <script>x</script> @team #1\n::error::\x1b[1m\u202E ]]>";
  zone::Zone zone("example.com");
  zone.add(
      zone::ResourceRecord{.owner = "@", .type = "TXT", .ttl = 1, .data = bad});
  zone.add(zone::ResourceRecord{
      .owner = "www", .type = "HINFO", .ttl = 1, .data = bad});
  Shown shown(kTemplate, std::move(zone));
  shown.title = bad;
  for (const auto format :
       {report::ChangeFormat::text, report::ChangeFormat::zone,
        report::ChangeFormat::markdown, report::ChangeFormat::json}) {
    const std::string out = shown.as(format);
    REQUIRE_FALSE(shown.result->removed.empty());
    INFO(out);
    for (const char c : out) {
      CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t'));
    }
    CHECK(out.find("\u202E") == std::string::npos);
    CHECK(out.find("\n::error") == std::string::npos);
  }
  const Markdown page =
      parse_markdown(shown.as(report::ChangeFormat::markdown));
  CHECK(page.rows.size() ==
        shown.result->removed.size() + shown.result->added.size());
  for (const auto& row : page.rows) CHECK(row.size() == 6);
  CHECK(page.prose.find("<script>") == std::string::npos);
  CHECK(page.prose.find("@team") == std::string::npos);
}
