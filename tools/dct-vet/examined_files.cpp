// SPDX-License-Identifier: MIT
#include "dct-vet/examined_files.hpp"

#include <dct/lint/waivers.hpp>

#include <optional>

#include "cli/base_version.hpp"
#include "cli/file_search.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "cli/today.hpp"
#include "dct-vet/registry.hpp"
#include "dct-vet/template_history.hpp"

namespace dct::tools {
namespace {

std::string line_of(const diagnostic::Problem& p) {
  const std::string place =
      p.place.begin.line == 0
          ? ""
          : p.place.file + ":" + std::to_string(p.place.begin.line) + ":" +
                std::to_string(p.place.begin.column) + ": ";
  return place + p.message + (p.help.empty() ? "" : "; " + p.help);
}

lint::Linter make_linter(const ExaminationOptions& o) {
  lint::LinterOptions options{.profile = o.profile};
  if (!o.policy.empty()) {
    auto policy = lint::Policy::read(
        json::Document::parse_yaml({o.policy, read_file(o.policy)}));
    if (!policy) throw Trouble{line_of(policy.problems().front())};
    options.policy = *std::move(policy);
  }
  auto linter = lint::Linter::create(std::move(options));
  if (!linter) throw Trouble{line_of(linter.problems().front())};
  return *linter;
}

vet::VettingPolicy rules_of(const lint::Linter& linter) {
  const auto policy = linter.policy();
  if (!policy) return {};
  auto rules = vet::VettingPolicy::read(*policy);
  if (!rules) throw Trouble{line_of(rules.problems().front())};
  return *std::move(rules);
}

std::optional<vet::Refusals> read_refusals(const std::string& path) {
  if (path.empty()) return std::nullopt;
  const auto document = json::Document::parse({path, read_file(path)});
  if (!document.problems().empty()) {
    throw Trouble{path + ": " + document.problems().front().message};
  }
  auto refusals = vet::Refusals::read(document);
  if (!refusals) throw Trouble{refusals.why()};
  return *std::move(refusals);
}

/// The waivers see every finding and reason, one file after another.
void decide_all(const std::optional<vet::Refusals>& refusals,
                ExaminedFiles& files) {
  lint::Waivers waivers(files.linter, today());
  for (std::size_t i = 0; i < files.vettings.size(); ++i) {
    vet::Vetting& v = files.vettings[i];
    waivers.apply(files.documents[i], v.findings);
    v.checklist = vet::checklist(files.documents[i], v.findings,
                                 *files.linter.catalogue());
    v.verdict =
        vet::decide(v, refusals ? &*refusals : nullptr, files.rules.decisions);
    vet::waive(waivers, files.documents[i], v.verdict);
  }
  files.leftovers = waivers.leftovers();
}

}  // namespace

ExaminedFiles examine_files(const ExaminationOptions& o) {
  ExaminedFiles result{.linter = make_linter(o)};
  result.rules = rules_of(result.linter);
  const auto [inputs, problems, remarks] = find_inputs(o.files, o.stdin_name);
  for (const std::string& remark : remarks) complain(kVet, remark);
  result.problems = problems;
  const auto refusals = read_refusals(o.decisions);
  const auto known = read_registry(o.registry);
  const auto against = read_index(o.against);
  const Base base(inputs.empty() ? "" : o.base, inputs);
  const TemplateHistory histories(
      {.history = o.history, .author = o.author, .base = o.base}, inputs);
  KeyCheck keys(o.keys);
  std::vector<std::optional<vet::Vetting>> found(inputs.size());
  Examination all = examine_all(
      inputs, {.stdin_name = o.stdin_name, .threads = o.jobs},
      [&](const json::Document& document, const Input& input) {
        const auto before = base.of(document, input);
        const auto key = keys.below(
            std::string(document.root()["syncPubKeyDomain"].string()));
        const auto history = histories.of(document, input);
        found[static_cast<std::size_t>(&input - inputs.data())] =
            vet::examine(document, input.name,
                         {.linter = result.linter,
                          .table = result.rules.probes,
                          .base = before ? &*before : nullptr,
                          .thorough = o.thorough,
                          .known = known ? &*known : nullptr,
                          .history = history ? &*history : nullptr,
                          .key = &key,
                          .against = against ? &*against : nullptr});
        return std::vector<diagnostic::Finding>();
      });
  for (auto& one : found) {
    if (one) result.vettings.push_back(*std::move(one));
  }
  result.documents = std::move(all.documents);
  result.inputs = std::move(all.inputs);
  decide_all(refusals, result);
  for (const auto& more : {all.problems, base.problems()}) {
    result.problems.insert(result.problems.end(), more.begin(), more.end());
  }
  return result;
}

}  // namespace dct::tools
