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
#include "support/shown_change.hpp"
#include "support/zones.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("json of a simulation meets schema/simulation.schema.json",
          "[change][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/simulation.schema.json")));
  ShownChange shown(kShownTemplate, zone::Zone("example.com"));
  shown.request.instance = apply::TemplateInstance{
      .id = "1", .provider_id = "example.com", .service_id = "web"};
  CHECK(problems(schema, shown.as(report::ChangeFormat::json)) == "");
  ShownChange refused(
      R"({"records":[{"type":"A","host":"@","pointsTo":"%a%","ttl":1}]})",
      zone::Zone("example.com"));
  CHECK(problems(schema, refused.as(report::ChangeFormat::json)) == "");
  CHECK(problems(schema, R"({"template": "x"})") != "");
}

TEST_CASE("every format has what is made up, and what is lost",
          "[change][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/simulation.schema.json")));
  ShownChange shown(kShownTemplate,
                    read_master("@ AAAA 2001:db8::1\n@ TXT \"proof\"\n").zone);
  shown.made_up = {
      {.option = "--set",
       .name = "token",
       .value = "a-b",
       .where = "data of record 2"},
      {.option = "--host", .value = "sample", .where = "the template"}};
  CHECK(problems(schema, shown.as(report::ChangeFormat::json)) == "");
  for (const report::ChangeFormatInfo& format : report::change_formats()) {
    const std::string text = shown.as(format.format);
    INFO(text);
    CHECK_THAT(text, Catch::Contains("--set") && Catch::Contains("a-b") &&
                         Catch::Contains("--host") &&
                         Catch::Contains("data of record 2"));
    CHECK_THAT(text, Catch::Contains("ipv6-lost") &&
                         Catch::Contains("can no longer be reached over") &&
                         Catch::Contains("text-lost"));
  }
}

TEST_CASE("json of a verified request meets schema/simulation.schema.json",
          "[change][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/simulation.schema.json")));
  ShownChange shown(kShownTemplate, zone::Zone("example.com"));
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
        R"({"domain":"example.com","template":{"providerId":"p",)"
        R"("syncPubKeyDomain":"p.example","records":[]},)"
        R"("ignore_signature":true,"zone_records":[{"type":"A",)"
        R"("name":"","data":null,"ttl":"1"}]})",
        R"({"domain":"example.com","template_records":[{"type":"A",)"
        R"("host":"@","pointsTo":"%x%","ttl":1}],"params":{"y":[]}})"}) {
    CHECK(problems(jobs, job) == "");
    for (const auto semantics :
         {apply::Semantics::draft_05, apply::Semantics::domainconnectzone}) {
      CHECK(problems(answers, apply::answer(job, semantics, id)) == "");
    }
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
  ShownChange shown(kShownTemplate, std::move(zone));
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

TEST_CASE("a page has at most 300 lines of a table", "[change][markdown]") {
  const auto page = [](std::size_t records) {
    std::string items;
    for (std::size_t i = 0; i < records; ++i) {
      items += (i > 0 ? "," : "") +
               (R"({"type": "A", "pointsTo": "192.0.2.1", "ttl": 60,
                    "host": "h)" +
                std::to_string(i) + "\"}");
    }
    ShownChange shown(R"({"records": [)" + items + "]}",
                      zone::Zone("example.com"));
    return shown.as(report::ChangeFormat::markdown);
  };
  const std::string whole = page(300);
  CHECK(parse_markdown(whole).rows.size() == 300);
  CHECK(whole.find("more record") == std::string::npos);
  const std::string cut = page(301);
  CHECK(parse_markdown(cut).rows.size() == 300);
  CHECK_THAT(cut, Catch::EndsWith("\nand 1 more record.\n"));
}

TEST_CASE("long data is shortened", "[change]") {
  const auto shown_as = [](std::size_t letters, report::ChangeFormat format) {
    ShownChange shown(R"({"records": [{"type": "TXT", "host": "@", "ttl": 60,
                          "data": ")" +
                          std::string(letters, 'x') + "\"}]}",
                      zone::Zone("example.com"));
    return shown.as(format);
  };
  using enum report::ChangeFormat;
  // With its quotation marks 120 characters.
  CHECK(shown_as(118, markdown).find("\u2026") == std::string::npos);
  CHECK(shown_as(119, markdown).find("\u2026") != std::string::npos);
  CHECK(shown_as(4096, text).find("\u2026") == std::string::npos);
  CHECK(shown_as(4097, text).find("\u2026") != std::string::npos);
}
