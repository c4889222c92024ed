// SPDX-License-Identifier: MIT
#include "net/txt_source.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/zone/zone_file.hpp>

#include <algorithm>
#include <memory>

#include "cli/files.hpp"
#include "cli/output.hpp"
#include "net/query_txt.hpp"

namespace dct::tools {
namespace {

TxtAnswer find_txt(const zone::Zone& zone, const std::string& owner) {
  const auto relative = dns::owner_name(owner + ".", zone.apex());
  if (!relative) return {.none = "the zone file does not cover this name"};
  TxtAnswer answer;
  for (const zone::RecordView& r : zone.find(*relative)) {
    if (r.type == "TXT") answer.records.push_back({std::string(r.data)});
  }
  if (answer.records.empty()) {
    answer.none = zone.find(*relative).empty()
                      ? "the zone file does not have the name"
                      : "the name has no TXT record in the zone file";
  }
  return answer;
}

}  // namespace

void add_txt_options(CLI::App& command, TxtOptions& options,
                     const std::string& prefix) {
  options.server_option = "--" + prefix + "server";
  CLI::Option* zone =
      command
          .add_option("--" + prefix + "zone", options.zone_file,
                      "Read the key from this master file instead of DNS")
          ->type_name("FILE");
  command
      .add_option("--" + prefix + "apex", options.apex,
                  "The name of that zone (default: syncPubKeyDomain)")
      ->needs(zone)
      ->type_name("DOMAIN");
  command
      .add_option(options.server_option, options.server,
                  "Ask this DNS server for the key (default: the system's)")
      ->excludes(zone)
      ->type_name("ADDRESS[:PORT]");
  command
      .add_option("--timeout", options.timeout,
                  "Seconds to wait for each answer")
      ->check(CLI::Range(0.1, 60.0))
      ->excludes(zone)
      ->type_name("N")
      ->capture_default_str();
}

namespace {

// The zone file says its domain, or it is that of the key.
zone::ReadResult read_zone(const TxtOptions& options, const std::string& apex) {
  const std::string text = read_file(options.zone_file);
  auto read = zone::read_zone_file(text, options.zone_file, options.apex);
  if (!read && options.apex.empty()) {
    read = zone::read_zone_file(text, options.zone_file, apex);
  }
  if (!read) throw Trouble(read.why());
  return *std::move(read);
}

std::vector<std::string> owners_of_txt(const zone::Zone& zone) {
  std::vector<std::string> owners;
  for (const zone::RecordView& r : zone.records()) {
    if (r.type != "TXT") continue;
    std::string owner = r.owner == dns::kApex
                            ? zone.apex()
                            : std::string(r.owner) + '.' + zone.apex();
    if (std::find(owners.begin(), owners.end(), owner) == owners.end()) {
      owners.push_back(std::move(owner));
    }
  }
  return owners;
}

}  // namespace

TxtSource open_source(const TxtOptions& options, const std::string& apex) {
  if (options.zone_file.empty()) {
    return {options.server.empty() ? "DNS" : options.server,
            [options](const std::string& owner) {
              return query_txt(owner, options);
            },
            {}};
  }
  auto read = std::make_shared<zone::ReadResult>(read_zone(options, apex));
  TxtSource source{
      options.zone_file,
      [read](const std::string& owner) { return find_txt(read->zone, owner); },
      {}};
  for (const diagnostic::Problem& p : read->problems) {
    source.complaints.push_back(p.place.file + ":" +
                                std::to_string(p.place.begin.line) + ": " +
                                p.message);
  }
  source.owners = owners_of_txt(read->zone);
  if (read->more_problems > 0) {
    source.complaints.push_back("and " + std::to_string(read->more_problems) +
                                " more in " + options.zone_file);
  }
  return source;
}

}  // namespace dct::tools
