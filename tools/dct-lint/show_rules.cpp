// SPDX-License-Identifier: MIT
#include "dct-lint/show_rules.hpp"

#include <dct/lint/handbook.hpp>

#include <algorithm>

#include "cli/output.hpp"

namespace dct::tools {
namespace {

std::string list_of_rules(const lint::Settings& settings) {
  std::string list;
  for (const lint::Rule& rule : settings.catalogue().rules()) {
    std::string id(rule.id);
    id.resize(std::max<std::size_t>(id.size(), 30), ' ');
    std::string severity(name(settings.severity(rule)));
    severity.resize(8, ' ');
    list.append(id).append(" ").append(severity).append(" ");
    list.append(rule.title);
    for (const auto alias : rule.aliases) list.append(" ").append(alias);
    list += '\n';
  }
  return list;
}

}  // namespace

std::optional<int> show_rules(Setups& setups, const LintOptions& o) {
  if (o.explain.empty() && !o.list_rules && !o.handbook) return std::nullopt;
  const Setup& setup = setups.for_path("-");
  std::string page;
  if (!o.explain.empty()) {
    const auto found = setup.catalogue().find_all(o.explain);
    if (found.empty()) {
      throw SetupTrouble{{no_such_rule(setup.catalogue(), o.explain)}};
    }
    for (const lint::Rule* rule : found) {
      page += (page.empty() ? "" : "\n") + lint::explain(*rule);
    }
  } else {
    page = o.list_rules ? list_of_rules(setup.linter().settings())
                        : lint::handbook(setup.catalogue());
  }
  return print(page) ? kClean : kTrouble;
}

}  // namespace dct::tools
