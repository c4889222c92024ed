// SPDX-License-Identifier: MIT
#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <charconv>
#include <set>

#include "apply/loss_table.hpp"
#include "apply/same_record.hpp"
#include "dns/tag_list.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

/// The name that a policy at `_dmarc` is about.
std::string subject_of(const LossContext& context, std::string_view owner) {
  return context.full_name(dns::parent(owner));
}

bool is_dmarc_name(std::string_view owner) {
  return owner == "_dmarc" || owner.starts_with("_dmarc.");
}

LossContext::Records dmarc_at(const zone::Zone& zone, std::string_view owner) {
  LossContext::Records policies = records_at(zone, owner, "TXT");
  std::erase_if(policies, [](const zone::RecordView& r) {
    return !text::to_lower(text_of(r)).starts_with("v=dmarc1");
  });
  return policies;
}

/// Where a policy comes from that is not in the zone: the target of an alias,
/// or the server of a delegation. Empty: from the zone.
std::string asked_elsewhere(const zone::Zone& zone, std::string_view owner) {
  const auto aliases = records_at(zone, owner, "CNAME");
  if (!aliases.empty()) return std::string(aliases[0].data);
  const zone::RecordView server = zone.find_above(owner, "NS");
  if (server.id == zone::kNoId || server.owner == dns::kApex) return {};
  return std::string(server.data);
}

/// The policy of a name, if it has one alone.
class DmarcPolicy {
 public:
  DmarcPolicy(const zone::Zone& zone, std::string_view owner) {
    const auto policies = dmarc_at(zone, owner);
    if (policies.size() == 1) text_ = text_of(policies[0]);
  }

  bool is_there() const { return !text_.empty(); }

  /// A tag in lower case; empty: there is none.
  std::string tag(std::string_view name) const {
    for (const dns::Tag& t : dns::tags_of(text_)) {
      if (text::to_lower(t.name) == name) return text::to_lower(t.value);
    }
    return {};
  }

  std::set<std::string> report_addresses() const {
    std::set<std::string> addresses;
    const std::string rua = tag("rua");
    for (const std::string_view address : text::split(rua, ',')) {
      const std::string_view uri = text::trim(address);
      if (!uri.empty()) addresses.emplace(uri);
    }
    return addresses;
  }

 private:
  std::string text_;
};

/// none, quarantine, reject: 0, 1, 2.
std::size_t strictness(std::string_view policy) {
  return policy == "reject" ? 2 : policy == "quarantine" ? 1 : 0;
}

int percentage(const DmarcPolicy& policy) {
  const std::string text = policy.tag("pct");
  int number = 100;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// What sub-domains get.
std::string below(const DmarcPolicy& policy) {
  const std::string own = policy.tag("sp");
  return own.empty() ? policy.tag("p") : own;
}

/// Null MX: no mail (RFC 7505).
bool is_null_mx(const zone::RecordView& r) {
  return r.data == "." || r.data.empty();
}

std::set<std::string> mail_servers(const zone::Zone& zone,
                                   std::string_view owner) {
  std::set<std::string> servers;
  for (const zone::RecordView& r : records_at(zone, owner, "MX")) {
    std::string name = text::to_lower(r.data);
    if (is_null_mx(r)) continue;
    if (name.ends_with('.')) name.pop_back();
    servers.insert(std::move(name));
  }
  return servers;
}

bool is_key_name(std::string_view owner) {
  return owner.find("._domainkey") != std::string_view::npos;
}

}  // namespace

void dmarc_two_policies(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (!is_dmarc_name(owner)) continue;
    const auto after = dmarc_at(context.after(), owner);
    if (after.size() < 2 ||
        after.size() <= dmarc_at(context.before(), owner).size()) {
      continue;
    }
    context.add(owner,
                {{"name", subject_of(context, owner)},
                 {"count", std::to_string(after.size())}},
                after);
  }
}

void dmarc_gone(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (!is_dmarc_name(owner)) continue;
    const auto before = dmarc_at(context.before(), owner);
    if (before.empty() || !dmarc_at(context.after(), owner).empty() ||
        !asked_elsewhere(context.after(), owner).empty()) {
      continue;
    }
    context.add(owner, {{"name", subject_of(context, owner)}}, before);
  }
}

void dmarc_moved(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (!is_dmarc_name(owner)) continue;
    const auto before = dmarc_at(context.before(), owner);
    const std::string target = asked_elsewhere(context.after(), owner);
    if (before.empty() || target.empty()) continue;
    context.add(owner,
                {{"name", subject_of(context, owner)}, {"target", target}},
                before);
  }
}

void dmarc_weaker(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (!is_dmarc_name(owner)) continue;
    const DmarcPolicy before(context.before(), owner);
    const DmarcPolicy after(context.after(), owner);
    if (!before.is_there() || !after.is_there()) continue;
    const auto tell = [&](const std::string& from, const std::string& to) {
      context.add(owner,
                  {{"name", subject_of(context, owner)},
                   {"before", from},
                   {"after", to}},
                  dmarc_at(context.after(), owner));
    };
    const std::string p = after.tag("p");
    if (strictness(p) < strictness(before.tag("p"))) {
      tell("p=" + before.tag("p"), "p=" + p);
    } else if (strictness(below(after)) < strictness(below(before))) {
      tell("sp=" + below(before), "sp=" + below(after));
    } else if (strictness(p) > 0 && percentage(after) < percentage(before)) {
      tell("pct=" + std::to_string(percentage(before)),
           "pct=" + std::to_string(percentage(after)));
    }
  }
}

void dmarc_reports_lost(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (!is_dmarc_name(owner)) continue;
    const DmarcPolicy before(context.before(), owner);
    const DmarcPolicy after(context.after(), owner);
    if (!before.is_there() || !after.is_there()) continue;
    const auto kept = after.report_addresses();
    std::vector<std::string> lost;
    for (const std::string& address : before.report_addresses()) {
      if (!kept.contains(address)) lost.push_back(address);
    }
    if (lost.empty()) continue;
    context.add(owner, {{"name", subject_of(context, owner)},
                        {"addresses", text::join(lost)}});
  }
}

void dkim_lost(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (!is_key_name(owner)) continue;
    LossContext::Records lost;
    for (const char* type : {"TXT", "CNAME"}) {
      const auto after = records_at(context.after(), owner, type);
      for (const auto& r : records_at(context.before(), owner, type)) {
        const bool stays =
            std::any_of(after.begin(), after.end(),
                        [&r](const auto& a) { return is_identical(a, r); });
        if (!stays) lost.push_back(r);
      }
    }
    if (!lost.empty()) context.add(owner, {}, lost);
  }
}

void mx_gone(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (mail_servers(context.before(), owner).empty() ||
        !mail_servers(context.after(), owner).empty() ||
        has_type(context.after(), owner, "CNAME")) {
      continue;
    }
    context.add(owner, {}, records_at(context.before(), owner, "MX"));
  }
}

void mx_replaced(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const auto before = mail_servers(context.before(), owner);
    auto after = mail_servers(context.after(), owner);
    for (const auto& alias : records_at(context.after(), owner, "CNAME")) {
      after.emplace(alias.data);
    }
    const bool shares =
        std::any_of(before.begin(), before.end(),
                    [&](const std::string& s) { return after.contains(s); });
    if (before.empty() || after.empty() || shares) continue;
    context.add(owner,
                {{"before", text::join(before)}, {"after", text::join(after)}});
  }
}

}  // namespace dct::apply
