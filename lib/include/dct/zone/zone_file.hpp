// SPDX-License-Identifier: MIT
#pragma once

/// Zone files as people have them: of which kind a file is, of which domain,
/// and its records.
///
///   const auto file = dct::zone::read_zone_file(
///       "$ORIGIN .\nexample.com 60 IN SOA ns. admin. 1 2 3 4 5\n", "db.txt");
///   if (file) std::cout << file->zone.apex() << '\n';  // example.com
///   if (!file) std::cerr << file.why() << '\n';

#include <dct/export.h>
#include <dct/diagnostic/result.hpp>
#include <dct/zone/master_file.hpp>
#include <dct/zone/read_result.hpp>

#include <cstdint>
#include <string_view>

namespace dct::zone {

enum class ZoneFileKind : std::uint8_t {
  /// RFC 1035, as BIND, NSD, Knot and PowerDNS write it, `dig AXFR` prints it
  /// and Cloudflare exports it.
  master_file,
  suite_json,    ///< the shape of the public conformance suite
  route53_json,  ///< `aws route53 list-resource-record-sets`
  octodns_yaml   ///< a zone of octoDNS: names, each with its record or records
};

/// Recognised by the first characters; YAML also by the name of its file.
DCT_EXPORT ZoneFileKind zone_file_kind(std::string_view text,
                                       std::string_view file_name);

/// Reads a zone file of any kind. A UTF-8 byte order mark is skipped.
///
/// The domain is `apex`, or what the file says: the owner of its SOA record,
/// its first $ORIGIN, the member `domain` of JSON, or the name of a YAML file
/// without `.yaml`. In a master file without $ORIGIN whose SOA record has the
/// domain without a final dot (Cloudflare, PowerDNS), names are relative to
/// the root. The TTL 1, by which Cloudflare means "automatic", becomes 300 in
/// its exports.
///
/// A record that a provider answers itself (an alias of Route 53, ALIAS of
/// octoDNS) becomes an APEXCNAME.
///
/// @param apex  empty: not known
/// @returns     zone-domain-unknown: neither `apex` nor the file says which
///              domain it is; zone-domain-differs: they say different ones;
///              zone-domain-syntax: `apex` is not a name
[[nodiscard]] DCT_EXPORT diagnostic::Result<ReadResult> read_zone_file(
    std::string_view text, std::string_view file_name,
    std::string_view apex = {}, const Includes& includes = {});

}  // namespace dct::zone
