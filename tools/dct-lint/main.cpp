// SPDX-License-Identifier: MIT

/// dct-lint: syntax, schema and rules of templates.

#include "cli/output.hpp"
#include "dct-lint/lint_run.hpp"
#include "dct-lint/show_rules.hpp"

namespace {

using namespace dct::tools;

int run(int argc, char** argv) {
  CLI::App app("Finds all mistakes in Domain Connect templates in one run.",
               kLintName);
  LintOptions o;
  add_lint_options(app, o);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  PolicyResolver policies(o.rules);
  try {
    if (const auto status = show_rules(policies, o)) return *status;
    return lint_files(policies, o);
  } catch (const PolicyTrouble& trouble) {
    constexpr std::size_t kMostLines = 20;
    for (const std::string& line : trouble.lines) {
      if (&line - trouble.lines.data() == kMostLines) break;
      complain(kLintName, line);
    }
    if (trouble.lines.size() > kMostLines) {
      complain(kLintName,
               "and " + std::to_string(trouble.lines.size() - kMostLines) +
                   " more of the kind");
    }
    return kTrouble;
  }
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kLintName, [argc, argv] { return run(argc, argv); });
}
