// SPDX-License-Identifier: MIT

/// What the reference library was seen to do, fact by fact, as jobs with
/// answers.

#include <dct/apply/batch.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <catch2/catch.hpp>

#include <map>

#include "support/files.hpp"

using namespace dct;
using namespace dct::test;

namespace {

/// A value with its members in the order of their names, and numbers as they
/// are read.
std::string canonical(json::Value value) {
  std::string text;
  if (value.is(json::Kind::array)) {
    for (const json::Value item : value) text += canonical(item) + ",";
    return "[" + text + "]";
  }
  if (!value.is(json::Kind::object)) return json::to_json(value);
  std::map<std::string, std::string> members;
  for (const json::Value m : value) {
    members[std::string(m.key())] = canonical(m);
  }
  for (const auto& [key, member] : members) text += key + ":" + member + ",";
  return "{" + text + "}";
}

}  // namespace

TEST_CASE("every fact about the reference library holds", "[facts]") {
  const auto file = shared("conformance/reference-facts.ndjson");
  if (!have(file)) return;
  const std::string lines = read(file);
  std::size_t facts = 0;
  for (const std::string_view line : text::split(lines, '\n')) {
    if (line.empty()) continue;
    ++facts;
    const auto fact = json::Document::parse({"fact", std::string(line)});
    const json::Value root = fact.root();
    INFO(root["fact"].string() << " " << root["note"].string());
    const std::string answer = apply::answer(
        json::to_json(root["job"]), apply::Semantics::domainconnectzone,
        [] { return std::string("an-id"); });
    INFO(json::to_json(root["job"]) << "\n" << answer);
    const auto answered = json::Document::parse({"answer", answer});
    const json::Value expected = root["expect"];
    if (expected["error"]) {
      CHECK(answered.root()["error"].string() == expected["error"].string());
    } else {
      CHECK(canonical(answered.root()) == canonical(expected));
    }
  }
  CHECK(facts > 100);
}
