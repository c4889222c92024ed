// SPDX-License-Identifier: MIT
#pragma once

/// Where TXT records come from, DNS or a zone file, and the keys in them.

#include <dct/keys/key_record.hpp>

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

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
  std::vector<keys::TxtStrings> records;
  std::string none;  ///< why there are none: "the name does not exist"
};

struct TxtSource {
  std::string name;  ///< for people: "192.0.2.53", "key.zone"
  /// Throws Trouble when there is no answer.
  std::function<TxtAnswer(const std::string& owner)> ask;
  std::vector<std::string> complaints;  ///< a line of the zone file each
};

/// @param apex  of the zone file, if the options name none
TxtSource open_source(const TxtOptions& options, const std::string& apex);

/// The key with this label. Where there is none, what is wrong includes where
/// it was found instead.
/// @param found  if not null: what stands at its name
keys::KeyRecord find_key(const TxtSource& source, std::string_view label,
                         std::string_view domain, TxtAnswer* found = nullptr);

/// Asks a DNS server, over UDP and if need be TCP. `options.server` is ADDRESS,
/// ADDRESS:PORT or [ADDRESS]:PORT; empty: as the system does.
TxtAnswer query_txt(const std::string& owner, const TxtOptions& options);

}  // namespace dct::tools
