// SPDX-License-Identifier: MIT
#include "apply/losses/loss_context.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>
#include <dct/zone/difference.hpp>

#include <algorithm>
#include <array>

#include "text/quote.hpp"

namespace dct::apply {
namespace {

/// @param name  what {name} is, unless the values say it
std::string filled(std::string_view sentence, const std::string& name,
                   LossContext::Values values) {
  const auto value_of = [&](std::string_view key) -> const std::string& {
    for (const auto& [known, value] : values) {
      if (known == key) return value;
    }
    return name;
  };
  std::string text;
  while (true) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = sentence.find('}', open);
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) return text;
    text +=
        text::printable(value_of(sentence.substr(open + 1, close - open - 1)));
    sentence.remove_prefix(close + 1);
  }
}

}  // namespace

LossContext::LossContext(const zone::Zone& before, const Change& change,
                         const Request& request)
    : before_(before),
      after_(apply::after(before, change)),
      change_(change),
      request_(request) {
  for (const Added& a : change.added) owners_.push_back(a.record.owner);
  for (const Removed& r : change.removed) {
    owners_.emplace_back(before[r.id].owner);
  }
  std::sort(owners_.begin(), owners_.end(), zone::owner_before);
  owners_.erase(std::unique(owners_.begin(), owners_.end()), owners_.end());
}

std::string LossContext::full_name(std::string_view owner) const {
  if (owner == dns::kApex) return before_.apex();
  return std::string(owner) + "." + before_.apex();
}

std::optional<std::string> LossContext::owner_of(std::string_view name) const {
  std::string lower = text::to_lower(name);
  if (lower.ends_with('.')) lower.pop_back();
  const std::string& apex = before_.apex();
  if (lower == apex) return std::string(dns::kApex);
  if (!lower.ends_with("." + apex)) return std::nullopt;
  return lower.substr(0, lower.size() - apex.size() - 1);
}

void LossContext::add(std::string_view owner, Values values,
                      const Records& records) {
  Loss loss{.id = kind_->id,
            .area = kind_->area,
            .grade = kind_->grade,
            .owner = std::string(owner),
            .message = filled(kind_->sentence, full_name(owner), values)};
  for (const zone::RecordView& r : records) loss.records.push_back(r.copy());
  losses_.push_back(std::move(loss));
}

LossContext::Records records_at(const zone::Zone& zone, std::string_view owner,
                                std::string_view type) {
  LossContext::Records records;
  for (const zone::RecordView& r : zone.find(owner)) {
    if (r.type == type) records.push_back(r);
  }
  return records;
}

bool has_type(const zone::Zone& zone, std::string_view owner,
              std::string_view type) {
  return !records_at(zone, owner, type).empty();
}

bool exists(const zone::Zone& zone, std::string_view owner) {
  return !zone.find(owner).empty() || !zone.below(owner).empty();
}

std::string wildcard_for(const zone::Zone& zone, std::string_view owner) {
  if (owner == dns::kApex || exists(zone, owner)) return {};
  std::string_view closest = dns::parent(owner);
  while (closest != dns::kApex && !exists(zone, closest)) {
    closest = dns::parent(closest);
  }
  std::string wildcard =
      closest == dns::kApex ? "*" : "*." + std::string(closest);
  return zone.find(wildcard).empty() ? std::string() : wildcard;
}

bool leads_to_address(const zone::Zone& zone, std::string_view owner) {
  static constexpr std::array<std::string_view, 7> kTypes = {
      "A", "AAAA", "CNAME", "APEXCNAME", "REDIR301", "REDIR302", "ALIAS"};
  for (const zone::RecordView& r : zone.find(owner)) {
    if (std::find(kTypes.begin(), kTypes.end(), r.type) != kTypes.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace dct::apply
