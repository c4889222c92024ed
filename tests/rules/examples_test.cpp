// SPDX-License-Identifier: MIT

/// Every example of every rule, run from the rule's own file.

#include <dct/lint/baseline.hpp>
#include <dct/lint/duplicate_templates.hpp>
#include <dct/lint/waivers.hpp>
#include <dct/rules/logo.hpp>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::size_t count_of(const lint::Rule& rule,
                     const std::vector<diagnostic::Finding>& findings) {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(),
      [&rule](const diagnostic::Finding& f) { return f.rule == rule.id; }));
}

std::size_t findings_under_policy(const lint::Rule& rule,
                                  const lint::Example& example) {
  const lint::Linter linter =
      linter_of({.policy = policy_of(std::string(example.policy))});
  lint::Waivers waivers(linter, "2026-11-23");
  const json::Document document = parse(with_members(example.text));
  std::vector<diagnostic::Finding> findings = linter.lint(document);
  waivers.apply(document, findings);
  return count_of(rule, findings) + count_of(rule, waivers.leftovers());
}

rules::LogoAnswer answer_of(const lint::Example& example,
                            const json::Document& document) {
  // In the order of LogoAnswer::End.
  constexpr std::array<std::string_view, 14> kEnds = {"not-asked",
                                                      "answered",
                                                      "no-address",
                                                      "no-connection",
                                                      "special-address",
                                                      "not-https",
                                                      "too-many-redirects",
                                                      "timed-out",
                                                      "broken",
                                                      "too-large",
                                                      "no-tls",
                                                      "certificate-expired",
                                                      "certificate-name",
                                                      "certificate-unknown"};
  const json::Document json = parse(std::string(example.answer));
  const json::Value a = json.root();
  const auto end = std::find(kEnds.begin(), kEnds.end(), a["end"].string());
  REQUIRE(end != kEnds.end());
  const std::string_view url =
      (a["url"] ? a : document.root())[a["url"] ? "url" : "logoUrl"].string();
  return {.end = static_cast<rules::LogoAnswer::End>(end - kEnds.begin()),
          .url = std::string(url),
          .redirects = static_cast<unsigned>(a["redirects"].integer()),
          .address = std::string(a["address"].string()),
          .seconds = static_cast<unsigned>(a["seconds"].integer()),
          .status = static_cast<int>(a["status"].integer()),
          .content_type = std::string(a["type"].string()),
          .begin = std::string(a["begin"].string())};
}

std::size_t findings_of(const lint::Rule& rule, const lint::Example& example) {
  if (!example.policy.empty()) return findings_under_policy(rule, example);
  if (!example.answer.empty()) {
    const json::Document document = parse(with_members(example.text));
    return count_of(
        rule,
        rules::judge_logo(document, answer_of(example, document), linter_of()));
  }
  if (!example.base.empty()) {
    return count_of(rule, lint::judge_version(parse(with_members(example.text)),
                                              parse(with_members(example.base)),
                                              linter_of()));
  }
  const std::string text =
      example.whole ? std::string(example.text) : with_members(example.text);
  if (!example.twice) {
    return lint_with(rule.id, text, example.file_name).size();
  }
  const json::Document first = parse(text);
  const json::Document second = parse(text);
  std::size_t found = 0;
  const json::Document* both[] = {&first, &second};
  for (const auto& findings :
       lint::find_duplicate_templates(both, linter_of())) {
    for (const diagnostic::Finding& f : findings)
      found += f.rule == rule.id ? 1 : 0;
  }
  return found;
}

}  // namespace

TEST_CASE("each example of a rule has the findings its file promises",
          "[rules]") {
  for (const lint::Rule& rule : lint::Catalogue::builtin()->rules()) {
    for (const lint::Example& example : rule.examples) {
      INFO("rules/" << rule.family << "/" << rule.id << ".yaml");
      INFO(example.text);
      CHECK(findings_of(rule, example) == example.findings);
    }
  }
}

TEST_CASE("the small template the examples are laid over has no finding",
          "[rules]") {
  CHECK(lines_of(findings_of(with_members("{}"))).empty());
}

TEST_CASE("a good example of a rule is no error of the default profile",
          "[rules]") {
  for (const lint::Rule& rule : lint::Catalogue::builtin()->rules()) {
    for (const lint::Example& example : rule.examples) {
      if (example.findings > 0 || example.whole) continue;
      INFO("rules/" << rule.family << "/" << rule.id << ".yaml");
      std::vector<diagnostic::Finding> errors =
          findings_of(with_members(example.text));
      std::erase_if(errors, [](const diagnostic::Finding& f) {
        return f.severity != diagnostic::Severity::error;
      });
      CHECK(lines_of(errors).empty());
    }
  }
}
