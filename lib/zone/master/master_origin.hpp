// SPDX-License-Identifier: MIT
#pragma once

/// Which domain a master file is of, found before its records are read.

#include <string>
#include <string_view>

namespace dct::zone {

struct MasterOrigin {
  /// The owner of the first SOA record; else the first $ORIGIN that is not the
  /// root. In lower case, no final dot; empty: the file does not say.
  std::string apex{};
  bool has_soa = false;  ///< `apex` is the owner of the SOA record
  /// The file has no $ORIGIN, and means the root: its SOA record has the domain
  /// without a final dot.
  bool is_relative_to_root = false;
  /// Exported by Cloudflare, whose TTL 1 means "automatic".
  bool is_of_cloudflare = false;
};

MasterOrigin find_origin(std::string_view text);

}  // namespace dct::zone
