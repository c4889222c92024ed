// SPDX-License-Identifier: MIT
#include "sign/txt_source.hpp"

#include <dct/zone.hpp>

#include <memory>

#include "common/output.hpp"
#include "sign/shared.hpp"

namespace dct::tools::sign {
namespace {

TxtAnswer find_txt(const zone::Zone& zone, const std::string& owner) {
  std::string why;
  const auto relative = zone::owner_name(owner + ".", zone.apex(), why);
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

void add_txt_options(CLI::App& command, TxtOptions& options) {
  CLI::Option* zone =
      command
          .add_option("--zone", options.zone_file,
                      "Read this master file instead of asking DNS")
          ->type_name("FILE");
  command
      .add_option("--apex", options.apex,
                  "The name of that zone (default: syncPubKeyDomain)")
      ->needs(zone)
      ->type_name("DOMAIN");
  command
      .add_option("--server", options.server,
                  "Ask this DNS server (default: the system's)")
      ->excludes(zone)
      ->type_name("ADDRESS[:PORT]");
  command.add_option("--timeout", options.timeout, "Seconds, for each name")
      ->check(CLI::Range(0.1, 60.0))
      ->excludes(zone)
      ->type_name("N")
      ->capture_default_str();
}

TxtSource open_source(const TxtOptions& options, const std::string& apex) {
  if (options.zone_file.empty()) {
    return {options.server.empty() ? "DNS" : options.server,
            [options](const std::string& owner) {
              return query_txt(owner, options.server, options.timeout);
            }};
  }
  auto read = std::make_shared<zone::ReadResult>(
      zone::read_master_file(read_file(options.zone_file), options.zone_file,
                             options.apex.empty() ? apex : options.apex));
  for (const zone::ReadError& e : read->errors) {
    complain(kName, e.file + ":" + std::to_string(e.line) + ": " + e.message);
  }
  if (read->more_errors > 0) {
    complain(kName, "and " + std::to_string(read->more_errors) + " more in " +
                        options.zone_file);
  }
  return {options.zone_file, [read](const std::string& owner) {
            return find_txt(read->zone, owner);
          }};
}

}  // namespace dct::tools::sign
