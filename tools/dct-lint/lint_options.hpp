// SPDX-License-Identifier: MIT
#pragma once

/// The options of dct-lint.

#include <string>

#include "cli/report_options.hpp"
#include "dct-lint/keys.hpp"
#include "dct-lint/policies.hpp"
#include "net/logos.hpp"

namespace dct::tools {

struct LintOptions {
  ReportOptions common;
  RuleOptions rules;
  LogoOptions logos;
  KeyCheckOptions keys;
  std::string fail_on = "warning";
  std::string base;
  std::string write_baseline;
  std::string explain;
  std::string new_template;
  bool list_rules = false;
  bool handbook = false;
  bool statistics = false;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
};

/// Adds them, and the common ones, to the program.
void add_lint_options(CLI::App& app, LintOptions& o);

}  // namespace dct::tools
