// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/vet/consent.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "dns/a_labels.hpp"
#include "dns/spf_policy.hpp"
#include "text/quote.hpp"
#include "vet/carried_use.hpp"

namespace dct::vet {
namespace {

using Kind = ConsentLine::Kind;
using zone::ResourceRecord;

/// Records that a customer thinks of together, and what to say of them: {name}
/// is their owner, {new} and {old} what they say.
struct Topic {
  bool (*has)(const ResourceRecord&) = nullptr;
  std::string_view adds{};
  std::string_view no_longer{};  ///< behind `adds`, when something goes as well
  std::string_view removes{};
};

bool is_of(const ResourceRecord& r,
           std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), r.type) != types.end();
}

bool is_below(const ResourceRecord& r, std::string_view label) {
  return r.owner == label || r.owner.ends_with("." + std::string(label)) ||
         r.owner.starts_with(std::string(label) + ".");
}

constexpr std::array kTopics = {
    Topic{[](const ResourceRecord& r) { return r.type == "MX"; },
          "Mail for {name} is delivered to {new}", ", not any more to {old}",
          "Mail for {name} is not delivered to {old} any more"},
    Topic{[](const ResourceRecord& r) { return is_below(r, "_domainkey"); },
          "Mail that is signed with the key {name} counts as the domain's own",
          "; the key that is there now goes",
          "Mail that is signed with the key {name} does not count as the "
          "domain's own any more"},
    Topic{[](const ResourceRecord& r) { return is_below(r, "_dmarc"); },
          "What receivers do with forged mail is said by {name}: {new}",
          ", not any more {old}",
          "{name} does not say any more what receivers do with forged mail: "
          "{old}"},
    Topic{[](const ResourceRecord& r) {
            return r.type == "TXT" && dns::is_spf_policy(r.data);
          },
          "Who may send mail in the name of {name}: {new}", "; until now {old}",
          "Who may send mail in the name of {name} is not said any more: "
          "{old}"},
    Topic{[](const ResourceRecord& r) {
            return is_of(r, {"A", "AAAA", "CNAME", "APEXCNAME", "ALIAS"}) &&
                   !r.owner.starts_with('_');
          },
          "{name} leads to {new}", ", not any more to {old}",
          "{name} does not lead to {old} any more"},
    Topic{[](const ResourceRecord& r) {
            return is_of(r, {"REDIR301", "REDIR302"});
          },
          "Visitors of {name} are sent on to {new}", ", not any more to {old}",
          "Visitors of {name} are not sent on to {old} any more"},
    Topic{[](const ResourceRecord& r) { return r.type == "NS"; },
          "{name} and all names below it are in the hands of {new}",
          ", not any more of {old}",
          "{name} and the names below it are not in the hands of {old} any "
          "more"},
    Topic{[](const ResourceRecord& r) { return r.type == "CAA"; },
          "Who may issue certificates for {name}: {new}", "; until now {old}",
          "Who may issue certificates for {name} is not limited any more: "
          "{old}"},
    Topic{[](const ResourceRecord& r) { return r.type == "SRV"; },
          "The service {name} is at {new}", ", not any more at {old}",
          "The service {name} is not at {old} any more"},
    Topic{[](const ResourceRecord& r) { return r.type == "CNAME"; },
          "{name} is answered by {new}", ", not any more by {old}",
          "{name} is not answered by {old} any more"},
    Topic{[](const ResourceRecord&) { return true; }, "{name} says {new}",
          ", not any more {old}", "{name} does not say {old} any more"}};

/// Of a name whose A-labels a person cannot read: "bücher.example
/// (xn--bcher-kva.example)".
std::string readable(std::string_view name) {
  const std::string unicode = dns::to_u_labels(name);
  if (unicode == name) return text::printable(name);
  return text::printable(unicode) + " (" + text::printable(name) + ")";
}

std::string name_of(const ResourceRecord& r, std::string_view apex) {
  std::string name =
      r.service.empty() ? "" : r.service + "." + r.protocol + ".";
  if (r.owner != "@") name += r.owner + ".";
  return readable(name + std::string(apex));
}

std::string value_of(const ResourceRecord& r) {
  constexpr std::size_t kLongest = 80;
  if (r.type == "TXT") return text::quote(r.data, kLongest);
  if (is_of(r, {"CNAME", "APEXCNAME", "ALIAS", "NS", "MX", "SRV"})) {
    return text::shorten(readable(std::string_view(r.data).substr(
                             0, r.data.find_last_not_of('.') + 1)),
                         kLongest);
  }
  return text::shorten(r.data, kLongest);
}

/// Few values; how many others there are.
std::string values_of(const std::vector<const ResourceRecord*>& records) {
  constexpr std::size_t kMost = 2;
  std::vector<std::string> values;
  for (const ResourceRecord* r : records) {
    std::string value = value_of(*r);
    if (std::find(values.begin(), values.end(), value) == values.end()) {
      values.push_back(std::move(value));
    }
  }
  if (values.size() > kMost + 1) {
    const std::size_t others = values.size() - kMost;
    values.resize(kMost);
    values.push_back(std::to_string(others) + " others");
  }
  return text::join(values);
}

std::string fill(std::string_view sentence, std::string_view name,
                 std::string_view now, std::string_view old) {
  std::string out;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    out += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = sentence.find('}', open);
    const std::string_view key = sentence.substr(open + 1, close - open - 1);
    out += key == "name" ? name : key == "new" ? now : old;
    sentence.remove_prefix(close + 1);
  }
  return out;
}

/// What comes and goes at one name, of one topic.
struct Matter {
  std::vector<const ResourceRecord*> added{};
  std::vector<const ResourceRecord*> removed{};
};

ConsentLine line_of(const Topic& topic, std::string_view name,
                    const Matter& matter) {
  const std::string now = values_of(matter.added);
  const std::string old = values_of(matter.removed);
  if (matter.added.empty()) {
    return {Kind::removes, fill(topic.removes, name, now, old)};
  }
  std::string say = fill(topic.adds, name, now, old);
  if (matter.removed.empty()) return {Kind::adds, say};
  return {Kind::replaces, say + fill(topic.no_longer, name, now, old)};
}

std::vector<ConsentLine> lines_of(const Consent& consent) {
  std::map<std::pair<std::size_t, std::string>, Matter> matters;
  const auto matter_of = [&](const ResourceRecord& r) -> Matter& {
    const auto topic = std::find_if(kTopics.begin(), kTopics.end(),
                                    [&r](const Topic& t) { return t.has(r); });
    return matters[{static_cast<std::size_t>(topic - kTopics.begin()),
                    name_of(r, consent.domain)}];
  };
  for (const ResourceRecord& r : consent.added)
    matter_of(r).added.push_back(&r);
  for (const ResourceRecord& r : consent.removed) {
    matter_of(r).removed.push_back(&r);
  }
  std::vector<ConsentLine> lines;
  for (const auto& [key, matter] : matters) {
    lines.push_back(line_of(kTopics[key.first], key.second, matter));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const ConsentLine& a, const ConsentLine& b) {
                     return a.kind > b.kind;
                   });
  return lines;
}

/// @returns whether the template can be applied to the zone
bool try_on(const templates::Template& tmpl, const zone::SampleZone& sample,
            Consent& consent) {
  consent.zone = sample.name;
  consent.domain = sample.zone.apex();
  if (tmpl.host_required.boolean()) consent.host = kSampleHost;
  const auto change = carry_out(
      tmpl, {.zone = sample.name, .host = consent.host, .requests = {{}}},
      sample.zone);
  if (!change) return false;
  for (const apply::Added& a : change->added) consent.added.push_back(a.record);
  for (const apply::Removed& r : change->removed) {
    consent.removed.push_back(sample.zone[r.id].copy());
  }
  return true;
}

}  // namespace

Consent preview_consent(const templates::Template& tmpl,
                        std::span<const zone::SampleZone> zones) {
  Consent best;
  for (const zone::SampleZone& sample : zones) {
    Consent consent;
    if (!try_on(tmpl, sample, consent)) continue;
    if (best.zone.empty() || consent.removed.size() > best.removed.size()) {
      best = std::move(consent);
    }
  }
  best.lines = lines_of(best);
  return best;
}

Consent preview_consent(const templates::Template& tmpl) {
  static const std::vector<zone::SampleZone> zones = zone::sample_zones();
  return preview_consent(tmpl, zones);
}

}  // namespace dct::vet
