// SPDX-License-Identifier: MIT
#include "dct-lint/lint_options.hpp"

#include <dct/lint/profile.hpp>

namespace dct::tools {
namespace {

void add_options(CLI::App& app, LintOptions& o) {
  std::vector<std::string> names;
  for (const lint::Profile& p : lint::profiles()) names.emplace_back(p.name);
  app.add_option("--profile", o.rules.profile,
                 "Whose rules; repository if no policy says otherwise")
      ->check(CLI::IsMember(names))
      ->type_name("NAME");
  app.add_option("--policy", o.rules.policy,
                 "A policy (YAML) in place of the nearest .dct.yaml above each "
                 "file; none: without any")
      ->type_name("FILE");
  app.add_option("--rules", o.rules.rules,
                 "A directory of rules (YAML) to add or to replace")
      ->type_name("DIR");
  app.add_option("--fail-on", o.fail_on, "The least severity that fails")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}))
      ->capture_default_str();
  app.add_option("--select", o.rules.select,
                 "Run only these rules, by id or code, with commas between")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE,..");
  app.add_option("--ignore", o.rules.ignore, "Run all rules but these")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE,..");
  app.add_flag("--fix", o.fix,
               "Repair what can be repaired without a decision, then report "
               "what is left");
  app.add_flag("--diff", o.diff,
               "Show what --fix would change, change nothing");
  app.add_option("--base", o.base,
                 "The version before, a file or a directory of files of the "
                 "same names: report only what is new, and a version that was "
                 "not raised")
      ->type_name("DIR|FILE");
  app.add_flag("--check-logos", o.logos.check,
               "Load each logo from its server, and report those that can't "
               "be shown; nothing else uses the network");
  app.add_option("--logo-timeout", o.logos.timeout_seconds,
                 "How long to wait for a logo")
      ->check(CLI::Range(1, 300))
      ->type_name("SECONDS")
      ->capture_default_str();
  // For tests only: the one address that is asked though it is not public, by
  // http too. Whoever runs dct-lint has no use for it.
  app.add_option("--logo-test-server", o.logos.test_server,
                 "For tests: a server to ask though its address is private")
      ->type_name("ADDRESS:PORT")
      ->group("");
  app.add_option("--explain", o.explain, "Explain a rule and end")
      ->type_name("RULE");
  app.add_flag("--list-rules", o.list_rules, "List the rules and end");
  app.add_flag("--handbook", o.handbook,
               "Print the rules as a Markdown page and end");
  app.add_flag("--statistics", o.statistics,
               "Print how often each rule was reported, not the findings");
}

}  // namespace

void add_lint_options(CLI::App& app, LintOptions& o) {
  add_common_options(app, o.common,
                     "  dct-lint example.com.website.json\n"
                     "  dct-lint --profile cloudflare --fail-on error "
                     "templates/\n"
                     "  dct-lint --explain spfm-over-txt\n");
  add_options(app, o);
}

}  // namespace dct::tools
