// SPDX-License-Identifier: MIT
#include "dct-lint/lint_run.hpp"

#include <dct/lint/duplicate_templates.hpp>

#include <map>
#include <vector>

#include "cli/output.hpp"
#include "dct-lint/base_version.hpp"
#include "dct-lint/repair.hpp"

namespace dct::tools {
namespace {

/// Rules that need all files, the waivers, which see every finding, and by
/// which rules each file was judged.
void finish_findings(PolicyResolver& policies, Examination& result) {
  std::vector<const json::Document*> documents;
  for (const json::Document& d : result.documents) documents.push_back(&d);
  std::map<const Judge*, std::vector<std::vector<diagnostic::Finding>>>
      duplicates;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Judge& judge = policies.for_path(result.inputs[i].path);
    result.report.files[i].catalogue = judge.linter.catalogue();
    auto& findings = result.report.files[i].findings;
    const auto [found, is_new] = duplicates.try_emplace(&judge);
    if (is_new) {
      found->second = lint::find_duplicate_templates(documents, judge.linter);
    }
    findings.insert(findings.begin(), found->second[i].begin(),
                    found->second[i].end());
    judge.waivers.apply(*documents[i], findings);
  }
  for (const Judge* judge : policies.all()) {
    auto findings = judge->waivers.leftovers();
    if (findings.empty()) continue;
    result.report.files.push_back({&judge->linter.policy()->document().source(),
                                   std::move(findings),
                                   judge->linter.catalogue()});
  }
}

}  // namespace

int lint_files(PolicyResolver& policies, const LintOptions& o) {
  if (o.common.files.empty()) {
    complain(kLintName, "no file was given; - means standard input");
    return kTrouble;
  }
  const auto [inputs, problems] =
      find_inputs(o.common.files, o.common.stdin_name);
  if (o.fix || o.diff) {
    if (const auto status = repair(policies, inputs, o)) return *status;
  }
  for (const Input& input : inputs) policies.for_path(input.path);
  Examination result =
      examine_all(inputs, o.common.stdin_name, o.common.jobs,
                  [&](const json::Document& document, const Input& input) {
                    return lint_beside_base(policies.at(input.path).linter,
                                            document, input, o.base);
                  });
  if (o.logos.check) {
    check_logos(policies, result, o.logos,
                [&o](const json::Document& document, const Input& input) {
                  return has_new_logo(document, input, o.base);
                });
  }
  finish_findings(policies, result);
  result.problems.insert(result.problems.begin(), problems.begin(),
                         problems.end());

  CommonOptions common = o.common;
  if (o.statistics) {
    const auto catalogue = policies.for_path("-").linter.catalogue();
    if (!common.quiet &&
        !print(report::write_statistics(result.report, *catalogue))) {
      return kTrouble;
    }
    common.quiet = true;
  }
  const diagnostic::Severity fail_on =
      diagnostic::severity_named(o.fail_on).value_or(diagnostic::Severity::off);
  const int status = finish(result, common, fail_on, kLintName);
  if (o.rules.profile == "automerge" && o.common.format == "text" &&
      !common.quiet && !print(report::write_verdict(result.report))) {
    return kTrouble;
  }
  return status;
}

}  // namespace dct::tools
