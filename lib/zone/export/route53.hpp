// SPDX-License-Identifier: MIT
#pragma once

/// Zones as Amazon Route 53 lists them: `aws route53 list-resource-record-sets`
/// (API version 2013-04-01), `{"ResourceRecordSets": [{"Name", "Type", "TTL",
/// "ResourceRecords": [{"Value"}]}, ..]}`. An AliasTarget becomes an APEXCNAME.
/// Of several sets of one name and type (weighted, by region) all records are
/// read: each of them is an answer.

#include <dct/json/document.hpp>
#include <dct/zone/read_result.hpp>

#include <string>

namespace dct::zone {

/// The owner of the SOA set, without its final dot; else empty.
std::string route53_apex(json::Value root);

void read_route53(const json::Document& document, ReadResult& result);

}  // namespace dct::zone
