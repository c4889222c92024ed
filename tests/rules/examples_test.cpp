// SPDX-License-Identifier: MIT

/// Every example of every rule, run from the rule's own file.

#include <dct/lint/baseline.hpp>
#include <dct/lint/discovered_policy.hpp>
#include <dct/lint/duplicate_templates.hpp>
#include <dct/lint/waivers.hpp>
#include <dct/rules/logo.hpp>
#include <dct/rules/published_key.hpp>
#include <dct/vet/customer_losses.hpp>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>

#include "support/files.hpp"
#include "support/templates.hpp"
#include "text/quote.hpp"

using namespace dct;
using namespace dct::test;

namespace {

using Findings = std::vector<diagnostic::Finding>;

Findings operator+(Findings all, const Findings& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

Findings findings_under_policy(const lint::Rule& rule,
                               const lint::Example& example) {
  const lint::Linter linter =
      linter_of({.policy = policy_of(std::string(example.policy))});
  if (rule.id == "policy-discovered") {
    return lint::discovered_policy(*linter.policy(), linter_of());
  }
  lint::Waivers waivers(linter, "2026-11-23");
  const json::Document document = parse(with_members(example.text));
  Findings findings = linter.lint(document);
  waivers.apply(document, findings);
  return findings + waivers.leftovers();
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

Findings findings_in_two_files(const std::string& text,
                               const lint::Linter& linter) {
  const json::Document first = parse(text);
  const json::Document second = parse(text);
  const json::Document* both[] = {&first, &second};
  Findings all;
  for (const auto& findings : lint::find_duplicate_templates(both, linter)) {
    all = all + findings;
  }
  return all;
}

Findings findings_by_trying(const std::string& text,
                            const lint::Linter& linter) {
  const json::Document document = parse(text);
  const auto tmpl = templates::read_template(document);
  Findings all;
  for (const auto& p : vet::find_customer_losses(tmpl).problems) {
    all = all + linter.complete(document, {&p.problem, 1});
  }
  return all;
}

/// What a rule reports of an example, by a linter that has only this rule.
Findings findings_of(const lint::Rule& rule, const lint::Example& example,
                     const lint::Linter& linter) {
  const std::string text =
      example.whole ? std::string(example.text) : with_members(example.text);
  Findings findings;
  if (!example.policy.empty()) {
    findings = findings_under_policy(rule, example);
  } else if (rule.id == "key-unpublished" && !example.answer.empty()) {
    const json::Document answer = parse(std::string(example.answer));
    const json::Value a = answer.root();
    findings = rules::judge_key(
        parse(text),
        {.asked = {std::string(a["asked"][std::size_t{0}].string())},
         .found = std::string(a["found"].string()),
         .mistake = std::string(a["mistake"].string()),
         .failure = std::string(a["failure"].string())},
        linter_of());
  } else if (!example.answer.empty()) {
    const json::Document document = parse(text);
    findings =
        rules::judge_logo(document, answer_of(example, document), linter_of());
  } else if (!example.base.empty()) {
    findings = lint::judge_version(parse(text),
                                   parse(with_members(example.base)), linter);
  } else if (rule.id == "findings-left-out") {
    findings = linter_of().lint(parse(text));
  } else if (rule.family == "applications") {
    findings = findings_by_trying(text, linter);
  } else if (example.twice) {
    findings = findings_in_two_files(text, linter);
  } else {
    findings = linter.lint(parse(text), example.file_name);
  }
  std::erase_if(findings, [&rule](const diagnostic::Finding& f) {
    return f.rule != rule.id;
  });
  return findings;
}

/// Calls visit(rule, example, findings) for each example of each rule.
template <typename Visit>
void each_example(Visit visit) {
  for (const lint::Rule& rule : lint::Catalogue::builtin()->rules()) {
    const lint::Linter linter = linter_of({.select = {std::string(rule.id)}});
    for (const lint::Example& example : rule.examples) {
      INFO("rules/" << rule.family << "/" << rule.id << ".yaml");
      INFO(example.text);
      visit(rule, example, findings_of(rule, example, linter));
    }
  }
}

}  // namespace

TEST_CASE("each example of a rule has the findings its file promises",
          "[rules]") {
  each_example([](const lint::Rule&, const lint::Example& example,
                  const Findings& findings) {
    CHECK(findings.size() == example.findings);
  });
}

TEST_CASE(
    "each case with a level or an alias is that of a finding of an example",
    "[rules]") {
  std::set<std::string> unseen;
  for (const lint::Rule& rule : lint::Catalogue::builtin()->rules()) {
    for (const lint::Variant& v : rule.variants) {
      unseen.insert(std::string(rule.id) + "/" + std::string(v.name));
    }
    for (const lint::CaseLevel& c : rule.cases) {
      unseen.insert(std::string(rule.id) + "/" + std::string(c.name));
    }
  }
  each_example([&unseen](const lint::Rule& rule, const lint::Example&,
                         const Findings& findings) {
    for (const diagnostic::Finding& f : findings) {
      unseen.erase(std::string(rule.id) + "/" +
                   (f.variant.empty() ? "default" : std::string(f.variant)));
    }
  });
  CHECK(text::join(unseen) == "");
}

TEST_CASE("messages.txt is what the rules say of their examples", "[rules]") {
  std::string all =
      "# What the rules say of their examples, by rule; UPDATE=1 writes it.\n";
  std::string_view last;
  std::set<std::string> said;
  each_example([&](const lint::Rule& rule, const lint::Example&,
                   const Findings& findings) {
    if (rule.id != last) all += "\n" + std::string(rule.id) + "\n";
    last = rule.id;
    for (const diagnostic::Finding& f : findings) {
      std::string line = "  " + std::string(name(f.severity)) + ": " +
                         f.message + "\n    help: " + f.help + "\n";
      for (const diagnostic::Note& n : f.notes) {
        line += "    note: " + n.message + "\n";
      }
      if (said.insert(std::string(rule.id) + line).second) all += line;
    }
  });
  const auto path = project("tests/rules/messages.txt");
  if (std::getenv("UPDATE")) std::ofstream(path) << all;
  const bool is_same = all == read(path);
  CHECK(is_same);
}

TEST_CASE("the small template the examples are laid over has no finding",
          "[rules]") {
  CHECK(lines_of(test::findings_of(with_members("{}"))).empty());
}

TEST_CASE("a good example of a rule is no error of the default profile",
          "[rules]") {
  for (const lint::Rule& rule : lint::Catalogue::builtin()->rules()) {
    for (const lint::Example& example : rule.examples) {
      if (example.findings > 0 || example.whole) continue;
      INFO("rules/" << rule.family << "/" << rule.id << ".yaml");
      std::vector<diagnostic::Finding> errors =
          test::findings_of(with_members(example.text));
      std::erase_if(errors, [](const diagnostic::Finding& f) {
        return f.severity != diagnostic::Severity::error;
      });
      CHECK(lines_of(errors).empty());
    }
  }
}
