// SPDX-License-Identifier: MIT
#include "vet/name_index.hpp"

#include <algorithm>

#include "text/lookalike.hpp"

namespace dct::vet {
namespace {

constexpr std::size_t kMostWordsOfName = 24;
constexpr std::size_t kLongestPhrase = 3;

/// Each run of one to three words of a name, as it is written.
std::vector<std::string_view> phrases_of(std::string_view name) {
  auto words = text::words_of(name);
  words.resize(std::min(words.size(), kMostWordsOfName));
  std::vector<std::string_view> phrases;
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t n = 1; n <= kLongestPhrase && first + n <= words.size();
         ++n) {
      const std::string_view last = words[first + n - 1];
      const char* begin = words[first].data();
      phrases.emplace_back(begin, last.data() + last.size() - begin);
    }
  }
  return phrases;
}

template <typename List, typename Is>
bool has(const List& list, Is is) {
  return std::any_of(list.begin(), list.end(), is);
}

}  // namespace

void NameIndex::add(ByLook& index, unsigned company, unsigned entry,
                    std::string_view name) {
  std::string folded = text::folded_name(name);
  for (const std::string& look : text::looks_of(name)) {
    auto& bearers = index[look];
    // Files of one company follow each other in most registries.
    if (bearers.size() >= kMostOfOneLook || has(bearers, [&](const Bearer& b) {
          return b.company == company && b.folded == folded;
        })) {
      continue;
    }
    bearers.push_back({company, entry, std::string(name), folded});
  }
}

void NameIndex::count_phrases(std::string_view name, unsigned company) {
  for (const std::string_view phrase : phrases_of(name)) {
    auto& companies = phrases_[text::folded_name(phrase)];
    if (companies.size() < kOrdinary &&
        !has(companies, [&](unsigned c) { return c == company; })) {
      companies.push_back(company);
    }
  }
}

void NameIndex::add(unsigned company, unsigned entry,
                    std::string_view provider_name,
                    std::string_view service_name) {
  add(providers_, company, entry, provider_name);
  add(services_, company, entry, service_name);
  count_phrases(provider_name, company);
  count_phrases(service_name, company);
}

std::vector<NameMatch> NameIndex::find(const ByLook& index,
                                       std::string_view name) {
  std::vector<NameMatch> matches;
  const std::string folded = text::folded_name(name);
  for (const std::string& look : text::looks_of(name)) {
    const auto found = index.find(look);
    if (found == index.end()) continue;
    for (const Bearer& b : found->second) {
      if (!has(matches,
               [&](const NameMatch& m) { return m.entry == b.entry; })) {
        matches.push_back({b.company, b.entry, b.name, b.folded == folded});
      }
    }
  }
  return matches;
}

std::vector<NameMatch> NameIndex::providers_like(std::string_view name) const {
  return find(providers_, name);
}

std::vector<NameMatch> NameIndex::services_like(std::string_view name) const {
  return find(services_, name);
}

std::vector<NameMatch> NameIndex::providers_in(std::string_view name) const {
  std::vector<NameMatch> matches;
  const std::string whole = text::folded_name(name);
  for (const std::string_view phrase : phrases_of(name)) {
    const std::string folded = text::folded_name(phrase);
    if (folded.size() < kShortestName || folded == whole ||
        is_ordinary(phrase)) {
      continue;
    }
    const auto found = find(providers_, phrase);
    matches.insert(matches.end(), found.begin(), found.end());
  }
  return matches;
}

bool NameIndex::is_ordinary(std::string_view name) const {
  const auto found = phrases_.find(text::folded_name(name));
  return found != phrases_.end() && found->second.size() >= kOrdinary;
}

}  // namespace dct::vet
