// SPDX-License-Identifier: MIT
#include "vet/use_problems.hpp"

#include <dct/zone/difference.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "dns/spf_policy.hpp"
#include "text/quote.hpp"

namespace dct::vet {
namespace {

using diagnostic::Severity;

constexpr std::string_view kTwice = "applied-twice-differs";
constexpr std::string_view kOrphans = "records-orphaned";
constexpr std::string_view kInstance = "instance-removes-instance";
constexpr std::string_view kOrder = "group-order-matters";
constexpr std::string_view kReplacing = "groups-replace-each-other";

/// "CNAME record 2 at "www"", of the first few.
template <typename Records>
std::string records_in(const Records& records) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> words;
  std::set<unsigned> numbers;
  for (const auto& r : records) {
    if (!numbers.insert(r.number).second || words.size() == kMost) continue;
    words.push_back(r.record.type + " record " + std::to_string(r.number) +
                    " at " + text::quote(r.record.owner));
  }
  if (numbers.size() > kMost) {
    words.push_back(text::count(numbers.size() - kMost, "other record"));
  }
  return text::join(words);
}

std::string whole_or_group(const UseRequest& request) {
  return request.groups.empty()
             ? "the template"
             : "the group " + text::quote(request.groups.front());
}

std::string group_of(const UseRequest& request) {
  return text::quote(request.groups.front());
}

/// A record without what the order of requests may change and nobody sees.
std::string essence(const zone::RecordView& r) {
  std::string line = std::string(r.owner) + ' ' + std::string(r.service) + ' ' +
                     std::string(r.protocol) + ' ' + std::string(r.type) + ' ';
  if (r.type != "TXT" || !dns::is_spf_policy(r.data)) {
    return line + std::to_string(r.priority.value_or(0)) + ' ' +
           std::to_string(r.weight.value_or(0)) + ' ' +
           std::to_string(r.port.value_or(0)) + ' ' + std::string(r.data);
  }
  std::vector<std::string_view> terms;
  for (const dns::SpfTerm& term : dns::spf_terms(r.data)) {
    terms.push_back(term.text);
  }
  std::sort(terms.begin(), terms.end());
  return line + text::join(terms);
}

std::vector<std::string> essence(const zone::Zone& zone) {
  std::vector<std::string> lines;
  for (const zone::RecordView& r : zone.records()) lines.push_back(essence(r));
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// The owners at which two zones differ.
std::set<std::string> differing_owners(const zone::Zone& a,
                                       const zone::Zone& b) {
  const auto lines_a = essence(a);
  const auto lines_b = essence(b);
  std::vector<std::string> lines;
  std::set_symmetric_difference(lines_a.begin(), lines_a.end(), lines_b.begin(),
                                lines_b.end(), std::back_inserter(lines));
  std::set<std::string> owners;
  for (const std::string& line : lines) {
    owners.insert(text::quote(line.substr(0, line.find(' '))));
  }
  return owners;
}

std::string where(const TemplateUse& use) {
  std::string key = use.zone + '\n' + use.host;
  std::vector<std::string> groups;
  for (const UseRequest& r : use.requests) groups.push_back(r.groups.front());
  std::sort(groups.begin(), groups.end());
  for (const std::string& group : groups) key += '\n' + group;
  return key;
}

}  // namespace

bool UseProblems::is_new(std::string_view rule, const std::string& what) {
  return known_.insert(std::string(rule) + '\n' + what).second;
}

bool UseProblems::is_new(std::string_view rule, const UseRequest& request) {
  if (known_.contains(std::string(rule) + '\n')) return false;
  return is_new(rule,
                request.groups.empty() ? std::string() : request.groups[0]);
}

void UseProblems::add(std::string_view rule, Severity severity, unsigned number,
                      std::string message, std::string help,
                      const TemplateUse& use) {
  diagnostic::Problem problem =
      diagnostic::problem(rule, severity, std::move(message), std::move(help));
  if (number > 0 && number <= tmpl_.records.size()) {
    const templates::Record& record = tmpl_.records[number - 1];
    const json::Value owner = record.owner();
    const json::Value value = owner ? owner : record.value;
    problem.place = diagnostic::Place(value.span(), value.node());
    problem.place.record = number;
  }
  problems_.push_back({std::move(problem), use});
}

void UseProblems::look_at_second_time(const TrialSequence& first,
                                      const apply::Request& request,
                                      const TemplateUse& use) {
  const auto second = apply::apply(first.now(), request);
  if (!second || second->is_nothing()) return;
  const zone::Zone after = apply::after(first.now(), *second);
  const auto difference = zone::difference(first.now(), after);
  if (difference.added.empty() && difference.removed.empty()) return;
  if (!is_new(kTwice, use.requests.front())) return;
  const unsigned number = !second->added.empty() ? second->added.front().number
                          : !second->removed.empty()
                              ? second->removed.front().number
                              : 0;
  add(kTwice, Severity::warning, number,
      "applied a second time with the same values, " +
          whole_or_group(use.requests.front()) + " removes " +
          text::count(difference.removed.size(), "record") + " and adds " +
          std::to_string(difference.added.size()) +
          ", so the zone depends on how often it was applied",
      "let no record remove or merge what another one of the template writes",
      use);
}

void UseProblems::look_for_orphans(const TrialSequence& both,
                                   const TemplateUse& use) {
  if (both.left_over().empty() || !is_new(kOrphans, use.requests.front())) {
    return;
  }
  TemplateUse shown = use;
  shown.requests.resize(1);  // --twice says it
  add(kOrphans, Severity::info, both.left_over().front().number,
      "applied again with other values, " +
          whole_or_group(use.requests.front()) + " leaves " +
          records_in(both.left_over()) +
          " of the earlier application, which nothing will remove",
      "if only the last value counts, take the variable out of the host, or "
      "give TXT a txtConflictMatchingMode that removes the earlier text",
      shown);
}

void UseProblems::look_at_second_instance(const TrialSequence& both,
                                          const TemplateUse& use) {
  std::vector<OwnRemoved> direct = both.own_removed();
  std::erase_if(direct, [](const OwnRemoved& r) {
    return r.reason == apply::Reason::template_undone;
  });
  if (direct.empty() || !is_new(kInstance, use.requests.front())) return;
  const std::size_t undone = both.own_removed().size() - direct.size();
  add(kInstance, Severity::warning, direct.front().number,
      "a second instance with other values removes " + records_in(direct) +
          " of the first one, because " +
          std::string(explanation(direct.front().reason)) +
          (undone == 0 ? std::string()
                       : "; a provider that keeps state then undoes the rest "
                         "of it, " +
                             text::count(undone, "record")),
      "put a variable into the host, give TXT the mode None, or remove "
      "multiInstance",
      use);
}

void UseProblems::look_at_order(const TrialSequence& groups,
                                const TemplateUse& use) {
  Tried tried{groups.now(), groups.own_removed(), use};
  const auto [earlier, is_first] =
      tried_.try_emplace(where(use), std::move(tried));
  if (is_first) return;
  compare(earlier->second, tried);
  if (use.requests.size() == 2) tried_.erase(earlier);  // both were seen
}

void UseProblems::compare(const Tried& a, const Tried& b) {
  std::vector<std::string> names;
  for (const UseRequest& r : a.use.requests) names.push_back(group_of(r));
  const std::string key = text::join(names);
  const bool is_pair = names.size() == 2;
  if (is_pair && !a.removed.empty() && !b.removed.empty()) {
    if (!is_new(kReplacing, key)) return;
    if (replacing_++ > 0) return;
    add(kReplacing, Severity::info, a.removed.front().number,
        "the groups " + key + " remove each other's records (" +
            records_in(a.removed) + "), because " +
            std::string(explanation(a.removed.front().reason)) +
            "; only what was applied last stays",
        "if a customer can need both, give their records different hosts; "
        "else say in `description` that they are alternatives",
        a.use);
    return;
  }
  if (is_pair && a.removed.empty() != b.removed.empty()) {
    const Tried& worse = a.removed.empty() ? b : a;
    if (!is_new(kOrder, key)) return;
    add(kOrder, Severity::warning, worse.removed.front().number,
        "the group " + group_of(worse.use.requests[1]) + ", applied after " +
            group_of(worse.use.requests[0]) + ", removes " +
            records_in(worse.removed) + ", because " +
            std::string(explanation(worse.removed.front().reason)) +
            "; in the other order all records stay",
        "give the records of the two groups different hosts, or write them in "
        "one group",
        worse.use);
    return;
  }
  if (known_.contains(std::string(kOrder) + '\n' + key)) return;
  // More than two groups: what two of them do was told.
  if (!is_pair &&
      (replacing_ > 0 ||
       std::any_of(problems_.begin(), problems_.end(), [](const UseProblem& p) {
         return p.problem.rule == kOrder;
       }))) {
    return;
  }
  const auto owners = differing_owners(a.result, b.result);
  if (owners.empty() || !is_new(kOrder, key)) return;
  add(kOrder, Severity::warning, 0,
      "the groups " + key + " leave other records at " + text::join(owners) +
          " when they are applied in another order",
      "write the records that do not go together in one group", b.use);
}

std::vector<UseProblem> UseProblems::take() {
  if (replacing_ > 1) {
    for (UseProblem& p : problems_) {
      if (p.problem.rule != kReplacing) continue;
      p.problem.message += "; the same is true of " +
                           text::count(replacing_ - 1, "other pair") +
                           " of groups";
    }
  }
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const UseProblem& a, const UseProblem& b) {
                     return std::tuple(a.problem.rule, a.problem.place.record) <
                            std::tuple(b.problem.rule, b.problem.place.record);
                   });
  return std::move(problems_);
}

}  // namespace dct::vet
