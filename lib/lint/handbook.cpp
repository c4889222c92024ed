// SPDX-License-Identifier: MIT
#include <dct/lint/handbook.hpp>
#include <dct/lint/profile.hpp>
#include <dct/version.hpp>

#include <algorithm>
#include <map>

#include "lint/reference_link.hpp"
#include "text/quote.hpp"

namespace dct::lint {
namespace {

std::string wrap(std::string_view text, std::size_t indent) {
  constexpr std::size_t kWidth = 80;
  const std::string margin(indent, ' ');
  std::string result = margin;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (column > indent && column + 1 + word.size() > kWidth) {
      result += '\n' + margin;
      column = indent;
    }
    if (column > indent) {
      result += ' ';
      ++column;
    }
    result += word;
    column += word.size();
  }
  return result + '\n';
}

const Example* first_example(const Rule& rule, bool good) {
  const auto found = std::find_if(
      rule.examples.begin(), rule.examples.end(), [good](const Example& e) {
        return (e.findings == 0) == good &&
               (e.text != "{}" || !e.file_name.empty() || !e.policy.empty());
      });
  return found == rule.examples.end() ? nullptr : &*found;
}

constexpr std::size_t kLongest = 400;

// JSON with blanks after its commas and colons, but not inside strings.
std::string spaced(std::string_view json) {
  std::string result;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    result += c;
    if (c == '\\' && in_string && i + 1 < json.size()) {
      result += json[++i];
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == ',' || c == ':')) {
      result += ' ';
    }
  }
  return result;
}

// The members that matter; of a whole file all of it.
std::string shown(const Example& example) {
  if (!example.policy.empty()) return "policy: " + spaced(example.policy);
  if (!example.base.empty()) {
    return spaced(example.text) + " after " + spaced(example.base);
  }
  if (!example.answer.empty()) {
    return spaced(example.text) + " answered " + spaced(example.answer);
  }
  if (example.text == "{}") {
    return "a file called " + std::string(example.file_name);
  }
  std::string_view text = example.text;
  constexpr std::string_view kOneRecord = "{\"records\":[";
  const bool one_record = text.starts_with(kOneRecord) &&
                          text.ends_with("]}") &&
                          text.find("},{") == std::string_view::npos &&
                          text.size() > kOneRecord.size() + 2;
  if (!example.whole && one_record) {
    text = text.substr(kOneRecord.size());
    text.remove_suffix(2);
  }
  return example.whole ? std::string(text.substr(0, kLongest))
                       : spaced(text.substr(0, kLongest));
}

// "6 of the templates were merged with it, 26 were repaired before".
std::string review_of(const Rule& rule) {
  const Review& r = rule.review;
  if (r.measured.empty()) return {};
  return "Of " + std::string(r.measured) + ", " + std::to_string(r.kept) +
         (r.kept == 1 ? " was" : " were") + " merged with it, " +
         std::to_string(r.repaired) + (r.repaired == 1 ? " was" : " were") +
         " repaired before." +
         (r.note.empty() ? "" : " " + std::string(r.note));
}

std::string level(diagnostic::Severity severity) {
  return severity == diagnostic::Severity::off ? "off (see profiles)"
                                               : std::string(name(severity));
}

std::string title_case(std::string_view family) {
  std::string title(family);
  if (!title.empty() && title[0] >= 'a') {
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  }
  return title;
}

std::string binding_rules(const Catalogue& catalogue) {
  const auto rules = registry_rules();
  std::string table =
      "\n## The registry's ten binding rules\n\n"
      "`dct-lint --statistics DIR` counts them over any set of templates, in a "
      "table of their own:\nfindings of the rules named here, and the files "
      "that have any. What several records\nof a template do alike is one "
      "finding.\n\n"
      "| | the registry says | reported by |\n"
      "|---|---|---|\n";
  for (unsigned n = 1; n <= rules.size(); ++n) {
    std::vector<std::string> ids;
    for (const Rule& rule : catalogue.rules()) {
      if (rule.registry_rule == n) {
        ids.push_back("[" + std::string(rule.id) + "](#" +
                      std::string(rule.id) + ")");
      }
    }
    table += "| " + std::to_string(n) + " | " + std::string(rules[n - 1]) +
             " | " + text::join(ids, ", ") + " |\n";
  }
  return table;
}

}  // namespace

std::string explain(const Rule& rule) {
  std::string text = std::string(rule.id) + " (" + level(rule.severity) + ")";
  if (!rule.aliases.empty()) text += ", also " + text::join(rule.aliases, ", ");
  if (!rule.formerly.empty()) {
    text += ", formerly " + text::join(rule.formerly, ", ");
  }
  if (rule.registry_rule > 0) {
    text += ", registry rule " + std::to_string(rule.registry_rule);
  }
  if (rule.fixable) {
    text +=
        rule.fix_is_safe ? ", --fix repairs it" : ", --unsafe-fixes repairs it";
  }
  text += "\n" + std::string(rule.title) + ".\n\nWhy\n" + wrap(rule.why, 2);
  text += "\nInstead\n" + wrap(rule.fix, 2);
  if (!rule.cases.empty()) {
    text += "\nCases (rule/case in a policy)\n";
    for (const CaseLevel& c : rule.cases) {
      text += "  " + std::string(c.name) + ": " + level(c.severity) + "\n";
    }
  }
  if (const std::string review = review_of(rule); !review.empty()) {
    text += "\nWhat reviewers do\n" + wrap(review, 2);
  }
  if (const Example* bad = first_example(rule, false)) {
    text += "\nReported\n  " + text::printable(shown(*bad)) + "\n";
  }
  if (const Example* good = first_example(rule, true)) {
    text += "\nFine\n  " + text::printable(shown(*good)) + "\n";
  }
  if (!rule.options.empty()) {
    text += "\nOptions (in a policy)\n";
    for (const RuleOption& o : rule.options) {
      text +=
          "  " + std::string(o.name) + ": " + std::to_string(o.value) + "\n";
    }
  }
  if (!rule.references.empty()) {
    text += "\nSee\n";
    for (const auto r : rule.references) text += wrap(r, 2);
  }
  return text;
}

std::string explain_markdown(const Rule& rule) {
  std::string page =
      std::string(rule.title) + ". **" + level(rule.severity) + "**";
  if (!rule.aliases.empty()) page += " · " + text::join(rule.aliases, ", ");
  if (!rule.formerly.empty()) {
    page += " · formerly " + text::join(rule.formerly, ", ");
  }
  if (rule.registry_rule > 0) {
    page += " · registry rule " + std::to_string(rule.registry_rule);
  }
  if (rule.fixable) {
    page += rule.fix_is_safe ? " · `--fix`" : " · `--unsafe-fixes`";
  }
  page += "\n\n" + wrap(rule.why, 0) + "\n";
  page += wrap("*Instead:* " + std::string(rule.fix), 0) + "\n";
  if (!rule.cases.empty()) {
    std::vector<std::string> cases;
    for (const CaseLevel& c : rule.cases) {
      cases.push_back("`" + std::string(c.name) + "` " + level(c.severity));
    }
    page += wrap("Cases: " + text::join(cases, ", ") + ".", 0) + "\n";
  }
  if (const std::string review = review_of(rule); !review.empty()) {
    page += wrap("*What reviewers do:* " + review, 0) + "\n";
  }
  for (const bool good : {false, true}) {
    const Example* e = first_example(rule, good);
    if (!e) continue;
    const bool json = !e->whole && e->text != "{}" && e->base.empty() &&
                      e->policy.empty() && e->answer.empty();
    page += std::string(good ? "Fine:" : "Reported:") + "\n\n```" +
            (json ? "json" : "") + "\n" + shown(*e) + "\n```\n\n";
  }
  if (!rule.options.empty()) {
    page += "Options:";
    for (const RuleOption& o : rule.options) {
      page +=
          " `" + std::string(o.name) + "` (" + std::to_string(o.value) + ")";
    }
    page += ".\n\n";
  }
  if (!rule.references.empty()) {
    std::vector<std::string> links;
    for (const auto r : rule.references) links.push_back(reference_link(r));
    page += "See " + text::join(links, ", ") + ".\n\n";
  }
  return page;
}

std::string docs_address(std::string_view rule_id) {
  const Rule* rule = Catalogue::builtin()->find(rule_id);
  if (!rule || rule->id != rule_id) return {};
  return std::string(kDocsUrl) + "rules/README.md#" + std::string(rule_id);
}

std::string handbook(const Catalogue& catalogue) {
  std::map<std::string_view, std::vector<const Rule*>> families;
  for (const Rule& rule : catalogue.rules()) {
    families[rule.family].push_back(&rule);
  }
  std::string page =
      "# The rules\n\n"
      "<!-- Written by `dct-lint --handbook` from the files beside it; a test "
      "compares. -->\n\n";
  page += wrap(
      "Every rule is one YAML file, `<family>/<id>.yaml`: what it says, why, "
      "what to write instead, and examples that the tests run. `dct-lint "
      "--explain ID` prints one. Severities are those of the default profile, "
      "`repository`; a case that weighs less than its rule is reported lower. "
      "The codes are those of the registry's older linter; a finding carries "
      "a code only where that code means just this. A code, or an older id of "
      "a rule, can be used wherever an id can.",
      0);
  page += "\nProfiles:\n\n";
  for (const Profile& p : profiles()) {
    page += "- `" + std::string(p.name) + "`: " + std::string(p.title) + ".\n";
  }
  page += binding_rules(catalogue);
  page += "\n| rule | severity | codes | |\n|---|---|---|---|\n";
  for (const auto& [family, rules] : families) {
    for (const Rule* rule : rules) {
      page += "| [" + std::string(rule->id) + "](#" + std::string(rule->id) +
              ") | " + std::string(name(rule->severity)) + " | " +
              text::join(rule->aliases, ", ") + " | " +
              std::string(rule->title) + " |\n";
    }
  }
  page += "\n";
  for (const auto& [family, rules] : families) {
    page += "## " + title_case(family) + "\n\n";
    for (const Rule* rule : rules) {
      page += "### " + std::string(rule->id) + "\n\n" + explain_markdown(*rule);
    }
  }
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

}  // namespace dct::lint
