// SPDX-License-Identifier: MIT
#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "apply/draft/spf_merge.hpp"
#include "apply/loss_table.hpp"
#include "apply/same_record.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

/// CAs that may issue certificates for a name; nothing: any. The nearest CAA
/// records above it count (RFC 8659 section 3).
std::optional<std::set<std::string>> issuers_for(const zone::Zone& zone,
                                                 std::string_view owner) {
  const zone::RecordView nearest = zone.find_above(owner, "CAA");
  if (nearest.id == zone::kNoId) return std::nullopt;
  std::set<std::string> issuers;
  bool restricts = false;
  for (const auto& r : records_at(zone, nearest.owner, "CAA")) {
    const auto words = text::split(r.data, ' ');
    if (words.size() < 3 || text::to_lower(words[1]) != "issue") continue;
    restricts = true;
    std::string_view value = words[2];
    if (value.starts_with('"')) value.remove_prefix(1);
    value = text::trim(value.substr(0, value.find_first_of(";\"")));
    if (!value.empty()) issuers.insert(text::to_lower(value));
  }
  if (!restricts) return std::nullopt;
  return issuers;
}

bool is_text_of_mail(const zone::RecordView& r) {
  const std::string text = text::to_lower(text_of(r));
  return is_spf_record(text) || text.starts_with("v=dmarc1") ||
         r.owner.find("._domainkey") != std::string_view::npos;
}

std::set<std::string> servers_at(const zone::Zone& zone,
                                 std::string_view owner) {
  std::set<std::string> servers;
  for (const auto& r : records_at(zone, owner, "NS")) {
    std::string name = text::to_lower(r.data);
    if (name.ends_with('.')) name.pop_back();
    servers.insert(std::move(name));
  }
  return servers;
}

/// The servers of each SRV service: "_sip._tcp".
using Services = std::map<std::string, std::set<std::string>>;

Services services_at(const zone::Zone& zone, std::string_view owner) {
  Services services;
  for (const auto& r : records_at(zone, owner, "SRV")) {
    std::string server = text::to_lower(r.data);
    if (server == ".") continue;
    if (server.ends_with('.')) server.pop_back();
    services[std::string(r.service) + "." + std::string(r.protocol)].insert(
        std::move(server));
  }
  return services;
}

}  // namespace

void delegation_new(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const auto servers = servers_at(context.after(), owner);
    if (owner == dns::kApex || servers.empty() ||
        !servers_at(context.before(), owner).empty()) {
      continue;
    }
    context.add(owner, {{"servers", text::join(servers)}});
  }
}

void name_servers_lost(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const auto after = servers_at(context.after(), owner);
    std::vector<std::string> lost;
    for (const std::string& server : servers_at(context.before(), owner)) {
      if (!after.contains(server)) lost.push_back(server);
    }
    if (!lost.empty()) context.add(owner, {{"servers", text::join(lost)}});
  }
}

void caa_issuer_lost(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const auto before = issuers_for(context.before(), owner);
    const auto after = issuers_for(context.after(), owner);
    if (!before || !after) continue;
    std::vector<std::string> lost;
    for (const std::string& issuer : *before) {
      if (!after->contains(issuer)) lost.push_back(issuer);
    }
    if (!lost.empty()) context.add(owner, {{"issuers", text::join(lost)}});
  }
}

void caa_restricted(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    // What it inherits is told of the name above.
    if (!has_type(context.after(), owner, "CAA") ||
        issuers_for(context.before(), owner)) {
      continue;
    }
    const auto after = issuers_for(context.after(), owner);
    if (!after) continue;
    context.add(owner, {{"issuers", after->empty() ? "no authority"
                                                   : text::join(*after)}});
  }
}

void service_lost(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const Services after = services_at(context.after(), owner);
    for (const auto& [service, servers] :
         services_at(context.before(), owner)) {
      if (!after.contains(service)) context.add(owner, {{"service", service}});
    }
  }
}

void service_moved(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const Services after = services_at(context.after(), owner);
    for (const auto& [service, before] : services_at(context.before(), owner)) {
      const auto now = after.find(service);
      if (now == after.end()) continue;
      const std::set<std::string>& servers = now->second;
      if (std::any_of(before.begin(), before.end(), [&](const auto& server) {
            return servers.contains(server);
          })) {
        continue;
      }
      context.add(owner, {{"service", service},
                          {"before", text::join(before)},
                          {"after", text::join(servers)}});
    }
  }
}

void text_lost(LossContext& context) {
  constexpr std::size_t kLongest = 80;
  for (const Removed& removed : context.change().removed) {
    const zone::RecordView z = context.before()[removed.id];
    if (z.type != "TXT" || is_text_of_mail(z)) continue;
    const auto after = records_at(context.after(), z.owner, "TXT");
    if (std::any_of(after.begin(), after.end(),
                    [&z](const auto& r) { return is_identical(r, z); })) {
      continue;
    }
    context.add(z.owner,
                {{"text", "\"" + text::shorten(text_of(z), kLongest) + "\""}});
  }
}

void template_undone(LossContext& context) {
  std::map<std::string, LossContext::Records> lost;
  for (const Removed& removed : context.change().removed) {
    if (removed.reason != Reason::template_undone) continue;
    const zone::RecordView z = context.before()[removed.id];
    if (!z.state) continue;
    lost[z.state->provider_id + "." + z.state->service_id].push_back(z);
  }
  for (const auto& [tmpl, records] : lost) {
    context.add(
        records[0].owner,
        {{"count", text::count(records.size(), "record")}, {"template", tmpl}},
        records);
  }
}

void records_orphaned(LossContext& context) {
  const auto& own = context.request().instance;
  if (!own || own->multi_instance) return;
  LossContext::Records orphans;
  for (const zone::Id id : context.after().with_state()) {
    const zone::RecordView z = context.after()[id];
    const zone::TemplateState& state = *z.state;
    if (state.provider_id == own->provider_id &&
        state.service_id == own->service_id && state.id != own->id &&
        templates::owner_key(state.host) ==
            templates::owner_key(context.request().host)) {
      orphans.push_back(z);
    }
  }
  if (!orphans.empty()) add_orphans(context, orphans);
}

void add_orphans(LossContext& context, const LossContext::Records& orphans) {
  context.add(orphans[0].owner,
              {{"count", text::count(orphans.size(), "record")}}, orphans);
}

}  // namespace dct::apply
