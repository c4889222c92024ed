// SPDX-License-Identifier: MIT
#include <dct/template/conflict.hpp>

#include <catch2/catch.hpp>

#include <string>

#include "support/templates.hpp"

using namespace dct;
using templates::Conflict;
using templates::RecordType;

namespace {

/// The names of all types that one displaces, in the order of the table.
std::string displaced(RecordType written, bool at_apex = false) {
  std::string names;
  for (const templates::RecordTypeInfo& there : templates::record_types()) {
    const Conflict why = at_apex
                             ? templates::conflict_at_apex(written, there.type)
                             : templates::conflict(written, there.type);
    if (why == Conflict::none) continue;
    names += (names.empty() ? "" : " ");
    names += there.name.empty() ? "other" : there.name;
  }
  return names;
}

}  // namespace

TEST_CASE("what each type displaces at its name", "[template]") {
  const std::string all =
      "A AAAA CNAME NS MX TXT SRV SPFM APEXCNAME REDIR301 REDIR302 other";
  CHECK(displaced(RecordType::ns) == all);
  CHECK(displaced(RecordType::cname) == all);
  CHECK(displaced(RecordType::a) ==
        "A AAAA CNAME NS APEXCNAME REDIR301 REDIR302");
  CHECK(displaced(RecordType::mx) == "CNAME NS MX APEXCNAME");
  CHECK(displaced(RecordType::txt) == "CNAME NS TXT APEXCNAME");
  CHECK(displaced(RecordType::srv) == "CNAME NS SRV");
  CHECK(displaced(RecordType::spfm) == "CNAME NS APEXCNAME");
  CHECK(displaced(RecordType::redir301) == "A AAAA CNAME NS REDIR301 REDIR302");
  CHECK(displaced(RecordType::generic) == "CNAME NS");
}

TEST_CASE("NS records of the apex delegate nothing", "[template]") {
  CHECK(displaced(RecordType::ns, true) == "NS");
  CHECK(displaced(RecordType::a, true) ==
        "A AAAA CNAME APEXCNAME REDIR301 REDIR302");
  CHECK(displaced(RecordType::apexcname, true) ==
        "A AAAA CNAME MX TXT SPFM APEXCNAME REDIR301 REDIR302");
}

TEST_CASE("each conflict has a reason", "[template]") {
  CHECK(templates::conflict(RecordType::cname, RecordType::ns) ==
        Conflict::delegation);
  CHECK(templates::conflict(RecordType::a, RecordType::cname) ==
        Conflict::alias);
  CHECK(templates::conflict(RecordType::a, RecordType::redir302) ==
        Conflict::redirect);
  CHECK(templates::conflict(RecordType::txt, RecordType::txt) ==
        Conflict::text);
  STATIC_REQUIRE(templates::is_alias(RecordType::cname));
  STATIC_REQUIRE_FALSE(templates::is_alias(RecordType::apexcname));
  STATIC_REQUIRE(templates::is_delegation(RecordType::ns));
  STATIC_REQUIRE_FALSE(templates::is_delegation(RecordType::generic));
}

TEST_CASE("an unknown mode of conflict is none", "[template]") {
  const auto mode = [](const std::string& value) {
    const auto document = test::parse(
        R"([{"type": "TXT", "txtConflictMatchingMode": ")" + value + "\"}]");
    return templates::conflict_mode(
        templates::read_records(document.root()).front());
  };
  CHECK(mode("All") == templates::ConflictMode::all);
  CHECK(mode("Prefix") == templates::ConflictMode::prefix);
  CHECK(mode("None") == templates::ConflictMode::none);
  CHECK(mode("all") == templates::ConflictMode::none);
}
