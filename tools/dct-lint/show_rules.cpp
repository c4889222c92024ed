// SPDX-License-Identifier: MIT
#include "dct-lint/show_rules.hpp"

#include <dct/lint/handbook.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <algorithm>

#include "cli/output.hpp"

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

}  // namespace

std::optional<int> show_rules(PolicyResolver& policies, const LintOptions& o) {
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
    page = o.list_rules ? list_of_rules(linter)
                        : lint::handbook(*linter.catalogue());
  }
  print_or_end(lines_for_terminal(page));
  return kClean;
}

}  // namespace dct::tools
