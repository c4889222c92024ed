// SPDX-License-Identifier: MIT
#include <dct/apply/sample_values.hpp>

#include <catch2/catch.hpp>

#include "support/application.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("sample values make any variable fit its place", "[apply]") {
  Application a(
      R"({"type": "A", "host": "%h%", "pointsTo": "192.0.2.%n%", "ttl": "%t%"},
         {"type": "AAAA", "host": "@", "pointsTo": "%six%", "ttl": 600},
         {"type": "CNAME", "host": "www", "pointsTo": "%c%", "ttl": 600},
         {"type": "CNAME", "host": "ftp", "pointsTo": "%d%.example.net",
          "ttl": 600},
         {"type": "MX", "host": "@", "pointsTo": "%m%", "priority": "%p%",
          "ttl": 600},
         {"type": "SRV", "name": "@", "target": "%s%", "service": "_sip",
          "protocol": "_tcp", "priority": 1, "weight": "%w%", "port": "%port%",
          "ttl": 600},
         {"type": "SPFM", "host": "@", "spfRules": "%spf%"},
         {"type": "TXT", "host": "@", "data": "%text%", "ttl": 600})",
      "");
  const auto uses = apply::variable_uses(a.tmpl.records, {});
  CHECK(uses.size() == 13);
  for (const apply::VariableUse& use : uses) {
    a.request.values.set(use.variable, apply::sample_value(use));
  }
  CHECK(lines_of(a.run().problems()).empty());
}
