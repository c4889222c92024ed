// SPDX-License-Identifier: MIT

/// Repairs: the finding is gone, the layout is kept, the second time changes
/// nothing.

#include <dct/lint/fix.hpp>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

const lint::Linter& everything() {
  static const lint::Linter linter = linter_of();
  return linter;
}

std::string fixed(const std::string& text, std::string_view name = {}) {
  return lint::fix(everything(), {"test.json", text}, name).text;
}

// The record of a template that has only this one, after repairs.
std::string fixed_record(const std::string& record) {
  const std::string text = fixed(with_records(record));
  const std::size_t begin = text.find("\"records\":[") + 11;
  return text.substr(begin, text.rfind(']') - begin);
}

void check_fix(const std::string& text, const std::string& name) {
  const auto before = parse(text);
  const auto findings = everything().lint(before, name);
  const lint::Fixed once = lint::fix(everything(), {"test.json", text}, name);
  const auto after = parse(once.text);
  const bool readable = static_cast<bool>(before.root());
  if (readable) CHECK(after.root());
  CHECK(fixed(once.text, name) == once.text);
  for (const diagnostic::Finding& f : everything().lint(after, name)) {
    INFO(f.rule << " " << f.message);
    CHECK(f.fix.empty());
  }
  const bool any =
      std::any_of(findings.begin(), findings.end(),
                  [](const diagnostic::Finding& f) { return !f.fix.empty(); });
  CHECK(any == (once.text != text));
  CHECK((once.fixes > 0) == any);
}

}  // namespace

TEST_CASE("a repair of each fixable rule makes its finding go away", "[fix]") {
  for (const lint::Rule& rule : lint::Catalogue::builtin()->rules()) {
    bool repaired = false;
    for (const lint::Example& e : rule.examples) {
      if (e.findings == 0 || !e.base.empty() || !e.policy.empty()) continue;
      const std::string text =
          e.whole ? std::string(e.text) : with_members(e.text);
      INFO(rule.id << " " << text);
      const auto before = lint_with(rule.id, text);
      const bool fixable = std::any_of(
          before.begin(), before.end(),
          [](const diagnostic::Finding& f) { return !f.fix.empty(); });
      CHECK((!fixable || rule.fixable));
      if (!fixable) continue;
      const auto after = lint_with(rule.id, fixed(text));
      repaired = repaired || after.size() < before.size();
      for (const diagnostic::Finding& f : after) CHECK(f.fix.empty());
    }
    INFO(rule.id);
    // The version before is not among the examples that run here.
    if (rule.id != "version-not-raised") CHECK(repaired == rule.fixable);
  }
}

TEST_CASE("repairs are those an author would make", "[fix]") {
  CHECK(
      fixed_record(
          R"({"type":"TXT","host":"@","data":"v=spf1 include:a.example ~all","ttl":60})") ==
      R"({"type":"SPFM","host":"@","spfRules":"include:a.example","ttl":60})");
  CHECK(
      fixed_record(
          R"({"type":"TXT","host":"_dmarc","data":"v=DMARC1; p=none","ttl":60})") ==
      R"({"type":"TXT","host":"_dmarc","data":"v=DMARC1; p=none","ttl":60,)"
      R"("essential":"OnApply","txtConflictMatchingMode":"Prefix",)"
      R"("txtConflictMatchingPrefix":"v=DMARC1"})");
  CHECK(fixed_record(
            R"({"type":"SPFM","host":"","spfRules":"v=spf1 a a ~all"})") ==
        R"({"type":"SPFM","host":"@","spfRules":"a"})");
  CHECK(
      fixed_record(
          R"({"type":"SRV","host":"@","service":"_sip","protocol":"TCP","pointsTo":"sip.example.com.","priority":1,"weight":1,"port":1,"ttl":60})") ==
      R"({"type":"SRV","name":"@","service":"_sip","protocol":"_tcp","target":"sip.example.com","priority":1,"weight":1,"port":1,"ttl":60})");
  CHECK(fixed_record(
            R"({"type":"cname","host":"a","pointTo":"b.example","ttl":60})") ==
        R"({"type":"CNAME","host":"a","pointsTo":"b.example","ttl":60})");
}

TEST_CASE("what would need a decision is left to people", "[fix]") {
  for (
      const char* record :
      {R"({"type":"TXT","host":"@","data":"v=spf1 redirect=a.example","ttl":60})",
       R"({"type":"SPFM","host":"@","spfRules":"~all"})",
       R"({"type":"A","host":"@","pointsTo":"x","ttl":60})",
       R"({"type":"CNAME","host":"@","pointsTo":"a.example","ttl":60})"}) {
    CHECK(fixed_record(record) == record);
  }
}

TEST_CASE("a repair touches nothing but what it repairs", "[fix]") {
  const std::string text =
      "{\n\t\"records\" : [ {\"type\": \"A\" , \"host\":\"\",  \"pointsTo\": "
      "\"9.9.9.9\", \"ttl\":3600},\n],\n\"version\":1.50e1 }\r\n";
  CHECK(fixed(text) ==
        "{\n\t\"records\" : [ {\"type\": \"A\" , \"host\":\"@\",  "
        "\"pointsTo\": \"9.9.9.9\", \"ttl\":3600}\n],\n\"version\":1.50e1 "
        "}\r\n");
}

TEST_CASE("samples: repaired once is repaired for good", "[fix]") {
  for (const char* directory :
       {"samples/templates/good", "samples/templates/bad"}) {
    for (const auto& path : templates_in(project(directory))) {
      INFO(path);
      check_fix(read(path), path.filename().string());
    }
  }
}

TEST_CASE("the public templates: repaired once is repaired for good", "[fix]") {
  if (!have(shared("registry"))) return;
  for (const auto& path : templates_in(shared("registry"))) {
    INFO(path);
    check_fix(read(path), path.filename().string());
  }
}

TEST_CASE("safe repairs leave the others, and count them", "[fix]") {
  const std::string text = with_records(
      R"({"type":"TXT","host":"","data":"v=spf1 mx ~all","ttl":60})");
  const lint::Fixed safe =
      lint::fix(everything(), {"t.json", text}, {}, lint::Repairs::safe);
  CHECK(safe.fixes == 1);
  CHECK(safe.unsafe == 1);
  REQUIRE(safe.repairs.size() == 1);
  CHECK(safe.repairs[0].rule == "host-empty");
  CHECK(safe.repairs[0].before == "\"\"");
  CHECK(safe.repairs[0].after == "\"@\"");
  const lint::Fixed all = lint::fix(everything(), {"t.json", text});
  CHECK(all.unsafe == 0);
  CHECK(all.text.find("SPFM") != std::string::npos);
}
