// SPDX-License-Identifier: MIT
#include <dct/lint/policy.hpp>

#include <catch2/catch.hpp>

#include "json/edit.hpp"
#include "report/findings/fingerprint.hpp"
#include "support/files.hpp"
#include "support/report.hpp"

using namespace dct;
using namespace dct::test;

namespace {

rapidjson::Document sarif(const report::FindingsReport& report) {
  return parse_json(report::write(report, report::FindingsFormat::sarif));
}

const rapidjson::Value& result(const rapidjson::Value& log, std::size_t i) {
  return at(log, ("/runs/0/results/" + std::to_string(i)).c_str());
}

unsigned number_at(const rapidjson::Value& value, const char* pointer) {
  return at(value, pointer).GetUint();
}

text::Position position_at(const rapidjson::Value& region,
                           const std::string& which) {
  return {.line = number_at(region, ("/" + which + "Line").c_str()),
          .column = number_at(region, ("/" + which + "Column").c_str())};
}

// The byte that a line and a column in code points stand for: what a reader of
// SARIF does, without our tables.
std::uint32_t offset_of(std::string_view text, text::Position p) {
  std::size_t at = 0;
  for (unsigned line = 1; line < p.line; ++line) at = text.find('\n', at) + 1;
  for (unsigned column = 1; column < p.column; ++column) {
    do {
      ++at;
    } while (at < text.size() &&
             (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return static_cast<std::uint32_t>(at);
}

text::Span span_of(std::string_view text, const rapidjson::Value& region) {
  return {offset_of(text, position_at(region, "start")),
          offset_of(text, position_at(region, "end"))};
}

constexpr char kRegion[] = "/locations/0/physicalLocation/region";

std::string fingerprint_of(const rapidjson::Value& log, std::size_t i) {
  return text_at(result(log, i), "/partialFingerprints/identity~1v1");
}

// What the standard requires of every log, and GitHub besides.
void check_structure(const rapidjson::Value& log) {
  CHECK(text_at(log, "/version") == "2.1.0");
  CHECK(text_at(log, "/$schema") ==
        "https://json.schemastore.org/sarif-2.1.0.json");
  REQUIRE(at(log, "/runs").Size() == 1);
  CHECK(text_at(log, "/runs/0/tool/driver/name") == "dct");
  CHECK(text_at(log, "/runs/0/columnKind") == "unicodeCodePoints");
  const auto& rules = at(log, "/runs/0/tool/driver/rules");
  std::set<unsigned> used;
  for (const auto& r : at(log, "/runs/0/results").GetArray()) {
    const unsigned index = number_at(r, "/ruleIndex");
    REQUIRE(index < rules.Size());
    used.insert(index);
    CHECK(text_at(r, "/ruleId") == text_at(rules[index], "/id"));
    const std::string level = text_at(r, "/level");
    CHECK((level == "error" || level == "warning" || level == "note"));
    CHECK_FALSE(text_at(r, "/message/text").empty());
    REQUIRE(at(r, "/locations").Size() == 1);
    CHECK(number_at(at(r, kRegion), "/startLine") >= 1);
    CHECK(at(r, "/suppressions").IsArray());
    CHECK(text_at(r, "/partialFingerprints/identity~1v1").size() >= 66);
  }
  CHECK(used.size() == rules.Size());  // the reported ones only
}

}  // namespace

TEST_CASE("SARIF of every sample has what the standard requires",
          "[report][sarif]") {
  for (const char* directory :
       {"samples/templates/good", "samples/templates/bad"}) {
    for (const auto& path : templates_in(project(directory))) {
      INFO(path.filename());
      const Written w(read(path), path.filename().string());
      check_structure(sarif(w.report));
    }
  }
}

TEST_CASE("SARIF tells what a reported rule says", "[report][sarif]") {
  const Written w(with_records(
      R"({"type": "TXT", "host": "@", "data": "v=spf1 mx -all", "ttl": 60})"));
  const auto log = sarif(w.report);
  REQUIRE(at(log, "/runs/0/results").Size() == 1);
  const auto& rule = at(log, "/runs/0/tool/driver/rules/0");
  CHECK(text_at(rule, "/id") == "spfm-over-txt");
  CHECK(text_at(rule, "/shortDescription/text") ==
        "SPF is written as TXT instead of SPFM");
  CHECK_THAT(text_at(rule, "/fullDescription/text"),
             Catch::StartsWith("A domain may have one SPF policy."));
  CHECK_THAT(text_at(rule, "/help/text"), Catch::Contains("RFC 7208"));
  CHECK_THAT(text_at(rule, "/help/markdown"), Catch::Contains("*Instead:*"));
  CHECK(text_at(rule, "/defaultConfiguration/level") == "error");
  const auto& r = result(log, 0);
  CHECK(text_at(r, "/level") == "error");
  CHECK_THAT(text_at(r, "/message/text"),
             Catch::StartsWith("TXT record 1: this is an SPF policy") &&
                 Catch::Contains("\nhelp: use an SPFM record"));
  CHECK(text_at(r, "/locations/0/logicalLocations/0/fullyQualifiedName") ==
        "/records/0/data");
  CHECK(text_at(r, "/properties/aliases/0") == "DCTL1014");
  CHECK(number_at(r, "/properties/record") == 1);
}

TEST_CASE("regions of SARIF count code points", "[report][sarif]") {
  const std::string text =
      "{\"providerId\": \"example.com\", \"providerName\": \"E\",\r\n"
      " \"serviceId\": \"s\", \"serviceName\": \"S\", \"description\": \"d\", "
      "\"version\": 1,\n \"syncPubKeyDomain\": \"example.com\", "
      "\"syncRedirectDomain\": \"example.com\",\n"
      " \"x\u00fc\u65e5\U0001F600\": 1, \"records\": [{\"type\": \"A\", "
      "\"host\": \"\u65e5\U0001F600\", \"pointsTo\": \"9.9.9.x\", "
      "\"ttl\": 60}]}";
  const Written w(text);
  const auto log = sarif(w.report);
  const auto& findings = w.report.files[0].findings;
  REQUIRE(findings.size() >= 3);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    CHECK(span_of(text, at(result(log, i), kRegion)) == findings[i].place.span);
  }
}

TEST_CASE("regions of SARIF don't count a byte order mark", "[report][sarif]") {
  const Written w("\xEF\xBB\xBF{\"providerName\": \"\"}");
  const auto log = sarif(w.report);
  bool found = false;
  for (std::size_t i = 0; i < w.report.files[0].findings.size(); ++i) {
    const auto& r = result(log, i);
    if (w.report.files[0].findings[i].place.span.begin == 0) {
      CHECK_FALSE(r.HasMember("fixes"));  // the mark has no column
    }
    if (w.report.files[0].findings[i].place.pointer != "/providerName")
      continue;
    found = true;
    CHECK(position_at(at(r, kRegion), "start") == text::Position{1, 18});
  }
  CHECK(found);
}

TEST_CASE("a fix of SARIF makes what ours makes", "[report][sarif]") {
  std::size_t fixes = 0;
  for (const auto& path : templates_in(project("samples/templates/bad"))) {
    std::string text = read(path);
    // Characters of every length in front of whatever is repaired.
    for (std::size_t i = 0; (i = text.find("\"host\"", i)) != text.npos;
         i += 30) {
      text.insert(i, "\"\u00fc\u65e5\U0001F600\": 1, ");
    }
    const Written w(text, path.filename().string());
    const auto log = sarif(w.report);
    const auto& findings = w.report.files[0].findings;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const auto& r = result(log, i);
      CHECK(r.HasMember("fixes") == !findings[i].fix.empty());
      if (!r.HasMember("fixes")) continue;
      ++fixes;
      std::vector<diagnostic::Edit> edits;
      for (const auto& replacement :
           at(r, "/fixes/0/artifactChanges/0/replacements").GetArray()) {
        edits.push_back(
            {.span = span_of(text, at(replacement, "/deletedRegion")),
             .replacement = replacement.HasMember("insertedContent")
                                ? text_at(replacement, "/insertedContent/text")
                                : ""});
      }
      CHECK(json::apply_edits(text, edits) ==
            json::apply_edits(text, findings[i].fix));
    }
  }
  CHECK(fixes > 10);
}

TEST_CASE("a fingerprint stays when lines and records move",
          "[report][sarif]") {
  const std::string bad = R"({"type":"A","host":"@","pointsTo":"x","ttl":60})";
  const Written before(with_records(bad));
  const Written after(
      "\n\n" +
      with_records(
          R"({"type":"AAAA","host":"b","pointsTo":"2001:db8::1","ttl":60},)" +
          bad));
  const auto old_log = sarif(before.report);
  const auto new_log = sarif(after.report);
  const std::size_t last = at(new_log, "/runs/0/results").Size() - 1;
  CHECK(text_at(result(new_log, last), "/ruleId") == "address-syntax");
  CHECK(position_at(at(result(new_log, last), kRegion), "start") !=
        position_at(at(result(old_log, 0), kRegion), "start"));
  CHECK(fingerprint_of(old_log, 0) == fingerprint_of(new_log, last));
}

TEST_CASE("findings that are alike have fingerprints of their own",
          "[report][sarif]") {
  Written w(with_records(
      R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": 60})"));
  w.findings().push_back(w.findings()[0]);
  w.findings().push_back(w.findings()[0]);
  w.findings()[2].record_host = "www";
  const auto log = sarif(w.report);
  const std::string first = fingerprint_of(log, 0);
  CHECK_THAT(first, Catch::EndsWith(":1"));
  CHECK(fingerprint_of(log, 1) == first.substr(0, first.size() - 1) + "2");
  CHECK(fingerprint_of(log, 2).substr(0, 64) != first.substr(0, 64));
}

TEST_CASE("the digest of a fingerprint is SHA-256", "[report][sarif]") {
  // printf 'r\037A\037@\037\037' | sha256sum
  const text::Source source("t.json", "");
  diagnostic::Finding f{diagnostic::error("r", "")};
  f.place.pointer = "/records/0";
  f.place.record = 1;
  f.record_type = "A";
  f.record_host = "@";
  CHECK(report::fingerprint(f, source) ==
        "F5FBFC14D033BD98A203B53D3AEABC74ABEB8FA2BFAB385D156CBE573C6DC9B6");
}

TEST_CASE("a waived finding is suppressed with its reason", "[report][sarif]") {
  Written w(with_members(R"({"version": 0, "serviceId": "a b"})"));
  w.findings().at(0).waived = "they know";
  const auto log = sarif(w.report);
  const auto& suppressions = at(result(log, 0), "/suppressions");
  REQUIRE(suppressions.Size() == 1);
  CHECK(text_at(suppressions, "/0/kind") == "external");
  CHECK(text_at(suppressions, "/0/status") == "accepted");
  CHECK(text_at(suppressions, "/0/justification") == "they know");
  CHECK(at(result(log, 1), "/suppressions").Size() == 0);
}

TEST_CASE("paths become URIs", "[report][sarif]") {
  const auto uri = [](const std::string& path) {
    const Written w(with_members(R"({"version": 0})"), path);
    return text_at(sarif(w.report),
                   "/runs/0/results/0/locations/0/physicalLocation/"
                   "artifactLocation/uri");
  };
  CHECK(uri("a/b-c_d.e~f.json") == "a/b-c_d.e~f.json");
  CHECK(uri("./a.json") == "a.json");
  CHECK(uri(".//./a.json") == "a.json");
  CHECK(uri("a b/\u00fc#1?%.json") == "a%20b/%C3%BC%231%3F%25.json");
  CHECK(uri("javascript:x.json") == "javascript%3Ax.json");
  CHECK(uri("/srv/a.json") == "file:///srv/a.json");
  CHECK(uri("\xFF.json") == "%FF.json");
}

TEST_CASE("notes are related locations", "[report][sarif]") {
  const Written w(with_records(
      R"({"type": "A", "host": "shop", "pointsTo": "9.9.9.9", "ttl": 60},
         {"type": "CNAME", "host": "shop", "pointsTo": "a.example.net", "ttl": 60})"));
  const auto log = sarif(w.report);
  const auto& related = at(result(log, 0), "/relatedLocations/0");
  CHECK(text_at(related, "/message/text") == "A record 1");
  const auto& note = w.report.files[0].findings.at(0).notes.at(0);
  CHECK(span_of(w.document.source().text(),
                at(related, "/physicalLocation/region")) == note.place.span);
}

TEST_CASE("rules of one id from two policies stay apart", "[report][sarif]") {
  const auto document = parse(with_members(R"({"version": 0})"));
  report::FindingsReport report;
  for (const std::string title :
       {"Our page needs a logo", "Every template has a logo"}) {
    const lint::Linter linter = linter_of(
        {.policy = policy_of("custom:\n  - {id: logo, title: " + title +
                             ", for-each: template, must: {required: "
                             "[variableDescription]}}\n")});
    report.files.push_back(
        {&document.source(), linter.lint(document), linter.catalogue()});
  }
  const auto log = sarif(report);
  check_structure(log);
  // `logo` twice, the built-in rule once.
  const auto& rules = at(log, "/runs/0/tool/driver/rules");
  REQUIRE(rules.Size() == 3);
  std::set<std::string> titles;
  for (const auto& rule : rules.GetArray()) {
    titles.insert(text_at(rule, "/shortDescription/text"));
  }
  CHECK(titles.contains("Our page needs a logo"));
  CHECK(titles.contains("Every template has a logo"));
}

TEST_CASE("a rule that nobody knows is named all the same", "[report][sarif]") {
  Written w(with_members(R"({"version": 0})"));
  w.report.files[0].catalogue = nullptr;
  const auto log = sarif(w.report);
  check_structure(log);
  CHECK(at(log, "/runs/0/tool/driver/rules/0").MemberCount() == 1);
}

TEST_CASE("messages of SARIF hold no link and no placeholder",
          "[report][sarif]") {
  Written w(with_members(R"({"version": 0})"));
  w.findings().at(0).message = "[a](1) {0} {...} {12} {} {{3}} {0";
  w.findings()[0].help.clear();
  CHECK(text_at(sarif(w.report), "/runs/0/results/0/message/text") ==
        "[a] (1) {{0}} {...} {{12}} {} {{{3}}} {0");
}
