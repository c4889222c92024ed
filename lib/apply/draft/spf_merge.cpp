// SPDX-License-Identifier: MIT
#include "apply/draft/spf_merge.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "dns/spf_policy.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

// From the most to the least restrictive (draft-05 section 9.4).
constexpr std::string_view kQualifiers = "-~?+";

char milder(char a, char b) {
  return kQualifiers.find(a) < kQualifiers.find(b) ? b : a;
}

bool is_version(const dns::SpfTerm& term) {
  return term.separator == '=' && term.key() == "v";
}

bool is_all(const dns::SpfTerm& term) {
  return term.separator == '\0' && term.key() == "all";
}

bool is_redirect(const dns::SpfTerm& term) {
  return term.is_modifier() && term.key() == "redirect";
}

/// A term without its qualifier, in lower case: what makes two the same.
std::string bare(const dns::SpfTerm& term) {
  const bool qualified =
      !term.text.empty() && kQualifiers.find(term.text[0]) != kQualifiers.npos;
  return text::to_lower(term.text.substr(qualified ? 1 : 0));
}

struct MergedTerm {
  std::string bare;
  std::string_view text;  // without qualifier
  char qualifier = '+';
};

void add(std::vector<MergedTerm>& terms, const dns::SpfTerm& term) {
  std::string key = bare(term);
  const auto same =
      std::find_if(terms.begin(), terms.end(),
                   [&key](const MergedTerm& t) { return t.bare == key; });
  if (same != terms.end()) {
    same->qualifier = milder(same->qualifier, term.qualifier);
    return;
  }
  const std::string_view text = term.text.substr(term.text.size() - key.size());
  terms.push_back({std::move(key), text, term.qualifier});
}

std::string joined(const std::vector<MergedTerm>& terms) {
  std::string text;
  for (const MergedTerm& term : terms) {
    text += ' ';
    if (term.qualifier != '+') text += term.qualifier;
    text += term.text;
  }
  return text;
}

}  // namespace

bool is_spf_record(std::string_view text) {
  return text::to_lower(text.substr(0, 6)) == "v=spf1" &&
         (text.size() == 6 || text[6] == ' ');
}

std::optional<diagnostic::Problem> check_spf_terms(std::string_view terms) {
  for (const dns::SpfTerm& term : dns::spf_terms(terms)) {
    if (is_version(term)) continue;
    auto problem = dns::check_spf_term(term);
    if (!problem) continue;
    if (problem->rule != dns::kUnknownSpfTerm) {
      problem->message = text::quote(term.text) + " " + problem->message;
    }
    return problem;
  }
  return std::nullopt;
}

std::optional<std::string> merge_obstacle(std::string_view policy) {
  const auto terms = dns::spf_terms(policy);
  if (std::any_of(terms.begin(), terms.end(), is_redirect)) {
    return "refers to another policy with `redirect=`";
  }
  if (const auto problem = check_spf_terms(policy)) {
    return "has a mistake: " + problem->message;
  }
  return std::nullopt;
}

MergedSpf merge_spf(std::string_view policy,
                    const std::vector<std::string_view>& rules) {
  MergedSpf merged;
  std::vector<MergedTerm> terms;
  char all = '\0';
  for (const dns::SpfTerm& term : dns::spf_terms(policy)) {
    if (is_all(term)) {
      all = term.qualifier;
    } else if (!is_version(term)) {
      add(terms, term);
    }
  }
  const std::string before = joined(terms);
  for (const std::string_view text : rules) {
    for (const dns::SpfTerm& term : dns::spf_terms(text)) {
      if (is_all(term) || is_version(term) || is_redirect(term)) {
        merged.left_out.emplace_back(term.text);
      } else {
        add(terms, term);
      }
    }
  }
  merged.unchanged = !policy.empty() && joined(terms) == before;
  if (merged.unchanged) {
    merged.policy = policy;
    return merged;
  }
  all = all == '\0' ? '~' : milder(all, '~');
  merged.policy = "v=spf1" + joined(terms) + " ";
  if (all != '+') merged.policy += all;
  merged.policy += "all";
  return merged;
}

}  // namespace dct::apply
