// SPDX-License-Identifier: MIT

/// Examinations on paper: the JSON meets its schema, the commands work, and
/// text of strangers does nothing in any format.

#include <dct/report/vetting.hpp>
#include <dct/text/ascii.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/schemas.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::string vetted(const std::string& text, std::string_view format) {
  const lint::Linter linter = linter_of();
  const auto document = parse(text);
  // Another provider has all names of the template.
  vet::Identity other = vet::identify(templates::read_template(document));
  other.domain = "example.net\n::error::";
  vet::KnownProviders known;
  known.add("\x1b[31m::error::.json", other);
  const std::string strange = "\n::error::`Eve` <b>\x1b[31m\u202E";
  const vet::History history = vet::read_history(
      vet::read_proposer(strange),
      {.of_template = {{strange, "B" + strange, strange, strange, strange}}});
  const rules::KeyAnswer key{.asked = {strange}, .failure = strange};
  const std::vector<vet::Vetting> all = {vet::examine(
      document, "a.json",
      {.linter = linter, .known = &known, .history = &history, .key = &key})};
  return report::write(report::VettingReport{all},
                       *report::vetting_format_named(format));
}

constexpr char kHostile[] =
    R"({"providerId": "a\u001b[31m\u202e", "serviceId": "::error::x\n",
        "version": 1e9, "providerName": "a\n::error::x\u001b[31m\u202e",
        "serviceName": "\n::error::<b>|", "logoUrl": "https://a.example\n::b/",
        "syncPubKeyDomain": "a\n::error::x.com",
        "syncRedirectDomain": "b\n::error::x.com, <b>.com", "records": [{"type": "CNAME", "host": "%a%",
        "groupId": "'; rm -rf /; $(id) `id` \n | <b>", "ttl": 60,
        "pointsTo": "%a%"}, {"type": "TXT", "host": "@",
        "data": "\"\u0007%x%\n::warning::%y%", "ttl": 60}]})";

}  // namespace

TEST_CASE("json of an examination meets schema/vetting.schema.json",
          "[vet][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/vetting.schema.json")));
  CHECK(problems(schema, vetted(kHostile, "json")) == "");
  CHECK(problems(schema, vetted("{}", "json")) == "");
  CHECK(problems(schema, vetted("[", "json")) == "");
  for (const auto& path : templates_in(project("samples/templates/good"))) {
    CHECK(problems(schema, vetted(read(path), "json")) == "");
  }
  CHECK(problems(schema, R"({"templates": [{}]})") != "");
}

TEST_CASE("an examination has no byte that a terminal or a workflow obeys",
          "[vet]") {
  for (const auto& format : report::vetting_formats()) {
    CAPTURE(format.name);
    const std::string out = vetted(kHostile, format.name);
    for (const char c : out) {
      CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    }
    CHECK(out.find("\n::") == std::string::npos);
    CHECK(out.find("\xE2\x80\xAE") == std::string::npos);
  }
}

TEST_CASE("what is not decided counts as reachable, and is said in each format",
          "[vet]") {
  std::string variables;
  for (int i = 0; i < 17; ++i) variables += "%v" + std::to_string(i) + "%";
  const std::string text =
      with_records(R"({"type": "MX", "host": "@", "priority": 1, "ttl": 600,
                       "pointsTo": ")" +
                   variables + "\"}");
  const auto document = parse(text);
  vet::Vetting vetting =
      vet::examine(document, "a.json", {.linter = linter_of()});
  vetting.verdict = vet::decide(vetting);
  CHECK(vetting.exposure.provider == vet::Level::high);
  CHECK(vetting.verdict.decision >= vet::Decision::changes_requested);
  const auto written = [&vetting](std::string_view format) {
    return report::write(report::VettingReport{{&vetting, 1}},
                         *report::vetting_format_named(format));
  };
  const auto has_text = [](const std::string& out, std::string_view part) {
    return out.find(part) != std::string::npos;
  };
  CHECK(has_text(written("text"),
                 "provider: mail is not decided for record 1: it would take "
                 "too long; it counts as reachable"));
  CHECK(has_text(written("text"),
                 "level-high: record 1: whether the probe "
                 "mail succeeds takes too long to decide"));
  CHECK(has_text(written("markdown"),
                 "- not decided for provider, record 1: `mail` would take too "
                 "long; it counts as reachable"));
  for (const char* format : {"json", "jsonl"}) {
    CAPTURE(format);
    const auto report = parse(written(format));
    const json::Value first = report.root()["templates"]
                                  ? report.root()["templates"][std::size_t{0}]
                                  : report.root();
    const json::Value undecided = first["undecided"];
    CHECK(undecided.size() > 0);
    CHECK(undecided[std::size_t{0}]["id"].string() == "mail");
    CHECK(first["level"].string() == "high");
  }
}

TEST_CASE("the table of levels is with every result", "[vet]") {
  for (const auto& [format, row] :
       {std::pair("text",
                  "provider          low       low       low       "
                  "moderate  high"),
        std::pair("markdown",
                  "| provider | low | low | low | moderate | high |"),
        std::pair("json", "\"levels\"")}) {
    CAPTURE(format);
    CHECK(vetted("{}", format).find(row) != std::string::npos);
  }
}

TEST_CASE(
    "a template that is cut off has no hash, so that no refusal is missed",
    "[vet]") {
  const std::string large =
      R"({"description": ")" + std::string(json::kMaxBytes, 'x') + "\"}";
  CHECK(vetted(large, "jsonl").find(R"("sha256":"")") != std::string::npos);
  const schema::Schema schema =
      schema_of(read(project("schema/vetting.schema.json")));
  CHECK(problems(schema, vetted(large, "json")) == "");
}
