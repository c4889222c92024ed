// SPDX-License-Identifier: MIT
#include "dct-lint/lint_run.hpp"

#include <dct/lint/duplicate_templates.hpp>

#include <cstdlib>
#include <iostream>
#include <map>
#include <vector>

#include "cli/base_version.hpp"
#include "cli/output.hpp"
#include "cli/write.hpp"
#include "dct-lint/baseline_file.hpp"
#include "dct-lint/repair.hpp"

namespace dct::tools {
namespace {

using diagnostic::Severity;

bool is_ci() {
  const char* value = std::getenv("CI");
  const std::string_view ci = value ? value : "";
  return !ci.empty() && ci != "0" && ci != "false";
}

/// Rules that need all files, the waivers, which see every finding, and by
/// which rules each file was judged.
void finish_findings(PolicyResolver& policies, Examination& result) {
  std::vector<const json::Document*> documents;
  for (const json::Document& d : result.documents) documents.push_back(&d);
  std::map<const Judge*, std::vector<std::vector<diagnostic::Finding>>>
      duplicates;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Judge& judge = policies.for_path(result.inputs[i].path);
    report::FileFindings& file = result.report.files[i];
    file.catalogue = judge.linter.catalogue();
    file.judgement = judge.judgement;
    const auto [found, is_new] = duplicates.try_emplace(&judge);
    if (is_new) {
      found->second = lint::find_duplicate_templates(documents, judge.linter);
    }
    file.findings.insert(file.findings.begin(), found->second[i].begin(),
                         found->second[i].end());
    judge.waivers.apply(*documents[i], file.findings);
  }
}

/// Findings in the policies themselves.
void add_policy_findings(const PolicyResolver& policies, Examination& result) {
  for (const Judge* judge : policies.all()) {
    auto findings = judge->waivers.leftovers();
    if (findings.empty()) continue;
    result.report.files.push_back(
        {.source = &judge->linter.policy()->document().source(),
         .findings = std::move(findings),
         .catalogue = judge->linter.catalogue()});
  }
  if (!is_ci()) return;
  for (report::FileFindings& file : policies.discovered()) {
    result.report.files.push_back(std::move(file));
  }
}

Examination examine(PolicyResolver& policies, const std::vector<Input>& inputs,
                    const Base& base, const LintOptions& o,
                    const Repaired& repaired) {
  for (const Input& input : inputs) policies.for_path(input.path);
  Examination result =
      examine_all(inputs,
                  {.stdin_name = o.common.stdin_name,
                   .threads = o.common.jobs,
                   .standard_input = repaired.standard_input},
                  [&](const json::Document& document, const Input& input) {
                    return lint_beside_base(policies.at(input.path).linter,
                                            document, input, base);
                  });
  if (o.logos.check) {
    check_logos(
        result, o.logos,
        [&policies](const Input& input) -> const lint::Linter& {
          return policies.at(input.path).linter;
        },
        [&base](const json::Document& document, const Input& input) {
          return is_new("logoUrl", document, input, base);
        });
  }
  if (o.keys.check) {
    check_keys(
        result, o.keys,
        [&policies](const Input& input) -> const lint::Linter& {
          return policies.at(input.path).linter;
        },
        [&base](const json::Document& document, const Input& input) {
          return is_new("syncPubKeyDomain", document, input, base);
        });
  }
  finish_findings(policies, result);
  for (diagnostic::Problem& p : base.problems()) {
    result.problems.push_back(std::move(p));
  }
  return result;
}

int write_baseline(const Examination& result, const PolicyResolver& policies,
                   const LintOptions& o) {
  for (const diagnostic::Problem& p : result.problems) {
    complain(kLintName, p.message);
  }
  if (!result.problems.empty()) return kTrouble;
  const Baseline baseline = baseline_of(result, policies);
  if (const auto problem = write_file(o.write_baseline, baseline.yaml)) {
    throw Trouble(problem->message);
  }
  if (!o.common.quiet) {
    print_or_end(o.write_baseline + " waives " +
                 std::to_string(baseline.waivers) +
                 (baseline.waivers == 1 ? " finding" : " findings") +
                 "; give each a better reason, or mend it\n");
  }
  return kClean;
}

/// Prints what the options ask for. @returns the exit status
int report(PolicyResolver& policies, const Examination& result,
           const LintOptions& o, bool on_standard_error) {
  ReportOptions common = o.common;
  if (o.statistics) {
    const auto catalogue = policies.for_path("-").linter.catalogue();
    if (!common.is_text() && common.format != "json") {
      throw Trouble("--statistics has the formats text and json");
    }
    print_or_end(
        common.is_text()
            ? report::write_statistics(result.report, *catalogue)
            : report::write_statistics_json(result.report, *catalogue));
    common.prints_report = false;
  }
  const Severity fail_on =
      diagnostic::severity_named(o.fail_on).value_or(Severity::off);
  const int status =
      finish(result, common, fail_on, kLintName, on_standard_error);
  if (o.rules.profile == "automerge" && common.is_text() && !common.quiet &&
      !o.statistics) {
    print_or_end(report::write_verdict(result.report));
  }
  return status;
}

}  // namespace

int lint_files(PolicyResolver& policies, const LintOptions& o) {
  auto [inputs, problems, remarks] = find_inputs(o.common, kLintName);
  check_outputs(o.common, inputs);
  const Base base(inputs.empty() ? "" : o.base, inputs);
  Repaired repaired;
  if (o.fix || o.unsafe_fixes || o.diff) {
    repaired = repair(policies, inputs, base, o);
    if (repaired.ends) {
      for (const diagnostic::Problem& p : problems) {
        complain(kLintName, p.message);
      }
      return repaired.failed || !problems.empty() ? kTrouble
             : repaired.changed > 0               ? kFindings
                                                  : kClean;
    }
  }
  Examination result = examine(policies, inputs, base, o, repaired);
  result.problems.insert(result.problems.begin(), problems.begin(),
                         problems.end());
  if (!o.write_baseline.empty()) return write_baseline(result, policies, o);
  add_policy_findings(policies, result);
  const int status =
      report(policies, result, o, repaired.standard_input.has_value());
  return repaired.failed ? kTrouble : status;
}

}  // namespace dct::tools
