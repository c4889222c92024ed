// SPDX-License-Identifier: MIT
#pragma once

/// A template applied to a zone, and written.

#include <dct/apply/apply.hpp>
#include <dct/report/change_formats.hpp>

#include <string>
#include <vector>

#include "support/templates.hpp"

namespace dct::test {

inline constexpr const char* kShownTemplate =
    R"({"records": [
  {"type": "A", "host": "@", "pointsTo": "203.0.113.1", "ttl": 600},
  {"type": "TXT", "host": "@", "data": "t", "ttl": 600,
   "txtConflictMatchingMode": "All"},
  {"type": "CNAME", "host": "www", "pointsTo": "@", "ttl": 600,
   "groupId": "g"},
  {"type": "SRV", "name": "@", "target": "sip.example.net", "service": "_sip",
   "protocol": "_tcp", "priority": 1, "weight": 2, "port": 5060, "ttl": 600},
  {"type": "SPFM", "host": "@", "spfRules": "v=spf1 mx"}]})";

/// A change report and what it views.
struct ShownChange {
  explicit ShownChange(const std::string& tmpl, zone::Zone before)
      : document(parse(tmpl)),
        records(templates::read_records(document.root()["records"])),
        zone(std::move(before)) {
    request.records = records;
    request.domain = zone.apex();
  }

  std::string as(report::ChangeFormat format) {
    result = apply::apply(zone, request);
    if (result) losses = apply::find_losses(zone, *result, request);
    if (verdict && verdict->refused) {
      result = diagnostic::error(apply::kInvalidSignature,
                                 verdict->problems.front().message);
    }
    return report::write(report::ChangeReport{.title = title,
                                              .domain = zone.apex(),
                                              .host = std::string(request.host),
                                              .groups = {},
                                              .records = records,
                                              .zone = zone,
                                              .result = result,
                                              .request = verdict,
                                              .made_up = made_up,
                                              .losses = losses},
                         format);
  }

  json::Document document;
  std::vector<templates::Record> records;
  zone::Zone zone;
  apply::Request request;
  diagnostic::Result<apply::Change> result = apply::Change();
  std::string title = "example.com.test";
  const report::RequestVerdict* verdict = nullptr;
  std::vector<report::MadeUpValue> made_up{};
  std::vector<apply::Loss> losses{};
};

}  // namespace dct::test
