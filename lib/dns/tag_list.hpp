// SPDX-License-Identifier: MIT
#pragma once

/// Tag lists, the form of DMARC, DKIM, MTA-STS, TLS reporting and BIMI records
/// (RFC 6376 section 3.2): `v=DMARC1; p=none; rua=mailto:...`.

#include <cstddef>
#include <string_view>
#include <vector>

namespace dct::dns {

struct Tag {
  std::string_view name;
  std::string_view value;
  std::size_t begin = 0;  ///< of the tag, in the whole
  std::size_t end = 0;
  bool has_value = false;  ///< there is a `=`
};

/// The tags between semicolons, without white space around names and values; an
/// empty tag at the end is left out. Variables are text like any other.
std::vector<Tag> tags_of(std::string_view data);

}  // namespace dct::dns
