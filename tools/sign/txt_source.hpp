// SPDX-License-Identifier: MIT
#pragma once

/// Where TXT records come from: DNS, or a zone file.

#include <dct/key_record.hpp>

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

namespace dct::tools::sign {

struct TxtOptions {
  std::string zone_file;
  std::string apex;
  std::string server;
  double timeout = 5;  ///< seconds, for each name
};
void add_txt_options(CLI::App& command, TxtOptions& options);

struct TxtAnswer {
  std::vector<TxtStrings> records;
  std::string none;  ///< why there are none: "the name does not exist"
};

struct TxtSource {
  std::string name;  ///< for people: "192.0.2.53", "key.zone"
  /// Throws Trouble when there is no answer.
  std::function<TxtAnswer(const std::string& owner)> ask;
};

/// @param apex  of the zone file, if the options name none
TxtSource open_source(const TxtOptions& options, const std::string& apex);

/// Asks a DNS server, over UDP and if need be TCP.
/// @param server  ADDRESS, ADDRESS:PORT or [ADDRESS]:PORT; empty: as the
///                system does
TxtAnswer query_txt(const std::string& owner, const std::string& server,
                    double timeout);

}  // namespace dct::tools::sign
