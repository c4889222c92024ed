// SPDX-License-Identifier: MIT
#pragma once

/// Zones for tests.

#include <dct/zone/read_result.hpp>

#include <string>

#include "support/random.hpp"

namespace dct::test {

/// A record that a master file can hold: any type, owner, bytes.
zone::ResourceRecord random_record(Random& random);

/// One line of JSON a record, to compare.
std::string listing(const zone::Zone& zone);

/// Problems as lines "file:line:column: message"; those that cost a record end
/// with "[lost]".
std::string lines_of(const zone::ReadResult& result);

/// Reads a master file of example.com with no includes.
zone::ReadResult read_master(std::string_view text);

}  // namespace dct::test
