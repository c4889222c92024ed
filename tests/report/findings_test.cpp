// SPDX-License-Identifier: MIT
#include <dct/report/findings_formats.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/report.hpp"
#include "support/schemas.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("a finding in text is place, severity, sentence, line and help",
          "[report]") {
  const Written w(
      "{\"providerId\": \"example.com\", \"providerName\": \"E\",\n"
      " \"serviceId\": \"s\", \"description\": \"d\", \"version\": 1,\n"
      " \"logoUrl\": \"https://www.example.com/logo.svg\",\n"
      " \"syncPubKeyDomain\": \"example.com\", "
      "\"syncRedirectDomain\": \"example.com\",\n"
      " \"serviceName\": \"ü\", \"records\": [{\"type\": \"A\", \"host\": "
      "\"@\", \"pointsTo\": \"9.9.9.x\", \"ttl\": 60}]}");
  CHECK(
      report::write(w.report, report::FindingsFormat::text) ==
      "test.json:5:73: error[address-syntax DCTL1034]: A record 1: \"9.9.9.x\" "
      "is not an IPv4 address\n"
      " 5 |  \"serviceName\": \"ü\", \"records\": [{\"type\": \"A\", "
      "\"host\": \"@\", \"pointsTo\": \"9.9.9.x\", \"ttl\": 60}]}\n"
      "   |                                                                  "
      "       ^~~~~~~~~\n"
      "   = help: write, for example, \"192.0.2.1\"\n\n"
      "1 error, 0 warnings, 0 info in 1 file\n");
}

TEST_CASE("a long line is cut around what is underlined", "[report]") {
  const std::string blanks(500, ' ');
  const Written w(with_members(R"({"description": ")" + std::string(300, 'd') +
                               R"(", "providerName": ""})"));
  for (const std::string& text :
       {report::write(w.report, report::FindingsFormat::text)}) {
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = text.find('\n', at);
      CHECK(end - at < 250);
      at = end + 1;
    }
  }
}

TEST_CASE("wide characters keep the caret below its text", "[report]") {
  const Written w(
      "{\"serviceName\": \"日本\", \"providerName\": \"\", \"records\": 1}");
  CHECK_THAT(
      report::write(w.report, report::FindingsFormat::text),
      Catch::Contains(" 1 | {\"serviceName\": \"日本\", \"providerName\": "
                      "\"\", \"records\": 1}\n"
                      "   |                                         ^~\n"));
}

TEST_CASE("colour is an option of text, and changes nothing else", "[report]") {
  const Written w(with_members(R"({"version": 0})"));
  std::string colored =
      report::write(w.report, report::FindingsFormat::text, {.color = true});
  CHECK(colored.find("\x1b[") != std::string::npos);
  for (std::size_t at; (at = colored.find('\x1b')) != std::string::npos;) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  CHECK(colored == report::write(w.report, report::FindingsFormat::text));
}

TEST_CASE("jsonl has one object a finding, with the members of the contract",
          "[report]") {
  const Written w(with_records(
      R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": 60})"));
  const auto lines =
      parse_json_lines(report::write(w.report, report::FindingsFormat::jsonl));
  REQUIRE(lines.size() == 1);
  const auto& f = lines[0];
  CHECK(text_at(f, "/file") == "test.json");
  CHECK(text_at(f, "/rule") == "address-syntax");
  CHECK(f["aliases"].Size() == 1);
  CHECK(std::string(f["aliases"][0].GetString()) == "DCTL1034");
  CHECK(text_at(f, "/severity") == "error");
  CHECK(text_at(f, "/message") == "A record 1: \"x\" is not an IPv4 address");
  CHECK(text_at(f, "/pointer") == "/records/0/pointsTo");
  CHECK(f["line"].GetInt() == 1);
  CHECK(f["column"].GetInt() + 3 == f["endColumn"].GetInt());
  CHECK(f["endLine"].GetInt() == 1);
  CHECK(f["record"].GetInt() == 1);
  CHECK(f["waived"].IsFalse());
  const Written none(with_members(R"({"version": 0})"));
  CHECK(parse_json_lines(report::write(
      none.report, report::FindingsFormat::jsonl))[0]["record"]
            .IsNull());
}

TEST_CASE("json is one document with a summary", "[report]") {
  const Written w(with_members(R"({"description": "", "serviceId": "a b"})"));
  const auto d = parse_json(w.as(report::FindingsFormat::json));
  CHECK(d["findings"].Size() == 2);
  CHECK(d["summary"]["errors"].GetInt() == 1);
  CHECK(d["summary"]["infos"].GetInt() == 1);
  CHECK(d["summary"]["files"].GetInt() == 1);
}

TEST_CASE("dctl speaks the codes of the older linter", "[report]") {
  const Written w(with_records(
      R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": "5s", "groupId": "g"})"));
  const auto lines =
      parse_json_lines(report::write(w.report, report::FindingsFormat::dctl));
  REQUIRE(lines.size() == 2);
  CHECK(text_at(lines[0], "/level") == "error");
  CHECK(text_at(lines[0], "/template") == "test.json");
  CHECK(text_at(lines[0], "/code") == "DCTL1034");
  CHECK(lines[0]["record"].GetInt() == 1);
  CHECK(text_at(lines[0], "/type") == "A");
  CHECK(text_at(lines[0], "/groupid") == "g");
  CHECK_THAT(lines[0]["dctl_note"].GetString(), Catch::Contains("not an IPv4"));
  CHECK(text_at(lines[1], "/code") == "ttl-syntax");
}

TEST_CASE("statistics count findings and files of each rule", "[report]") {
  const Written w(with_records(
      R"({"type": "A", "host": "a", "pointsTo": "x", "ttl": 60},
         {"type": "A", "host": "b", "pointsTo": "x", "ttl": 60})"));
  const std::string table =
      report::write_statistics(w.report, *lint::Catalogue::builtin());
  CHECK(
      table.starts_with("findings  files  severity  rule\n"
                        "       2      1  error     address-syntax\n"
                        "\nfindings  files  the registry's binding rule\n"));
}

TEST_CASE("statistics count the registry's binding rules, zeros too",
          "[report]") {
  const Written w(with_records(
      R"({"type": "TXT", "host": "a", "data": "v=spf1 mx -all", "ttl": 60},
         {"type": "TXT", "host": "b", "data": "v=spf1 a -all", "ttl": 60})"));
  const std::string table =
      report::write_statistics(w.report, *lint::Catalogue::builtin());
  CHECK_THAT(table, Catch::Contains("\n       2      1   4 SPF through SPFM"));
  CHECK_THAT(table, Catch::Contains("\n       0      0  10 essential OnApply"));
}

TEST_CASE("statistics leave out what is waived", "[report]") {
  Written w(with_records(
      R"({"type": "A", "host": "a", "pointsTo": "x", "ttl": 60})"));
  for (diagnostic::Finding& f : w.report.files[0].findings) f.waived = "known";
  CHECK_THAT(report::write_statistics(w.report, *lint::Catalogue::builtin()),
             !Catch::Contains("address-syntax"));
}

TEST_CASE("a waived finding is listed with its reason and counts nowhere",
          "[report]") {
  Written w(with_records(
      R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": 60})"));
  REQUIRE(w.findings().size() == 1);
  w.findings()[0].waived = "until \x1b they move";
  CHECK_FALSE(report::fails(w.findings()[0], diagnostic::Severity::info));
  CHECK_THAT(w.as(report::FindingsFormat::text),
             Catch::Contains("waived error[address-syntax DCTL1034]: ") &&
                 Catch::Contains("\n   = waived: until \\u001B they move\n") &&
                 Catch::EndsWith(
                     "0 errors, 0 warnings, 0 info, 1 waived in 1 file\n"));
  const auto lines = parse_json_lines(w.as(report::FindingsFormat::jsonl));
  CHECK(at(lines.at(0), "/waived").IsTrue());
  CHECK(text_at(lines[0], "/reason") == "until \x1b they move");
  const auto document = parse_json(w.as(report::FindingsFormat::json));
  CHECK(at(document, "/summary/waived").GetInt() == 1);
  CHECK(at(document, "/summary/errors").GetInt() == 0);
  const auto dctl = parse_json_lines(w.as(report::FindingsFormat::dctl));
  CHECK(text_at(dctl.at(0), "/level") == "info");
  CHECK(text_at(dctl[0], "/waived") == "until \x1b they move");
  CHECK(report::write_verdict(w.report) == "automerge: passed\n");
}

TEST_CASE("a finding fails from the level on that is asked for", "[report]") {
  const diagnostic::Finding warning{diagnostic::warning("ttl", "")};
  CHECK(report::fails(warning, diagnostic::Severity::info));
  CHECK(report::fails(warning, diagnostic::Severity::warning));
  CHECK_FALSE(report::fails(warning, diagnostic::Severity::error));
  CHECK_FALSE(report::fails(warning, diagnostic::Severity::off));
}

TEST_CASE("json of every sample meets schema/report.schema.json",
          "[report][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/report.schema.json")));
  for (const char* directory :
       {"samples/templates/good", "samples/templates/bad"}) {
    for (const auto& path : templates_in(project(directory))) {
      INFO(path.filename());
      Written w(read(path), path.filename().string());
      CHECK(problems(schema, w.as(report::FindingsFormat::json)) == "");
      if (w.findings().empty()) continue;
      w.findings()[0].waived = "known";
      std::string json = w.as(report::FindingsFormat::json);
      CHECK(problems(schema, json) == "");
      // A waiver needs its reason.
      json.erase(json.find(",\"reason\":\"known\""), 17);
      CHECK(problems(schema, json) != "");
    }
  }
}

TEST_CASE("a line of text is never a command to GitHub's log", "[report]") {
  const std::string text =
      "{\"a\": 1,\n ::stop-commands::x\n\"##[debug]\": 2,}";
  Written w(text, "::error::x.json");
  for (const diagnostic::Finding& f : w.findings()) {
    // Whatever part of the line is underlined.
    for (std::uint32_t begin = 31; begin < text.size(); ++begin) {
      diagnostic::Finding moved = f;
      moved.place.span = {begin, begin + 1};
      moved.place.begin = w.document.source().position(begin);
      moved.place.end = w.document.source().position(begin + 1);
      const report::FindingsReport report{
          .files = {{&w.document.source(), {moved}}}};
      const std::string out =
          report::write(report, report::FindingsFormat::text);
      INFO(out);
      CHECK(out.find("##[") == std::string::npos);
      CHECK_THAT(out, Catch::StartsWith("\\u003A:error::x.json:"));
    }
  }
}

TEST_CASE("what weighs less than asked for is counted, not shown", "[report]") {
  const text::Source source("t.json", "");
  const auto with = [](diagnostic::Severity severity) {
    return diagnostic::Finding{diagnostic::problem("r", severity, "m")};
  };
  const report::FindingsReport all{
      .files = {{&source,
                 {with(diagnostic::Severity::info),
                  with(diagnostic::Severity::warning),
                  with(diagnostic::Severity::error)}}}};
  const auto shown = at_least(all, diagnostic::Severity::warning);
  CHECK(shown.files[0].findings.size() == 2);
  CHECK(report::count_findings(shown).hidden == 1);
  CHECK_THAT(report::write(shown, report::FindingsFormat::text),
             Catch::Contains("1 warning, 0 info, 1 not shown in 1 file"));
  CHECK(report::count_findings(at_least(all, diagnostic::Severity::info))
            .hidden == 0);
}

TEST_CASE("every format names the policy that judged a file", "[report]") {
  const text::Source source("t.json", "");
  diagnostic::Finding finding{diagnostic::error("r", "m")};
  finding.place.file = "t.json";
  const report::FindingsReport all{
      .files = {{.source = &source,
                 .findings = {finding},
                 .judgement = {.profile = "strict",
                               .policy = "dir/.dct.yaml",
                               .policy_is_found = true}}}};
  for (const auto& format : report::findings_formats()) {
    INFO(format.name);
    CHECK_THAT(
        report::write(all, format.format),
        Catch::Contains("dir/.dct.yaml") || Catch::Contains("dir`/`.dct.yaml"));
  }
}
