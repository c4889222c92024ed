// SPDX-License-Identifier: MIT

/// Production runs of the reference library, replayed.

#include <dct/apply/batch.hpp>
#include <dct/json/writer.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/files.hpp"

using namespace dct;
using namespace dct::test;

namespace {

constexpr json::Limits kLimits = {
    .bytes = 64U << 20U, .string_bytes = 1U << 20U, .of = "record of runs"};

/// Members of a record by name; the random id of an instance left out.
std::string canonical(json::Value record) {
  std::vector<std::string> members;
  for (const json::Value m : record) {
    if (m.key() == "_dc") {
      members.push_back("_dc " + canonical(m));
    } else if (m.key() != "id") {
      members.push_back(std::string(m.key()) + " " + json::to_json(m));
    }
  }
  std::sort(members.begin(), members.end());
  std::string text;
  for (const std::string& m : members) text += m + "; ";
  return text;
}

std::vector<std::string> canonical_list(json::Value records) {
  std::vector<std::string> list;
  for (const json::Value r : records) list.push_back(canonical(r));
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace

TEST_CASE("recorded production runs give the recorded result",
          "[recorded-runs]") {
  const auto file = shared("pr/editor-runs.json");
  if (!have(file)) return;
  const auto runs = json::Document::parse({"runs", read(file)}, kLimits);
  REQUIRE(runs.root().is(json::Kind::array));
  for (const json::Value run : runs.root()) {
    INFO(run["template"]["serviceId"].string());
    const std::string line =
        apply::answer(runs, run, apply::Semantics::domainconnectzone,
                      [] { return std::string("an-id"); });
    const auto answer = json::Document::parse({"answer", line}, kLimits);
    INFO(line);
    const json::Value recorded = run["dc_apply_result"];
    CHECK(canonical_list(answer.root()["new"]) ==
          canonical_list(recorded[std::size_t{0}]));
    CHECK(canonical_list(answer.root()["deleted"]) ==
          canonical_list(recorded[1]));
    CHECK(canonical_list(answer.root()["final"]) ==
          canonical_list(recorded[2]));
  }
}
