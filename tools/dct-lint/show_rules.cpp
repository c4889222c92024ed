// SPDX-License-Identifier: MIT
#include "dct-lint/show_rules.hpp"

#include <dct/json/writer.hpp>
#include <dct/lint/handbook.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <algorithm>

#include "cli/output.hpp"
#include "dct-lint/new_template.hpp"

namespace dct::tools {
namespace {

std::string list_of_rules(const lint::Linter& linter) {
  std::string list;
  for (const lint::Rule& rule : linter.catalogue()->rules()) {
    std::string id(rule.id);
    id.resize(std::max<std::size_t>(id.size(), 30), ' ');
    std::string severity(name(linter.severity(rule.id)));
    severity.resize(8, ' ');
    list.append(id).append(" ").append(severity).append(" ");
    list.append(rule.title);
    for (const auto alias : rule.aliases) list.append(" ").append(alias);
    list += '\n';
  }
  return list;
}

/// A policy's own rules may hold anything.
std::string lines_for_terminal(const std::string& page) {
  std::string text;
  for (const std::string_view line : text::split(page, '\n')) {
    text += text::one_line(line) + "\n";
  }
  text.pop_back();
  return text;
}

std::string rules_in_json(const lint::Linter& linter) {
  std::string out;
  json::Writer json(out);
  json.array([&] {
    for (const lint::Rule& rule : linter.catalogue()->rules()) {
      json.object([&] {
        json.text("rule", rule.id);
        json.text("family", rule.family);
        json.text("severity", name(linter.severity(rule.id)));
        json.text("title", rule.title);
        json.array("aliases", [&] {
          for (const auto alias : rule.aliases) json.text(alias);
        });
        json.flag("fixable", rule.fixable);
        json.flag("fixIsSafe", rule.fix_is_safe);
      });
    }
  });
  return out + "\n";
}

/// --list-rules.
std::string rules_in(const LintOptions& o, const lint::Linter& linter) {
  if (o.common.is_text()) return list_of_rules(linter);
  if (o.common.format == "json") return rules_in_json(linter);
  throw Trouble("--list-rules has the formats text and json");
}

}  // namespace

std::optional<int> show_rules(PolicyResolver& policies, const LintOptions& o) {
  if (!o.new_template.empty()) {
    print_or_end(new_template(o.new_template));
    return kClean;
  }
  if (o.explain.empty() && !o.list_rules && !o.handbook) return std::nullopt;
  const lint::Linter& linter = policies.for_path("-").linter;
  std::string page;
  if (!o.explain.empty()) {
    const auto found = linter.catalogue()->find_all(o.explain);
    if (found.empty()) {
      throw trouble({linter.catalogue()->unknown_rule(o.explain)});
    }
    for (const lint::Rule* rule : found) {
      page += (page.empty() ? "" : "\n") + lint::explain(*rule);
    }
  } else {
    page = o.list_rules ? rules_in(o, linter)
                        : lint::handbook(*linter.catalogue());
  }
  print_or_end(lines_for_terminal(page));
  return kClean;
}

}  // namespace dct::tools
