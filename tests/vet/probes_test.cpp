// SPDX-License-Identifier: MIT
#include <dct/json/writer.hpp>
#include <dct/vet/probes.hpp>

#include <catch2/catch.hpp>

#include <set>

#include "support/files.hpp"
#include "support/schemas.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("rules/data/probes.yaml meets schema/probes.schema.json",
          "[vet][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/probes.schema.json")));
  const auto yaml = json::Document::parse_yaml(
      {"probes.yaml", read(project("rules/data/probes.yaml"))});
  CHECK(yaml.problems().empty());
  CHECK(problems(schema, json::to_json(yaml.root())) == "");
  CHECK(problems(schema, R"({"probes": []})") != "");
}

TEST_CASE("the probes that are part of the library are all there", "[vet]") {
  std::set<std::string> ids;
  for (const vet::Probe& probe : vet::ProbeTable::builtin().probes) {
    CHECK(ids.insert(probe.id).second);
    CHECK(probe.say.find('\n') == std::string::npos);
  }
  CHECK(ids.size() >= 20);
}

TEST_CASE("levels rise with harm and with open gates", "[vet]") {
  const vet::ProbeTable& table = vet::ProbeTable::builtin();
  using vet::Actor;
  using vet::Gate;
  for (const Gate gate : {Gate::none, Gate::warned, Gate::key, Gate::async}) {
    for (unsigned harm = 1; harm <= vet::kMaxHarm; ++harm) {
      for (const Actor actor : vet::kActors) {
        CHECK(table.level(actor, gate, harm) >=
              table.level(actor, gate, harm - 1));
      }
      CHECK(table.level(Actor::stranger, Gate::none, harm) >=
            table.level(Actor::stranger, gate, harm));
    }
  }
}

TEST_CASE("a table of probes that is none is refused", "[vet]") {
  for (const char* text :
       {"{}", R"({"levels": {"stranger": {"none": ["low"]}}})"}) {
    const auto document = parse(text);
    CHECK_FALSE(vet::ProbeTable::read(document.root()));
  }
}
