// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/text/url.hpp>
#include <dct/vet/other_reach.hpp>

#include <algorithm>
#include <array>
#include <set>

#include "dns/public_suffix.hpp"
#include "text/quote.hpp"
#include "vet/platforms.hpp"

namespace dct::vet {
namespace {

using templates::Record;
using templates::RecordType;
using templates::Template;

constexpr std::array<std::string_view, 2> kNames = {"tenant", "successor"};

/// The name in what a record points to; empty: it points to none.
std::string name_in(const Record& record, std::string_view content) {
  switch (record.type) {
    case RecordType::cname:
    case RecordType::ns:
    case RecordType::mx:
    case RecordType::srv:
    case RecordType::apexcname:
      return std::string(content);
    case RecordType::redir301:
    case RecordType::redir302: {
      const text::Url url = text::split_url(content);
      const auto authority =
          url.authority ? text::split_authority(*url.authority) : std::nullopt;
      return std::string(authority ? authority->host : "");
    }
    default:
      return {};
  }
}

bool is_service(const Template& tmpl, std::string_view domain) {
  return !domain.empty() &&
         (domain == dns::registrable_domain(tmpl.provider_id.string()) ||
          domain == dns::registrable_domain(tmpl.sync_pub_key_domain.string()));
}

/// Whether the service itself is the platform.
bool is_own(const Template& tmpl, const Platform& platform) {
  return text::to_lower(tmpl.provider_id.string()) == platform.suffix ||
         is_service(tmpl, dns::registrable_domain(platform.suffix));
}

/// A probe that goes further says more of its record.
bool goes_further(const CarriedOut& done) {
  return done.probe->harm > 1 && (done.probe->target == Target::foreign ||
                                  done.probe->target == Target::shared);
}

std::string bounds_of(const Template& tmpl, const CarriedOut& done) {
  const std::string domain = dns::registrable_domain(
      name_in(tmpl.records[done.record - 1], done.value));
  if (domain.empty()) return "in one network";
  return "below " + text::quote(domain) +
         (is_service(tmpl, domain)
              ? ""
              : ", which is not the domain of providerId or of the key");
}

void add_tenant(const Template& tmpl, const CarriedOut& done,
                std::vector<OtherReach>& all) {
  const bool is_known = std::any_of(
      all.begin(), all.end(),
      [&done](const OtherReach& r) { return r.record == done.record; });
  if (is_known) return;
  all.push_back(
      {.actor = OtherActor::tenant,
       .record = done.record,
       .line = done.line,
       .say = "what a customer of the service can choose here stays " +
              bounds_of(tmpl, done) + ": " + done.say});
}

}  // namespace

std::string_view name(OtherActor actor) {
  return kNames[static_cast<std::size_t>(actor)];
}

std::vector<OtherReach> find_other_reach(const Template& tmpl,
                                         const Exposure& exposure) {
  std::vector<OtherReach> all;
  std::set<unsigned> further;
  for (const CarriedOut& done : exposure.carried_out) {
    if (goes_further(done)) further.insert(done.record);
  }
  for (const CarriedOut& done : exposure.carried_out) {
    if (further.contains(done.record)) continue;
    if (done.probe->target == Target::tenant ||
        done.probe->target == Target::path) {
      add_tenant(tmpl, done, all);
    }
  }
  for (const Record& record : tmpl.records) {
    const std::string_view content = record.content().string();
    if (content.find('%') != std::string_view::npos) continue;
    const std::string target = name_in(record, content);
    const Platform platform = platform_of(target);
    if (!platform || is_own(tmpl, platform)) continue;
    all.push_back(
        {.actor = OtherActor::successor,
         .record = record.number,
         .say =
             platform.given == Platform::Given::domain
                 ? text::quote(target) + " is for all customers of " +
                       platform.company +
                       "; if the service removes the user's domain there, "
                       "another one of them can claim it"
                 : text::quote(target) + " is a name on a platform of " +
                       platform.company +
                       " where anybody can have one; if the service gives "
                       "it up, somebody else can take it, and the record then "
                       "points to them"});
  }
  return all;
}

}  // namespace dct::vet
