// SPDX-License-Identifier: MIT
#pragma once

/// Public keys in DNS, read: TXT records `p=1,a=RS256,d=MIIB..` that hold the
/// fragments of one key (draft-ietf-dconn-domainconnect-05 section 6.4).
///
///   const std::vector<dct::keys::TxtStrings> records = {{"p=1,a=RS256,d=MIIB"}};
///   const auto read = dct::keys::read_key_record(records, "_dck1.example.com");
///   if (!read.key) std::cerr << dct::diagnostic::to_text(read.problems);

#include <dct/keys/algorithm.hpp>
#include <dct/keys/public_key.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::keys {

/// The strings of one TXT record, each at most 255 octets (RFC 1035 section
/// 3.3.14).
using TxtStrings = std::vector<std::string>;

/// The meaning of all TXT records at one name.
struct KeyRecord {
  /// Absent when a problem is an error: such a key verifies nothing.
  std::optional<PublicKey> key{};
  Algorithm algorithm = Algorithm::rs256;
  std::string algorithm_name = "RS256";  ///< `a`, even if it is not usable
  unsigned fragments = 0;
  std::vector<diagnostic::Problem> problems{};  ///< all of them
};

/// Reads all TXT records of one name, in any order. The strings of a record are
/// joined first. A gap in `p` is an error: the draft does not say so, but part
/// of the key is then missing. Text with another purpose (SPF, a site
/// verification) is skipped with a warning.
/// @param owner  their name, for messages
[[nodiscard]] DCT_EXPORT KeyRecord read_key_record(
    const std::vector<TxtStrings>& records, std::string_view owner = {});

}  // namespace dct::keys
