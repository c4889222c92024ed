// SPDX-License-Identifier: MIT
#include <dct/zone/zone_file.hpp>

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>
#include <dct/zone/json_file.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/quote.hpp"
#include "text/utf8.hpp"
#include "zone/export/octodns.hpp"
#include "zone/export/route53.hpp"
#include "zone/json/record_reader.hpp"
#include "zone/master/master_origin.hpp"
#include "zone/master/master_reader.hpp"

namespace dct::zone {
namespace {

using json::Kind;

constexpr std::uint32_t kAutomaticTtl = 300;  // Cloudflare's

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(3);
  return text;
}

bool is_yaml_name(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml");
}

// "example.com" of "zones/example.com.yaml"
std::string_view domain_of_file(std::string_view name) {
  name = name.substr(name.find_last_of('/') + 1);
  return name.substr(0, name.find_last_of('.'));
}

// A domain in the form of a zone's apex, with or without its final dot; empty
// when it is not a name.
std::string plain_domain(std::string_view domain) {
  if (domain.empty()) return {};
  auto name =
      dns::absolute_name(dns::is_absolute(domain) ? std::string(domain)
                                                  : std::string(domain) + '.');
  return name ? *std::move(name) : std::string();
}

/// The domain that is meant, given and found, in the form of a zone's apex.
diagnostic::Result<std::string> apex_of(std::string_view given,
                                        const std::string& found,
                                        std::string_view file_name,
                                        bool is_certain) {
  const std::string file =
      file_name.empty() ? "the zone" : std::string(file_name);
  if (given.empty() && found.empty()) {
    return diagnostic::error(
        "zone-domain-unknown",
        "the domain of " + file + " is not known: it has no SOA record",
        "name the domain");
  }
  if (given.empty()) return found;
  std::string apex = plain_domain(given);
  if (apex.empty()) {
    return diagnostic::error("zone-domain-syntax",
                             text::quote(given) + " is not a domain name",
                             "write it as in \"example.com\"");
  }
  if (is_certain && !found.empty() && found != apex) {
    return diagnostic::error("zone-domain-differs",
                             file + " is the zone of " + text::quote(found) +
                                 ", as its SOA record says, not of " +
                                 text::quote(apex),
                             "name that domain, or the zone file of this one");
  }
  return apex;
}

void set_automatic_ttls(Zone& zone) {
  for (const RecordView& record : zone.records()) {
    if (record.ttl == 1) zone.set_ttl(record.id, kAutomaticTtl);
  }
}

// A zone transfer ends with the SOA record that it began with (RFC 5936
// section 2.2).
void drop_final_soa(Zone& zone) {
  std::vector<Id> found;
  for (const RecordView& record : zone.find(dns::kApex)) {
    if (record.type == "SOA") found.push_back(record.id);
  }
  if (found.size() == 2 && same_record(zone[found[0]], zone[found[1]])) {
    zone.remove(found[1]);
  }
}

diagnostic::Result<ReadResult> read_master_zone(std::string_view text,
                                                std::string_view file_name,
                                                std::string_view given,
                                                const Includes& includes) {
  const MasterOrigin found = find_origin(text);
  const auto apex = apex_of(given, found.apex, file_name, found.has_soa);
  if (!apex) return apex.problems();
  ReadResult result = read_master(
      text, file_name, *apex, found.is_relative_to_root ? "" : *apex, includes);
  if (found.is_of_cloudflare) set_automatic_ttls(result.zone);
  drop_final_soa(result.zone);
  return result;
}

diagnostic::Result<ReadResult> read_json_zone(std::string_view text,
                                              std::string_view file_name,
                                              std::string_view given) {
  const auto document = json::Document::parse(
      {std::string(file_name), std::string(text)}, kJsonLimits);
  const json::Value root = document.root();
  const bool is_route53 = bool(root["ResourceRecordSets"]);
  const std::string found =
      is_route53 ? route53_apex(root) : plain_domain(root["domain"].string());
  if (!root) {
    ReadResult broken;
    RecordReader(document, broken).report_problems();
    return std::move(broken.problems);
  }
  auto apex = apex_of(given, found, file_name, is_route53);
  if (!apex) return std::move(apex).problems();
  if (!is_route53) return read_json(text, file_name, *apex);
  ReadResult result{.zone = Zone(*apex)};
  read_route53(document, result);
  return result;
}

diagnostic::Result<ReadResult> read_yaml_zone(std::string_view text,
                                              std::string_view file_name,
                                              std::string_view given) {
  const auto document =
      json::Document::parse_yaml({std::string(file_name), std::string(text)});
  const std::string found = is_yaml_name(file_name)
                                ? plain_domain(domain_of_file(file_name))
                                : std::string();
  auto apex = apex_of(given, found, file_name, false);
  if (!apex) return std::move(apex).problems();
  ReadResult result{.zone = Zone(*apex)};
  if (document.root() && !document.root().is(Kind::object)) {
    const RecordReader reader(document, result);
    reader.error(document.root(), "zone-records",
                 "the zone is not a mapping of names to records",
                 "write names as octoDNS does: \"www: {type: A, value: ..}\"");
    return result;
  }
  read_octodns(document, result);
  return result;
}

}  // namespace

ZoneFileKind zone_file_kind(std::string_view text, std::string_view file_name) {
  text = without_mark(text);
  const std::size_t first = text.find_first_not_of(text::kWhiteSpace);
  if (first == std::string_view::npos) return ZoneFileKind::master_file;
  text.remove_prefix(first);
  if (text[0] == '[') return ZoneFileKind::suite_json;
  if (text[0] == '{') {
    return text.find("\"ResourceRecordSets\"") != std::string_view::npos
               ? ZoneFileKind::route53_json
               : ZoneFileKind::suite_json;
  }
  return is_yaml_name(file_name) || text.starts_with("---")
             ? ZoneFileKind::octodns_yaml
             : ZoneFileKind::master_file;
}

diagnostic::Result<ReadResult> read_zone_file(std::string_view text,
                                              std::string_view file_name,
                                              std::string_view apex,
                                              const Includes& includes) {
  text = without_mark(text);
  switch (zone_file_kind(text, file_name)) {
    case ZoneFileKind::master_file:
      return read_master_zone(text, file_name, apex, includes);
    case ZoneFileKind::suite_json:
    case ZoneFileKind::route53_json:
      return read_json_zone(text, file_name, apex);
    case ZoneFileKind::octodns_yaml:
      return read_yaml_zone(text, file_name, apex);
  }
  return diagnostic::error("zone-kind", "the kind of the file is not known");
}

}  // namespace dct::zone
