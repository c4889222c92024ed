// SPDX-License-Identifier: MIT
#pragma once

/// Zones as master files (RFC 1035 section 5.1), read and written.
///
///   const dct::zone::ReadResult result = dct::zone::read_master_file(
///       "www 3600 A 192.0.2.1\n", "example.com.zone", "example.com");
///   for (const dct::diagnostic::Problem& p : result.problems)
///     std::cerr << p.place.begin.line << ": " << p.message << '\n';
///   std::cout << dct::zone::write_master_file(result.zone);

#include <dct/export.h>
#include <dct/diagnostic/result.hpp>
#include <dct/zone/read_result.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dct::zone {

/// Gives the text of a file that $INCLUDE names, or says why not. The path is
/// as written, relative and without `..`; the function that reads files makes
/// sure that it stays inside the zone file's folder, symbolic links included.
using Includes =
    std::function<diagnostic::Result<std::string>(std::string_view path)>;

/// The TTL of records in a file without $TTL, before the first that has one of
/// its own (RFC 1035 section 5.1, RFC 2308 section 4).
inline constexpr std::uint32_t kDefaultTtl = 3600;

/// Reads a master file (RFC 1035 section 5.1, RFC 2308 $TTL, RFC 3597). What
/// cannot be read is a problem of its line, and nothing else is lost; a CNAME
/// beside other records (RFC 1034 section 3.6.2) is reported, and kept. WKS,
/// IPSECKEY, CERT and AMTRELAY are read by number only. Comments that begin
/// with `;dct:` are what write_master_file() puts there.
/// @param apex      names outside it are refused
/// @param includes  none: $INCLUDE is refused
[[nodiscard]] DCT_EXPORT ReadResult
read_master_file(std::string_view text, std::string_view file_name,
                 std::string_view apex, const Includes& includes = {});

/// A master file that reads back to the same zone. What it has no form for (a
/// pseudo record, data its type does not allow, template state) is written
/// into comments `;dct: {JSON}`, which other programs ignore. A record without
/// TTL gets kDefaultTtl, a name loses its final dot, the labels of an SRV
/// record get their underscores and move into `service` and `protocol`, a
/// number of a type becomes its name, and text is cut into strings of 255
/// bytes.
[[nodiscard]] DCT_EXPORT std::string write_master_file(const Zone& zone);

}  // namespace dct::zone
