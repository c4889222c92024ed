// SPDX-License-Identifier: MIT
#pragma once

/// Public keys in DNS: TXT records `p=1,a=RS256,d=MIIB..` that hold the
/// fragments of one key (draft-ietf-dconn-domainconnect-05 section 6.4).
///
///   auto records = dct::keys::publish(key, dct::keys::Algorithm::rs256);
///   std::cout << dct::keys::master_file("_dck1.example.com", records);
///   dct::keys::KeyRecord read = dct::keys::read_key_record(records);
///   for (const dct::diagnostic::Problem& m : read.problems) ...

#include <dct/keys/key.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::keys {

/// The strings of one TXT record, each at most 255 octets (RFC 1035 section
/// 3.3.14).
using TxtStrings = std::vector<std::string>;

/// What the TXT records at one name say together.
struct KeyRecord {
  /// Absent when a mistake is an error: such a key verifies nothing.
  std::optional<PublicKey> key;
  Algorithm algorithm = Algorithm::rs256;
  std::string algorithm_name = "RS256";  ///< `a`, also when it is not usable
  unsigned fragments = 0;
  std::vector<diagnostic::Problem> problems;  ///< all of them
};

/// Reads all TXT records of one name, in any order. The strings of a record are
/// joined first. A gap in `p` is an error: the draft does not say so, but what
/// is missing there can't be known. Text of another purpose (SPF, a site
/// verification) is skipped with a warning.
/// @param owner  their name, for messages
DCT_EXPORT KeyRecord read_key_record(const std::vector<TxtStrings>& records,
                                     std::string_view owner = {});

/// How a key is cut into TXT records.
enum class Layout {
  many_records,  ///< a record a fragment, each one string: fits any web form
  one_record     ///< one record with several strings: the fewest fragments
};

/// The TXT records for a key; any Layout reads back as the same key.
DCT_EXPORT std::vector<TxtStrings> publish(
    const PublicKey& key, Algorithm algorithm,
    Layout layout = Layout::many_records);

/// Lines of a master file (RFC 1035 section 5), as BIND, NSD and Knot read.
/// @param owner  absolute, with or without its final dot
/// @param ttl    seconds
DCT_EXPORT std::string master_file(std::string_view owner,
                                   const std::vector<TxtStrings>& records,
                                   unsigned ttl = 3600);

/// Where the key with this label is published: `label.domain`.
DCT_EXPORT std::string key_owner(std::string_view label,
                                 std::string_view sync_pub_key_domain);

/// A name at which keys turn up that are not where they belong.
struct Misplacement {
  std::string owner;            ///< without final dot
  diagnostic::Problem mistake;  ///< that was made if the key is there
};
/// Where to look when there is no key at key_owner(label, domain): the label
/// twice, the domain twice (a final dot was forgotten), the label missing, one
/// level higher, at a label that many use.
DCT_EXPORT std::vector<Misplacement> misplacements(
    std::string_view label, std::string_view sync_pub_key_domain);

/// Mistakes in the `key` parameter: it is one label, such as `_dck1`.
DCT_EXPORT std::vector<diagnostic::Problem> check_key_label(
    std::string_view label, std::string_view sync_pub_key_domain);

}  // namespace dct::keys
