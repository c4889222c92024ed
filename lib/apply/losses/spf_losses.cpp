// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "apply/draft/spf_merge.hpp"
#include "apply/loss_table.hpp"
#include "apply/same_record.hpp"
#include "dns/spf_policy.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

constexpr std::size_t kMaxLookups = 10;  // RFC 7208 section 4.6.4

LossContext::Records policies_at(const zone::Zone& zone,
                                 std::string_view owner) {
  LossContext::Records policies = records_at(zone, owner, "TXT");
  std::erase_if(policies, [](const zone::RecordView& r) {
    return !is_spf_record(text_of(r));
  });
  return policies;
}

/// The text of the only policy at a name; empty: there is none, or several.
std::string policy_at(const zone::Zone& zone, std::string_view owner) {
  const auto policies = policies_at(zone, owner);
  return policies.size() == 1 ? text_of(policies[0]) : std::string();
}

std::size_t lookups_of(std::string_view policy) {
  static constexpr std::array<std::string_view, 6> kNeedOne = {
      "include", "a", "mx", "ptr", "exists", "redirect"};
  const auto terms = dns::spf_terms(policy);
  return static_cast<std::size_t>(
      std::count_if(terms.begin(), terms.end(), [](const dns::SpfTerm& t) {
        return std::find(kNeedOne.begin(), kNeedOne.end(), t.key()) !=
               kNeedOne.end();
      }));
}

/// `-all` and so on; without one, what RFC 7208 section 4.7 says.
std::string end_of(std::string_view policy) {
  for (const dns::SpfTerm& term : dns::spf_terms(policy)) {
    if (term.is_modifier() && term.key() == "redirect") return {};
    if (term.key() == "all") return std::string(1, term.qualifier) + "all";
  }
  return "?all";
}

std::size_t strictness(std::string_view end) {
  return std::string_view("+?~-").find(end.front());
}

/// What lets others send: every term but `all` and modifiers, without `+`.
std::vector<std::string> senders_of(std::string_view policy) {
  std::vector<std::string> senders;
  for (const dns::SpfTerm& term : dns::spf_terms(policy)) {
    if (term.is_modifier() || term.key() == "all" || term.qualifier == '-') {
      continue;
    }
    std::string text = text::to_lower(term.text);
    if (std::string_view("+~?").find(text.front()) != std::string_view::npos) {
      text.erase(0, 1);
    }
    senders.push_back(std::move(text));
  }
  return senders;
}

}  // namespace

void spf_two_policies(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const auto after = policies_at(context.after(), owner);
    if (after.size() < 2 ||
        after.size() <= policies_at(context.before(), owner).size()) {
      continue;
    }
    context.add(owner, {{"count", std::to_string(after.size())}}, after);
  }
}

void spf_too_many_lookups(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const std::size_t before = lookups_of(policy_at(context.before(), owner));
    const std::size_t after = lookups_of(policy_at(context.after(), owner));
    if (after <= kMaxLookups || after <= before) continue;
    context.add(owner, {{"count", std::to_string(after)}},
                policies_at(context.after(), owner));
  }
}

void spf_gone(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const auto before = policies_at(context.before(), owner);
    if (!before.empty() && policies_at(context.after(), owner).empty()) {
      context.add(owner, {}, before);
    }
  }
}

void spf_softened(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const std::string before = policy_at(context.before(), owner);
    const std::string after = policy_at(context.after(), owner);
    if (before.empty() || after.empty()) continue;
    const std::string end_before = end_of(before);
    const std::string end_after = end_of(after);
    if (end_before.empty() || end_after.empty() ||
        strictness(end_after) >= strictness(end_before)) {
      continue;
    }
    context.add(owner, {{"before", end_before}, {"after", end_after}});
  }
}

void spf_senders_lost(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const std::string before = policy_at(context.before(), owner);
    const std::string after = policy_at(context.after(), owner);
    if (before.empty() || after.empty()) continue;
    std::vector<std::string> lost = senders_of(before);
    const std::vector<std::string> kept = senders_of(after);
    std::erase_if(lost, [&kept](const std::string& term) {
      return std::find(kept.begin(), kept.end(), term) != kept.end();
    });
    if (!lost.empty()) context.add(owner, {{"terms", text::join(lost)}});
  }
}

}  // namespace dct::apply
