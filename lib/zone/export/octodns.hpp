// SPDX-License-Identifier: MIT
#pragma once

/// Zones as octoDNS keeps them, a YAML file each: names relative to the apex
/// ('' for itself), each with one record or a list of records, `{type, ttl,
/// value | values}`. ALIAS becomes an APEXCNAME.

#include <dct/json/document.hpp>
#include <dct/zone/read_result.hpp>

namespace dct::zone {

void read_octodns(const json::Document& document, ReadResult& result);

}  // namespace dct::zone
