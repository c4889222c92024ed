// SPDX-License-Identifier: MIT
#pragma once

/// Records of a live zone, as lines of a master file: all of them from a server
/// that hands them out (AXFR, RFC 5936), or those of some names from DNS.

#include <string>
#include <string_view>
#include <vector>

#include "net/dns_server.hpp"

namespace dct::tools {

/// A transfer is cut off after this time, whatever came.
inline constexpr double kMaxTransferSeconds = 300;
inline constexpr std::size_t kMaxTransferBytes = std::size_t{1} << 30U;

/// @param domain  as in "example.com"
/// @throws Trouble when the server refuses, is silent, or ends too early
std::string transfer_zone(const std::string& domain, const DnsServer& server);

/// The records of these types that DNS has at these names. A record at another
/// name, as behind a CNAME, is none of them.
/// @param names  absolute
/// @throws Trouble when one of the questions is not answered
std::string query_records(const std::vector<std::string>& names,
                          const std::vector<std::string_view>& types,
                          const DnsServer& server);

}  // namespace dct::tools
