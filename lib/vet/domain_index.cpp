// SPDX-License-Identifier: MIT
#include "vet/domain_index.hpp"

#include <algorithm>

#include "dns/a_labels.hpp"
#include "text/lookalike.hpp"

namespace dct::vet {
namespace {

constexpr std::size_t kShortest = 5;
// Of those with different suffixes; shorter words of the language are often
// one letter apart (render.com, sender.net).
constexpr std::size_t kShortestElsewhere = 8;
constexpr std::size_t kLongest = 63;
// Of one look or form, which all could be made to have.
constexpr std::size_t kMost = 256;

std::string_view suffix_of(std::string_view domain) {
  return domain.substr(std::min(domain.find('.'), domain.size()));
}

std::vector<std::string> forms_of(const std::string& label) {
  std::vector<std::string> forms;
  if (label.size() < kShortest) return forms;
  forms.push_back(label);
  for (std::size_t i = 0; i < label.size(); ++i) {
    std::string form = label;
    form.erase(i, 1);
    forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace

bool is_one_edit(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  const auto [in_a, in_b] =
      std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const std::string_view rest_a = a.substr(in_a - a.begin());
  const std::string_view rest_b = b.substr(in_b - b.begin());
  if (rest_a.empty()) return false;
  if (a.size() == b.size() + 1) return rest_a.substr(1) == rest_b;
  if (a.size() != b.size()) return false;
  return rest_a.substr(1) == rest_b.substr(1) ||
         (rest_a.size() > 1 && rest_a[0] == rest_b[1] &&
          rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2));
}

std::string label_of(std::string_view domain) {
  const std::string_view label = domain.substr(0, domain.find('.'));
  return dns::to_u_labels(label.substr(0, kLongest));
}

void DomainIndex::add(unsigned company, std::string_view domain) {
  const std::size_t place = labels_.size();
  labels_.push_back({company, std::string(domain), label_of(domain)});
  const std::string& label = labels_.back().text;
  for (std::string& look : text::looks_of(label)) {
    by_look_[std::move(look)].push_back(place);
  }
  for (std::string& form : forms_of(label)) {
    auto& places = by_form_[std::move(form)];
    if (places.empty() || places.back() != place) places.push_back(place);
  }
}

std::vector<DomainIndex::Match> DomainIndex::like(
    std::string_view domain) const {
  std::vector<Match> matches;
  const auto note = [&](const Label& label, Likeness likeness) {
    const bool known =
        std::any_of(matches.begin(), matches.end(),
                    [&](const Match& m) { return m.company == label.company; });
    if (!known && label.domain != domain && matches.size() < kMost) {
      matches.push_back({label.company, likeness});
    }
  };
  const std::string own = label_of(domain);
  const auto each = [&](const Places& places, const std::string& key,
                        const auto& judge) {
    const auto found = places.find(key);
    if (found == places.end()) return;
    const std::size_t many = std::min(found->second.size(), kMost);
    for (std::size_t i = 0; i < many; ++i) judge(labels_[found->second[i]]);
  };
  for (const std::string& look : text::looks_of(own)) {
    each(by_look_, look, [&](const Label& other) {
      note(other, other.text == own ? Likeness::same_label : Likeness::looks);
    });
  }
  for (const std::string& form : forms_of(own)) {
    each(by_form_, form, [&](const Label& other) {
      if ((own.size() >= kShortestElsewhere ||
           suffix_of(domain) == suffix_of(other.domain)) &&
          is_one_edit(own, other.text)) {
        note(other, Likeness::one_edit);
      }
    });
  }
  return matches;
}

std::vector<unsigned> DomainIndex::labelled(std::string_view name) const {
  std::vector<unsigned> companies;
  for (const std::string& look : text::looks_of(name)) {
    const auto found = by_look_.find(look);
    if (found == by_look_.end()) continue;
    for (const std::size_t place : found->second) {
      const unsigned company = labels_[place].company;
      if (companies.size() >= kMost) return companies;
      if (std::find(companies.begin(), companies.end(), company) ==
          companies.end()) {
        companies.push_back(company);
      }
    }
  }
  return companies;
}

}  // namespace dct::vet
