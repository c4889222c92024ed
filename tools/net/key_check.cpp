// SPDX-License-Identifier: MIT
#include "net/key_check.hpp"

#include <dct/text/ascii.hpp>

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

rules::KeyAnswer KeyCheck::below(const std::string& domain) {
  if (!options_.check || domain.empty()) return {};
  const std::string name = text::to_lower(domain);
  const std::lock_guard lock(mutex_);
  auto answer = answers_.find(name);
  if (answer == answers_.end()) {
    answer = answers_.emplace(name, ask(options_, name)).first;
  }
  return answer->second;
}

}  // namespace dct::tools
