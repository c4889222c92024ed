// SPDX-License-Identifier: MIT
#include "dct-lint/lint_options.hpp"

#include <dct/lint/profile.hpp>

#include "dct-lint/new_template.hpp"

namespace dct::tools {
namespace {

void add_rule_options(CLI::App& app, LintOptions& o) {
  std::vector<std::string> names;
  for (const lint::Profile& p : lint::profiles()) names.emplace_back(p.name);
  app.add_option(
         "--profile", o.rules.profile,
         "Profile of rules; default: that of the policy, else repository")
      ->check(CLI::IsMember(names))
      ->type_name("NAME");
  app.add_option("--policy", o.rules.policy,
                 "Policy (YAML) to use instead of the nearest .dct.yaml above "
                 "each file; none: no policy")
      ->type_name("FILE");
  app.add_option(
         "--rules", o.rules.rules,
         "Directory of rules (YAML) that are added, or replace rules of "
         "the same id")
      ->type_name("DIR");
  app.add_option("--fail-on", o.fail_on,
                 "Least severity that makes the run fail")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}))
      ->capture_default_str();
  app.add_option("--select", o.rules.select,
                 "Run only these rules: ids or codes, separated by commas")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE,..");
  app.add_option("--ignore", o.rules.ignore, "Do not run these rules")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE,..");
}

void add_run_options(CLI::App& app, LintOptions& o) {
  app.add_flag("--fix", o.fix,
               "Repair what can be repaired without changing what the template "
               "does to a zone, list the repairs, then report what remains");
  app.add_flag("--unsafe-fixes", o.unsafe_fixes,
               "As --fix, and make the repairs that change what the template "
               "does; read them");
  app.add_flag("--diff", o.diff,
               "Show what --fix or --unsafe-fixes would change; write nothing");
  app.add_option("--base", o.base,
                 "Previous version: a file, a directory with files of the same "
                 "names, or git:REVISION. Report only new findings, and a "
                 "version that was not increased")
      ->type_name("DIR|FILE|git:REV");
  app.add_option("--write-baseline", o.write_baseline,
                 "Write a policy that waives all findings there are, and exit")
      ->type_name("FILE");
  app.add_flag("--check-logos", o.logos.check,
               "Fetch each logo and report those that cannot be shown");
  app.add_option("--logo-timeout", o.logos.timeout_seconds,
                 "Seconds to wait for a logo")
      ->check(CLI::Range(1, 300))
      ->type_name("N")
      ->capture_default_str();
  // For tests only: the one address that may be private, and may use http.
  // Users have no use for it.
  app.add_option("--logo-test-server", o.logos.test_server,
                 "For tests: a server that may have a private address")
      ->type_name("ADDRESS:PORT")
      ->group("");
  add_key_check_options(app, o.keys);
  app.add_option("--new", o.new_template,
                 "Print a first template, without findings, and exit")
      ->check(CLI::IsMember(new_template_kinds()))
      ->type_name("SERVICE");
  app.add_option("--explain", o.explain, "Explain a rule and exit")
      ->type_name("RULE");
  app.add_flag("--list-rules", o.list_rules, "List the rules and exit");
  app.add_flag("--handbook", o.handbook,
               "Print the rules as a Markdown page and exit");
  app.add_flag("--statistics", o.statistics,
               "Print the number of findings of each rule, not the findings");
}

}  // namespace

void add_lint_options(CLI::App& app, LintOptions& o) {
  add_report_options(app, o.common,
                     "  dct-lint example.com.website.json\n"
                     "  dct-lint --profile cloudflare --fail-on error "
                     "templates/\n"
                     "  dct-lint --explain spfm-over-txt\n"
                     "  dct-lint --new mail > example.com.mail.json\n"
                     "  dct-lint --base git:origin/main --output "
                     "sarif:lint.sarif templates/\n"
                     "  dct-lint --write-baseline .dct.yaml templates/\n");
  add_rule_options(app, o);
  add_run_options(app, o);
}

}  // namespace dct::tools
