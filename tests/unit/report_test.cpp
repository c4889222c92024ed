// SPDX-License-Identifier: MIT
#include <dct/report.hpp>

#include <rapidjson/document.h>

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

struct Written {
  json::Document document;
  Report report;

  explicit Written(std::string text, std::string file = "test.json")
      : document(json::Document::parse({std::move(file), std::move(text)})) {
    const Catalogue catalogue;
    report.files.push_back(
        {&document.source(), Linter(Settings(catalogue)).lint(document)});
  }
};

std::vector<rapidjson::Document> json_lines(const std::string& text) {
  std::vector<rapidjson::Document> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    lines.emplace_back().Parse(text.data() + at, end - at);
    REQUIRE_FALSE(lines.back().HasParseError());
    at = end + 1;
  }
  return lines;
}

std::string text(const rapidjson::Value& object, const char* member) {
  REQUIRE(object.HasMember(member));
  return object[member].GetString();
}

// A template whose every text is hostile.
std::string hostile() {
  return with_members(
      R"({"providerName": "\u001b[31m::error::x\n|`<script>\u202e",
        "\u001b]0;t\u0007\n::warning::": 1,
        "records": [{"type": "A\u001b[2J", "host": "\u001b[1m\r\n::error file=x::y", "data": "%\u009b%", "ttl": "1\n"},
                    {"type": "CNAME", "host": "a\u0000b", "pointsTo": "\u0007", "ttl": 60}]})");
}

}  // namespace

TEST_CASE("a finding in text is place, severity, sentence, line and help",
          "[report]") {
  const Written w(
      "{\"providerId\": \"example.com\", \"providerName\": \"E\",\n"
      " \"serviceId\": \"s\", \"serviceName\": \"S\", \"description\": \"d\", "
      "\"version\": 1,\n \"syncPubKeyDomain\": \"example.com\", "
      "\"syncRedirectDomain\": \"example.com\",\n"
      " \"records\": [{\"type\": \"A\", \"host\": \"ü\", \"pointsTo\": "
      "\"9.9.9.x\", \"ttl\": 60}]}");
  CHECK(
      write(w.report, Format::text) ==
      "test.json:4:53: error[address-syntax DCTL1034]: A record 1: \"9.9.9.x\" "
      "is no IPv4 address\n"
      " 4 |  \"records\": [{\"type\": \"A\", \"host\": \"ü\", \"pointsTo\": "
      "\"9.9.9.x\", \"ttl\": 60}]}\n"
      "   |                                                     ^~~~~~~~~\n"
      "   = help: write, for example, \"192.0.2.1\"\n\n"
      "1 error, 0 warnings, 0 info in 1 file\n");
}

TEST_CASE("a long line is cut around what is underlined", "[report]") {
  const std::string blanks(500, ' ');
  const Written w(with_members(R"({"description": ")" + std::string(300, 'd') +
                               R"(", "providerName": ""})"));
  for (const std::string& text : {write(w.report, Format::text)}) {
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
      write(w.report, Format::text),
      Catch::Contains(" 1 | {\"serviceName\": \"日本\", \"providerName\": "
                      "\"\", \"records\": 1}\n"
                      "   |                                         ^~\n"));
}

TEST_CASE("text of strangers is inert in every format", "[report]") {
  const Written w(hostile(), "evil\x1b[31m\n.json");
  REQUIRE(w.report.files[0].findings.size() > 4);
  for (const auto name : format_names()) {
    const std::string out = write(w.report, *format_named(name));
    INFO(name << "\n" << out);
    for (const char c : out) {
      CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    }
    CHECK(out.find("\u009b") == std::string::npos);
    CHECK(out.find("\u202e") == std::string::npos);
    if (name != "github") CHECK(out.find("\n::") == std::string::npos);
  }
}

TEST_CASE("colour is an option of text, and changes nothing else", "[report]") {
  const Written w(with_members(R"({"version": 0})"));
  std::string colored = write(w.report, Format::text, {.color = true});
  CHECK(colored.find("\x1b[") != std::string::npos);
  for (std::size_t at; (at = colored.find('\x1b')) != std::string::npos;) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  CHECK(colored == write(w.report, Format::text));
}

TEST_CASE("jsonl has one object a finding, with the members of the contract",
          "[report]") {
  const Written w(with_records(
      R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": 60})"));
  const auto lines = json_lines(write(w.report, Format::jsonl));
  REQUIRE(lines.size() == 1);
  const auto& f = lines[0];
  CHECK(text(f, "file") == "test.json");
  CHECK(text(f, "rule") == "address-syntax");
  CHECK(f["aliases"].Size() == 1);
  CHECK(std::string(f["aliases"][0].GetString()) == "DCTL1034");
  CHECK(text(f, "severity") == "error");
  CHECK(text(f, "message") == "A record 1: \"x\" is no IPv4 address");
  CHECK(text(f, "pointer") == "/records/0/pointsTo");
  CHECK(f["line"].GetInt() == 1);
  CHECK(f["column"].GetInt() + 3 == f["endColumn"].GetInt());
  CHECK(f["endLine"].GetInt() == 1);
  CHECK(f["record"].GetInt() == 1);
  CHECK(f["waived"].IsFalse());
  const Written none(with_members(R"({"version": 0})"));
  CHECK(json_lines(write(none.report, Format::jsonl))[0]["record"].IsNull());
}

TEST_CASE("json is one document with a summary", "[report]") {
  const Written w(with_members(R"({"version": 0, "serviceId": "a b"})"));
  rapidjson::Document d;
  d.Parse(write(w.report, Format::json).c_str());
  REQUIRE(d.IsObject());
  CHECK(d["findings"].Size() == 2);
  CHECK(d["summary"]["errors"].GetInt() == 1);
  CHECK(d["summary"]["infos"].GetInt() == 1);
  CHECK(d["summary"]["files"].GetInt() == 1);
}

TEST_CASE("dctl speaks the codes of the older linter", "[report]") {
  const Written w(with_records(
      R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": "5s", "groupId": "g"})"));
  const auto lines = json_lines(write(w.report, Format::dctl));
  REQUIRE(lines.size() == 2);
  CHECK(text(lines[0], "level") == "error");
  CHECK(text(lines[0], "template") == "test.json");
  CHECK(text(lines[0], "code") == "DCTL1034");
  CHECK(lines[0]["record"].GetInt() == 1);
  CHECK(text(lines[0], "type") == "A");
  CHECK(text(lines[0], "groupid") == "g");
  CHECK_THAT(lines[0]["dctl_note"].GetString(), Catch::Contains("no IPv4"));
  CHECK(text(lines[1], "code") == "ttl");
}

TEST_CASE("statistics count findings and files of each rule", "[report]") {
  const Written w(with_records(
      R"({"type": "A", "host": "a", "pointsTo": "x", "ttl": 60},
         {"type": "A", "host": "b", "pointsTo": "x", "ttl": 60})"));
  const std::string table = write_statistics(w.report, Catalogue());
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
  const std::string table = write_statistics(w.report, Catalogue());
  CHECK_THAT(table, Catch::Contains("\n       2      1   4 SPF through SPFM"));
  CHECK_THAT(table, Catch::Contains("\n       0      0  10 essential OnApply"));
}

TEST_CASE("statistics leave out what is waived", "[report]") {
  Written w(with_records(
      R"({"type": "A", "host": "a", "pointsTo": "x", "ttl": 60})"));
  for (Finding& f : w.report.files[0].findings) f.waived = "known";
  CHECK_THAT(write_statistics(w.report, Catalogue()),
             !Catch::Contains("address-syntax"));
}
