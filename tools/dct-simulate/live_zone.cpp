// SPDX-License-Identifier: MIT
#include "dct-simulate/live_zone.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/zone/zone_file.hpp>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "net/live_records.hpp"

namespace dct::tools {
namespace {

zone::Zone zone_of(const std::string& lines, const std::string& from,
                   const std::string& domain) {
  auto read = zone::read_zone_file(lines, from, domain);
  if (!read) throw Trouble{read.why()};
  for (const diagnostic::Problem& p : read->problems) {
    if (p.severity == diagnostic::Severity::error) {
      throw Trouble{from + ": " + p.message};
    }
  }
  return std::move(read->zone);
}

void require_domain(const Run& run, const char* option) {
  if (run.domain.empty()) {
    throw Trouble{std::string(option) + " needs the domain; give --domain"};
  }
}

// The name that a record points to, if it is of the zone; else empty.
std::string target_in(const zone::RecordView& record, const std::string& apex) {
  const bool points = record.type == "CNAME" || record.type == "MX" ||
                      record.type == "NS" || record.type == "SRV";
  if (!points || record.data.empty()) return {};
  std::string target(record.data);
  if (!dns::is_absolute(target)) target += '.';
  auto owner = dns::owner_name(target, apex);
  return owner ? *std::move(owner) : std::string();
}

// The owners that the template would write in an empty zone, and those that
// these records point to.
std::set<std::string> touched_owners(const Run& run) {
  const zone::Zone empty(run.domain);
  const apply::Request request{
      .records = run.input.tmpl.records,
      .domain = empty.apex(),
      .host = run.host,
      .host_required = run.input.tmpl.host_required.boolean(),
      .values = run.values,
      .groups = run.groups,
      .redirect_addresses = run.addresses,
      .instance = std::nullopt,
      .semantics = run.semantics()};
  std::set<std::string> owners = {"@", "_dmarc"};
  const auto change = apply::apply(empty, request);
  if (!change) return owners;  // the simulation says why
  const zone::Zone after = apply::after(empty, *change);
  for (const zone::RecordView& record : after.records()) {
    std::string owner(record.owner);
    if (!record.service.empty()) {
      owner = std::string(record.service) + '.' + std::string(record.protocol) +
              (owner == "@" ? "" : '.' + owner);
    }
    owners.insert(std::move(owner));
    const std::string target = target_in(record, empty.apex());
    if (!target.empty()) owners.insert(target);
  }
  return owners;
}

}  // namespace

zone::Zone transferred_zone(const Run& run) {
  require_domain(run, "--axfr");
  const DnsServer server{.address = run.options.axfr,
                         .timeout = run.options.verify.txt.timeout,
                         .option = "--axfr"};
  return zone_of(transfer_zone(run.domain, server), server.address, run.domain);
}

zone::Zone resolved_zone(const Run& run) {
  require_domain(run, "--resolve");
  static constexpr std::array<std::string_view, 8> kTypes = {
      "A", "AAAA", "CAA", "CNAME", "MX", "NS", "SRV", "TXT"};
  std::vector<std::string> names;
  for (const std::string& owner : touched_owners(run)) {
    names.push_back(owner == "@" ? run.domain : owner + '.' + run.domain);
  }
  const DnsServer server{.address = run.options.server,
                         .timeout = run.options.verify.txt.timeout,
                         .option = "--server"};
  return zone_of(query_records(names, {kTypes.begin(), kTypes.end()}, server),
                 server.address.empty() ? "DNS" : server.address, run.domain);
}

}  // namespace dct::tools
