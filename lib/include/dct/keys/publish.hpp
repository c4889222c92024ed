// SPDX-License-Identifier: MIT
#pragma once

/// Public keys in DNS, written.
///
///   using namespace dct::keys;
///   const auto key = PublicKey::read("-----BEGIN PUBLIC KEY-----");
///   if (key)
///     std::cout << master_file("_dck1.example.com",
///                              publish(*key, Algorithm::rs256));

#include <dct/keys/key_record.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::keys {

/// How a key is cut into TXT records.
enum class KeyLayout {
  many_records,  ///< a record a fragment, each one string: fits any web form
  one_record     ///< one record with several strings: the fewest fragments
};

/// The TXT records for a key; with either layout they are read as that key.
[[nodiscard]] DCT_EXPORT std::vector<TxtStrings> publish(
    const PublicKey& key, Algorithm algorithm,
    KeyLayout layout = KeyLayout::many_records);

/// Lines of a master file (RFC 1035 section 5), as BIND, NSD and Knot read.
/// @param owner  absolute, with or without its final dot
/// @param ttl    seconds
[[nodiscard]] DCT_EXPORT std::string master_file(
    std::string_view owner, const std::vector<TxtStrings>& records,
    unsigned ttl = 3600);

}  // namespace dct::keys
