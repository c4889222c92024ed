// SPDX-License-Identifier: MIT
#include "dct-lint/keys.hpp"

#include <dct/rules/published_key.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

#include "cli/output.hpp"
#include "net/key_lookup.hpp"

namespace dct::tools {
namespace {

/// What people call their first key.
const std::vector<std::string> kUsualLabels = {"_dck1", "_dcpubkeyv1", "_dck",
                                               "dck1"};

std::string first_error(const std::vector<diagnostic::Problem>& problems) {
  for (const diagnostic::Problem& p : problems) {
    if (p.severity == diagnostic::Severity::error) return p.message;
  }
  return {};
}

rules::KeyAnswer ask(const KeyCheckOptions& options,
                     const std::string& domain) {
  rules::KeyAnswer answer{.asked = options.labels.empty() ? kUsualLabels
                                                          : options.labels};
  const TxtSource source = open_source(options.txt, domain);
  for (const std::string& label : answer.asked) {
    try {
      const keys::KeyRecord record = find_key(source, label, domain);
      if (record.fragments == 0) continue;
      answer.found = label;
      answer.mistake = record.key ? "" : first_error(record.problems);
      answer.failure.clear();
      return answer;
    } catch (const Trouble& trouble) {
      // Other labels of the same domain would fail in the same way, slowly.
      answer.failure = trouble.what();
      return answer;
    }
  }
  return answer;
}

}  // namespace

void add_key_check_options(CLI::App& app, KeyCheckOptions& options) {
  app.add_flag("--check-keys", options.check,
               "Ask DNS for the key below each syncPubKeyDomain and report "
               "what is wrong with it");
  app.add_option("--key-labels", options.labels,
                 "Labels of the key, in place of the usual ones")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("LABEL,..");
  add_txt_options(app, options.txt, "key-");
}

void check_keys(
    Examination& result, const KeyCheckOptions& options,
    const std::function<const lint::Linter&(const Input& input)>& linter_of,
    const std::function<bool(const json::Document& document,
                             const Input& input)>& is_new) {
  std::map<std::string, rules::KeyAnswer> answers;
  for (std::size_t i = 0; i < result.documents.size(); ++i) {
    const json::Document& document = result.documents[i];
    const lint::Linter& linter = linter_of(result.inputs[i]);
    const std::string domain =
        text::to_lower(document.root()["syncPubKeyDomain"].string());
    if (domain.empty() || !is_new(document, result.inputs[i]) ||
        linter.severity("key-unpublished") == diagnostic::Severity::off) {
      continue;
    }
    auto answer = answers.find(domain);
    if (answer == answers.end()) {
      answer = answers.emplace(domain, ask(options, domain)).first;
    }
    auto& findings = result.report.files[i].findings;
    for (diagnostic::Finding& f :
         rules::judge_key(document, answer->second, linter)) {
      const auto after = std::upper_bound(
          findings.begin(), findings.end(), f,
          [](const diagnostic::Finding& a, const diagnostic::Finding& b) {
            return a.place.span.begin < b.place.span.begin;
          });
      findings.insert(after, std::move(f));
    }
  }
}

}  // namespace dct::tools
