// SPDX-License-Identifier: MIT
#include "net/txt_source.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/zone/master_file.hpp>

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

TxtSource open_source(const TxtOptions& options, const std::string& apex) {
  if (options.zone_file.empty()) {
    return {options.server.empty() ? "DNS" : options.server,
            [options](const std::string& owner) {
              return query_txt(owner, options);
            },
            {}};
  }
  auto read = std::make_shared<zone::ReadResult>(
      zone::read_master_file(read_file(options.zone_file), options.zone_file,
                             options.apex.empty() ? apex : options.apex));
  TxtSource source{
      options.zone_file,
      [read](const std::string& owner) { return find_txt(read->zone, owner); },
      {}};
  for (const diagnostic::Problem& p : read->problems) {
    source.complaints.push_back(p.place.file + ":" +
                                std::to_string(p.place.begin.line) + ": " +
                                p.message);
  }
  if (read->more_problems > 0) {
    source.complaints.push_back("and " + std::to_string(read->more_problems) +
                                " more in " + options.zone_file);
  }
  return source;
}

}  // namespace dct::tools
