// SPDX-License-Identifier: MIT

/// dct-lint: syntax, schema and rules of templates.

#include <dct/lint/fix.hpp>
#include <dct/lint/handbook.hpp>
#include <dct/lint/linter.hpp>
#include <dct/text/diff.hpp>

#include <filesystem>
#include <map>

#include "cli/files.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/write.hpp"
#include "dct-lint/logos.hpp"
#include "dct-lint/policies.hpp"

namespace {

using namespace dct;
using namespace dct::tools;

constexpr char kName[] = "dct-lint";

struct LintOptions {
  CommonOptions common;
  SetupOptions setup;
  LogoOptions logos;
  std::string fail_on = "warning";
  std::string base;
  std::string explain;
  bool list_rules = false;
  bool handbook = false;
  bool statistics = false;
  bool fix = false;
  bool diff = false;
};

void add_options(CLI::App& app, LintOptions& o) {
  std::vector<std::string> names;
  for (const lint::Profile& p : lint::profiles()) names.emplace_back(p.name);
  app.add_option("--profile", o.setup.profile,
                 "Whose rules; repository if no policy says otherwise")
      ->check(CLI::IsMember(names))
      ->type_name("NAME");
  app.add_option("--policy", o.setup.policy,
                 "A policy (YAML) in place of the nearest .dct.yaml above each "
                 "file; none: without any")
      ->type_name("FILE");
  app.add_option("--rules", o.setup.rules,
                 "A directory of rules (YAML) to add or to replace")
      ->type_name("DIR");
  app.add_option("--fail-on", o.fail_on, "The least severity that fails")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}))
      ->capture_default_str();
  app.add_option("--select", o.setup.select,
                 "Run only these rules, by id or code, with commas between")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE,..");
  app.add_option("--ignore", o.setup.ignore, "Run all rules but these")
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

/// The options that print about rules instead of examining files.
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

/// --fix and --diff. @returns the exit status, or nothing when the files are
/// to be examined as they are now
std::optional<int> repair(Setups& setups, const std::vector<Input>& inputs,
                          const LintOptions& o) {
  bool trouble = false;
  std::size_t files = 0;
  std::size_t fixes = 0;
  for (const Input& input : inputs) {
    std::string text;
    std::string error;
    if (!read_input(input, json::kMaxBytes, text, error)) {
      if (o.diff) complain(kName, "cannot read " + input.path + ": " + error);
      trouble = true;
      continue;
    }
    const lint::Fixed fixed = lint::fix(setups.for_path(input.path).linter(),
                                        {input.path, text}, input.name);
    files += fixed.text != text ? 1 : 0;
    fixes += fixed.fixes;
    if (o.diff) {
      if (!print(text::unified_diff(text, fixed.text, input.path)))
        return kTrouble;
    } else if (input.path == "-") {
      if (!print(fixed.text)) return kTrouble;
    } else if (fixed.text != text &&
               !replace_file(input.path, fixed.text, error)) {
      complain(kName, "cannot write " + input.path + ": " + error);
      trouble = true;
    }
  }
  if (o.diff) return trouble ? kTrouble : files > 0 ? kFindings : kClean;
  const bool only_stdin = inputs.size() == 1 && inputs[0].path == "-";
  if (only_stdin) return trouble ? kTrouble : kClean;
  if (files > 0 && o.common.format == "text" && !o.common.quiet) {
    print(std::to_string(fixes) + (fixes == 1 ? " finding" : " findings") +
          " repaired in " + std::to_string(files) +
          (files == 1 ? " file\n\n" : " files\n\n"));
  }
  return std::nullopt;
}

/// The version before of a file: its text, if there is one.
std::optional<json::Document> base_of(const Input& input,
                                      const std::string& base) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path path =
      fs::is_directory(base, ignored)
          ? fs::path(base) / (input.below.empty() ? input.name : input.below)
          : fs::path(base);
  if (!fs::exists(path, ignored)) return std::nullopt;
  std::string text;
  std::string error;
  if (!read_input({path.string(), input.name}, json::kMaxBytes, text, error)) {
    return std::nullopt;
  }
  return json::Document::parse({path.string(), std::move(text)});
}

std::vector<diagnostic::Finding> lint_one(const lint::Linter& linter,
                                          const json::Document& document,
                                          const Input& input,
                                          const std::string& base) {
  std::vector<diagnostic::Finding> findings = linter.lint(document, input.name);
  if (base.empty()) return findings;
  const auto before = base_of(input, base);
  if (!before) return findings;
  findings =
      lint::new_findings(document.source(), std::move(findings),
                         before->source(), linter.lint(*before, input.name));
  for (diagnostic::Finding& f :
       lint::judge_version(document, *before, linter.settings())) {
    findings.insert(findings.begin(), std::move(f));
  }
  return findings;
}

bool has_new_logo(const json::Document& document, const Input& input,
                  const std::string& base) {
  const auto before = base.empty() ? std::nullopt : base_of(input, base);
  return !before || before->root()["logoUrl"].string() !=
                        document.root()["logoUrl"].string();
}

/// Rules that need all files, the waivers, which see every finding, and by
/// which rules each file was judged.
void finish_findings(Setups& setups, Examination& result) {
  std::vector<const json::Document*> documents;
  for (const json::Document& d : result.documents) documents.push_back(&d);
  std::map<const Setup*, std::vector<std::vector<diagnostic::Finding>>>
      duplicates;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Setup& setup = setups.for_path(result.inputs[i].path);
    result.report.files[i].catalogue = &setup.catalogue();
    auto& findings = result.report.files[i].findings;
    const auto [found, is_new] = duplicates.try_emplace(&setup);
    if (is_new) {
      found->second =
          lint::find_duplicate_templates(documents, setup.linter().settings());
    }
    findings.insert(findings.begin(), found->second[i].begin(),
                    found->second[i].end());
    if (lint::Waivers* waivers = setup.waivers()) {
      waivers->apply(*documents[i], findings);
    }
  }
  for (Setup* setup : setups.all()) {
    if (!setup->waivers()) continue;
    auto findings = setup->waivers()->leftovers();
    if (findings.empty()) continue;
    result.report.files.push_back({&setup->policy()->document().source(),
                                   std::move(findings), &setup->catalogue()});
  }
}

int lint(Setups& setups, const LintOptions& o) {
  std::vector<std::string> errors;
  const auto inputs = find_inputs(o.common.files, o.common.stdin_name, errors);
  if (o.fix || o.diff) {
    if (const auto status = repair(setups, inputs, o)) return *status;
  }
  for (const Input& input : inputs) setups.for_path(input.path);
  Examination result =
      examine_all(inputs, o.common.stdin_name, o.common.jobs,
                  [&](const json::Document& document, const Input& input) {
                    return lint_one(setups.at(input.path).linter(), document,
                                    input, o.base);
                  });
  if (o.logos.check) {
    check_logos(setups, result, o.logos,
                [&o](const json::Document& document, const Input& input) {
                  return has_new_logo(document, input, o.base);
                });
  }
  finish_findings(setups, result);
  result.errors.insert(result.errors.begin(), errors.begin(), errors.end());

  CommonOptions common = o.common;
  if (o.statistics) {
    const lint::Catalogue& catalogue = setups.for_path("-").catalogue();
    if (!common.quiet &&
        !print(report::write_statistics(result.report, catalogue))) {
      return kTrouble;
    }
    common.quiet = true;
  }
  const diagnostic::Severity fail_on =
      diagnostic::severity_named(o.fail_on).value_or(diagnostic::Severity::off);
  const int status = finish(result, common, fail_on, kName);
  if (o.setup.profile == "automerge" && o.common.format == "text" &&
      !common.quiet && !print(report::write_verdict(result.report))) {
    return kTrouble;
  }
  return status;
}

int run(int argc, char** argv) {
  CLI::App app(
      "Finds what is wrong with Domain Connect templates, all of it in one "
      "run.",
      kName);
  LintOptions o;
  add_common_options(app, o.common,
                     "  dct-lint example.com.website.json\n"
                     "  dct-lint --profile cloudflare --fail-on error "
                     "templates/\n"
                     "  dct-lint --explain spfm-over-txt\n");
  add_options(app, o);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  Setups setups(o.setup);
  try {
    if (const auto status = show_rules(setups, o)) return *status;
    if (o.common.files.empty()) {
      complain(kName, "no file was named; - is standard input");
      return kTrouble;
    }
    return lint(setups, o);
  } catch (const SetupTrouble& trouble) {
    for (const std::string& line : trouble.lines) complain(kName, line);
    return kTrouble;
  }
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kName, [argc, argv] { return run(argc, argv); });
}
