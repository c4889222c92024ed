// SPDX-License-Identifier: MIT
#pragma once

/// Zones for tests.

#include <dct/zone/zone.hpp>

#include <string>

#include "support/random.hpp"

namespace dct::test {

/// A record that a master file can hold: any type, owner, bytes.
zone::Record random_record(Random& random);

/// One line of JSON a record, to compare.
std::string listing(const zone::Zone& zone);

/// Errors as lines "file:line:column: message", lost ones with "lost" behind.
std::string lines_of(const zone::ReadResult& result);

/// Reads a master file of example.com with no includes.
zone::ReadResult read_master(std::string_view text);

}  // namespace dct::test
