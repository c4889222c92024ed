// SPDX-License-Identifier: MIT

/// A hostile template that can be carried out, so that its texts come back in
/// probes, commands, reasons, changes and losses: they do nothing in any
/// format.

#include <dct/report/vetting.hpp>

#include <catch2/catch.hpp>

#include <set>

#include "support/report.hpp"
#include "support/templates.hpp"
#include "text/escape/workflow_command.hpp"

using namespace dct;
using namespace dct::test;

namespace {

// As JSON.
constexpr char kEvil[] =
    R"(\u001b[31m\u001b]0;t\u0007::error::x\r\n::warning file=a::y\n)"
    R"(##[debug]z|\\|`a``<script>alert(1)</script><img src=x>]]>--> @team #12 )"
    R"(:smile: GH-12 ![i](http://example.net/i.png)[l](1) **b** ~~s~~ $(id) ')"
    R"( www.example.net &#64;you \u202e\u2066\u200b\ufeff\ufffe\u009b)";

std::string with_evil(std::string text) {
  for (std::size_t i = 0; (i = text.find('$', i)) != std::string::npos;) {
    text.replace(i, 1, kEvil);
    i += sizeof kEvil - 1;
  }
  return text;
}

constexpr char kTemplate[] = R"({
  "providerId": "$", "providerName": "$", "serviceId": "$",
  "serviceName": "$", "version": "$", "description": "$", "logoUrl": "$",
  "syncRedirectDomain": "$",
  "records": [
    {"type": "CNAME", "groupId": "$", "host": "%h%", "pointsTo": "%x%",
     "ttl": 60, "$": "$"},
    {"type": "TXT", "groupId": "$", "host": "%h%", "data": "%x%$", "ttl": 60},
    {"type": "TXT", "groupId": "$1", "host": "@", "data": "$%x%$", "ttl": 60,
     "txtConflictMatchingMode": "$"},
    {"type": "MX", "groupId": "$2", "host": "@", "pointsTo": "%x%",
     "priority": 1, "ttl": 60},
    {"type": "A", "host": "$", "pointsTo": "$", "ttl": "$"},
    {"type": "$", "host": "$", "data": "$", "ttl": 60},
    {"type": "SRV", "groupId": "$3", "name": "@", "service": "_sip",
     "protocol": "_tcp", "target": "%x%", "priority": 1, "weight": 1,
     "port": 5060, "ttl": 60}
  ]
})";

constexpr char kBase[] = R"({
  "providerId": "a$", "serviceId": "b$", "version": 1, "logoUrl": "c$",
  "syncPubKeyDomain": "$", "syncRedirectDomain": "d$",
  "records": [{"type": "A", "host": "e$", "pointsTo": "$", "ttl": 60},
              {"type": "TXT", "host": "@", "data": "f$", "ttl": 60}]})";

/// With a base, a reason that is waived, and a hostile name of the file.
const std::vector<vet::Vetting>& vettings() {
  static const std::vector<vet::Vetting> all = [] {
    const lint::Linter linter = linter_of(
        {.policy = policy_of("waivers: [{template: '*', if: level-critical, "
                             "reason: \"\\e[31m | `x` <b>\\n::error::x @you\"}"
                             "]")});
    const auto document =
        json::Document::parse({hostile_name(), with_evil(kTemplate)});
    const auto base = json::Document::parse({"b.json", with_evil(kBase)});
    std::vector<vet::Vetting> one = {
        vet::examine(document, "a.json", {.linter = linter, .base = &base})};
    lint::Waivers waivers(linter, "2026-11-25");
    waivers.apply(document, one[0].findings);
    one[0].checklist =
        vet::checklist(document, one[0].findings, *linter.catalogue());
    one[0].verdict = vet::decide(one[0]);
    vet::waive(waivers, document, one[0].verdict);
    return one;
  }();
  return all;
}

std::string written(std::string_view format) {
  return report::write(report::VettingReport{vettings()},
                       *report::vetting_format_named(format));
}

}  // namespace

TEST_CASE("the hostile template says something in each section", "[inert]") {
  const vet::Vetting& v = vettings()[0];
  std::set<std::string_view> probes;
  for (const vet::CarriedOut& c : v.exposure.carried_out) {
    probes.insert(c.probe->id);
  }
  CHECK(probes.contains("cert-alias"));
  CHECK(probes.contains("mail"));
  CHECK(probes.contains("own-claim"));
  CHECK(v.verdict.reasons.front().waived);
  CHECK(v.revision->items.size() > 8);
  CHECK(v.findings.size() > 15);
}

TEST_CASE("a vetting of strangers' text is inert in every format", "[inert]") {
  for (const auto& format : report::vetting_formats()) {
    CAPTURE(format.name);
    const std::string out = written(format.name);
    for (const char c : out) {
      if (c != '\n' && static_cast<unsigned char>(c) < 0x20) {
        FAIL_CHECK("a control character");
      }
    }
    for (const char* mark :
         {"\u202E", "\u2066", "\u200B", "\uFEFF", "\u009B", "\uFFFE"}) {
      CHECK(out.find(mark) == std::string::npos);
    }
    std::size_t begin = 0;
    for (std::size_t end; (end = out.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      const std::string line = out.substr(begin, end - begin);
      CAPTURE(line);
      CHECK(text::line_start(line) == line);
    }
  }
}

TEST_CASE("a vetting in Markdown holds tables, lists, words and code",
          "[inert]") {
  const Markdown page = parse_markdown(written("markdown"));
  const std::set<std::string> expected = {
      "document",  "paragraph",  "heading",    "strong",      "text",
      "softbreak", "list",       "item",       "code",        "table",
      "table_row", "table_cell", "html_block", "html_inline", "table_header"};
  for (const std::string& kind : page.kinds) {
    CAPTURE(kind);
    CHECK(expected.contains(kind));
  }
  CHECK(page.prose.find_first_of("@#<>&[]*~|`\\\"") == std::string::npos);
  // The only HTML is ours.
  std::string rest = written("markdown");
  for (const char* ours :
       {"<details><summary>", "</summary>", "</details>", "<sub>", "</sub>"}) {
    for (std::size_t at; (at = rest.find(ours)) != std::string::npos;) {
      rest.erase(at, std::string_view(ours).size());
    }
  }
  const Markdown without = parse_markdown(rest);
  CHECK_FALSE(without.kinds.contains("html_block"));
  CHECK_FALSE(without.kinds.contains("html_inline"));
}

TEST_CASE("a vetting in JSON can be read, line by line as well", "[inert]") {
  const auto document = parse_json(written("json"));
  CHECK(at(document, "/templates/0/probes").Size() > 3);
  const auto lines = parse_json_lines(written("jsonl"));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == at(document, "/templates/0"));
}
