// SPDX-License-Identifier: MIT
#pragma once

/// Where TXT records come from: DNS or a zone file.

#include <functional>
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace dct::tools {

struct TxtOptions {
  std::string zone_file;
  std::string apex;
  std::string server;
  double timeout = 5;         ///< seconds, for each name
  std::string server_option;  ///< what messages call it
};
/// @param prefix  of --zone, --apex and --server, as in "key-"
void add_txt_options(CLI::App& command, TxtOptions& options,
                     const std::string& prefix = "");

struct TxtAnswer {
  /// The strings of each TXT record.
  std::vector<std::vector<std::string>> records{};
  std::string none{};  ///< why there are none: "the name does not exist"
};

struct TxtSource {
  std::string name{};  ///< for people: "192.0.2.53", "key.zone"
  /// Throws Trouble when there is no answer.
  std::function<TxtAnswer(const std::string& owner)> ask;
  /// Errors of the zone file, a line each.
  std::vector<std::string> complaints{};
  /// All names with TXT records; of a zone file only, absolute.
  std::vector<std::string> owners{};
};

/// @param apex  of the zone file, if the options name none
TxtSource open_source(const TxtOptions& options, const std::string& apex);

}  // namespace dct::tools
