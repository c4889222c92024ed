// SPDX-License-Identifier: MIT

/// dct-lint: syntax, schema and rules of templates.

#include <dct/handbook.hpp>
#include <dct/lint.hpp>

#include <filesystem>

#include "common/files.hpp"
#include "common/options.hpp"
#include "common/output.hpp"

namespace {

using namespace dct;
using namespace dct::tools;

constexpr char kName[] = "dct-lint";

struct LintOptions {
  CommonOptions common;
  std::string profile = "repository";
  std::string policy;
  std::string rules;
  std::string fail_on = "warning";
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string explain;
  bool list_rules = false;
  bool handbook = false;
  bool statistics = false;
};

void add_options(CLI::App& app, LintOptions& o) {
  std::vector<std::string> names;
  for (const Profile& p : profiles()) names.emplace_back(p.name);
  app.add_option("--profile", o.profile, "Whose rules")
      ->check(CLI::IsMember(names))
      ->capture_default_str();
  app.add_option("--policy", o.policy,
                 "A YAML file with severities, options and rules of your own")
      ->type_name("FILE");
  app.add_option("--rules", o.rules,
                 "A directory of rules (YAML) to add or to replace")
      ->type_name("DIR");
  app.add_option("--fail-on", o.fail_on, "The least severity that fails")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}))
      ->capture_default_str();
  app.add_option("--select", o.select,
                 "Run only these rules, by id or code, with commas between")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("ID,..");
  app.add_option("--ignore", o.ignore, "Run all rules but these")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("ID,..");
  app.add_option("--explain", o.explain, "Explain a rule and end")
      ->type_name("ID");
  app.add_flag("--list-rules", o.list_rules, "List the rules and end");
  app.add_flag("--handbook", o.handbook,
               "Print the rules as a Markdown page and end");
  app.add_flag("--statistics", o.statistics,
               "Print how often each rule was reported, not the findings");
}

/// Reads a YAML file whole, or complains.
std::optional<json::Document> read_yaml(const std::string& path) {
  std::string text;
  std::string error;
  if (!read_input({path, path}, json::kMaxBytes, text, error)) {
    complain(kName, "cannot read " + path + ": " + error);
    return std::nullopt;
  }
  return json::Document::parse_yaml({path, std::move(text)});
}

bool accept(const json::Document& document,
            const std::vector<Problem>& problems) {
  for (const Problem& p : problems) {
    const Position at = document.source().position(p.span.begin);
    complain(kName, document.source().name() + ":" + std::to_string(at.line) +
                        ":" + std::to_string(at.column) + ": " + p.message +
                        (p.help.empty() ? "" : " (" + p.help + ")"));
  }
  return problems.empty();
}

bool add_rules(Catalogue& catalogue, const std::string& directory) {
  std::error_code failed;
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".yaml") {
      paths.push_back(entry.path().string());
    }
  }
  if (failed) {
    complain(kName, "cannot read " + directory + ": " + failed.message());
    return false;
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    const auto document = read_yaml(path);
    if (!document || !accept(*document, catalogue.add(*document))) return false;
  }
  return true;
}

bool complain_of_rule(const Catalogue& catalogue, const std::string& id) {
  const std::string_view meant = catalogue.nearest(id);
  complain(kName,
           "there is no rule " + id +
               (meant.empty() ? "; --list-rules lists all"
                              : "; did you mean " + std::string(meant) + "?"));
  return false;
}

bool configure(Settings& settings, const std::optional<json::Document>& policy,
               const LintOptions& o) {
  settings.apply_profile(o.profile);
  if (policy && !accept(*policy, settings.apply_policy(*policy))) return false;
  for (const auto* ids : {&o.select, &o.ignore}) {
    for (const std::string& id : *ids) {
      if (!settings.catalogue().find(id)) {
        return complain_of_rule(settings.catalogue(), id);
      }
    }
  }
  if (!o.select.empty()) settings.select(o.select);
  for (const std::string& id : o.ignore) settings.set(id, Severity::off);
  return true;
}

std::string list_of_rules(const Settings& settings) {
  std::string list;
  for (const Rule& rule : settings.catalogue().rules()) {
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
std::optional<int> show_rules(const Settings& settings, const LintOptions& o) {
  const Catalogue& catalogue = settings.catalogue();
  std::string page;
  if (!o.explain.empty()) {
    const auto found = catalogue.find_all(o.explain);
    if (found.empty()) {
      complain_of_rule(catalogue, o.explain);
      return kTrouble;
    }
    for (const Rule* rule : found) {
      page += (page.empty() ? "" : "\n") + explain(*rule);
    }
  } else if (o.list_rules) {
    page = list_of_rules(settings);
  } else if (o.handbook) {
    page = handbook(catalogue);
  } else {
    return std::nullopt;
  }
  return print(page) ? kClean : kTrouble;
}

int lint(const Linter& linter, const LintOptions& o) {
  std::vector<std::string> errors;
  const auto inputs = find_inputs(o.common.files, o.common.stdin_name, errors);
  Examination result = examine_all(
      inputs, o.common.stdin_name, o.common.jobs,
      [&linter](const json::Document& document, const std::string& file_name) {
        return linter.lint(document, file_name);
      });
  std::vector<const json::Document*> documents;
  for (const json::Document& d : result.documents) documents.push_back(&d);
  auto duplicates = find_duplicate_templates(documents, linter.settings());
  for (std::size_t i = 0; i < duplicates.size(); ++i) {
    auto& findings = result.report.files[i].findings;
    findings.insert(findings.begin(), duplicates[i].begin(),
                    duplicates[i].end());
  }
  result.errors.insert(result.errors.begin(), errors.begin(), errors.end());

  CommonOptions common = o.common;
  if (o.statistics) {
    if (!common.quiet && !print(write_statistics(result.report))) {
      return kTrouble;
    }
    common.quiet = true;
  }
  const Severity fail_on = severity_named(o.fail_on).value_or(Severity::off);
  return finish(result, common, fail_on, kName);
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

  Catalogue catalogue;
  std::optional<json::Document> policy;
  if (!o.policy.empty()) {
    policy = read_yaml(o.policy);
    if (!policy) return kTrouble;
    const bool has_rules = static_cast<bool>(policy->root()["custom"]);
    if (has_rules && !accept(*policy, catalogue.add(*policy))) return kTrouble;
  }
  if (!o.rules.empty() && !add_rules(catalogue, o.rules)) return kTrouble;
  Settings settings(catalogue);
  if (!configure(settings, policy, o)) return kTrouble;
  if (const auto status = show_rules(settings, o)) return *status;
  if (o.common.files.empty()) {
    complain(kName, "no file was named; - is standard input");
    return kTrouble;
  }
  return lint(Linter(std::move(settings)), o);
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kName, [argc, argv] { return run(argc, argv); });
}
