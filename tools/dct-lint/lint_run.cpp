// SPDX-License-Identifier: MIT
#include "dct-lint/lint_run.hpp"

#include <map>
#include <vector>

#include "cli/output.hpp"
#include "dct-lint/base_version.hpp"
#include "dct-lint/repair.hpp"

namespace dct::tools {
namespace {

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

}  // namespace

int lint_files(Setups& setups, const LintOptions& o) {
  if (o.common.files.empty()) {
    complain(kLintName, "no file was named; - is standard input");
    return kTrouble;
  }
  std::vector<std::string> errors;
  const auto inputs = find_inputs(o.common.files, o.common.stdin_name, errors);
  if (o.fix || o.diff) {
    if (const auto status = repair(setups, inputs, o)) return *status;
  }
  for (const Input& input : inputs) setups.for_path(input.path);
  Examination result =
      examine_all(inputs, o.common.stdin_name, o.common.jobs,
                  [&](const json::Document& document, const Input& input) {
                    return lint_beside_base(setups.at(input.path).linter(),
                                            document, input, o.base);
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
  const int status = finish(result, common, fail_on, kLintName);
  if (o.setup.profile == "automerge" && o.common.format == "text" &&
      !common.quiet && !print(report::write_verdict(result.report))) {
    return kTrouble;
  }
  return status;
}

}  // namespace dct::tools
