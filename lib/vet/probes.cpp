// SPDX-License-Identifier: MIT
#include <dct/vet/probes.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include "text/quote.hpp"
#include "vet/embedded_probes.hpp"

namespace dct::vet {
namespace {

using json::Kind;
using json::Value;

constexpr std::array<std::string_view, 2> kActorNames = {"stranger",
                                                         "provider"};
constexpr std::array<std::string_view, 4> kGateNames = {"none", "warned",
                                                        "signed", "async"};
constexpr std::array<std::string_view, 4> kLevelNames = {"low", "moderate",
                                                         "high", "critical"};
constexpr std::array<std::string_view, 8> kSuccessNames = {
    "stands",    "alone",      "only-policy", "every-address",
    "best-mail", "passes-spf", "taken",       "escapes"};
constexpr std::array<std::string_view, 4> kTargetNames = {"foreign", "shared",
                                                          "tenant", "path"};

template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names,
                          std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

diagnostic::Problem wrong(Value value, std::string message) {
  diagnostic::Problem problem =
      diagnostic::error("probe-table", std::move(message));
  problem.place = diagnostic::Place(value.span(), value.node());
  return problem;
}

std::vector<std::string> strings_of(Value list) {
  std::vector<std::string> strings;
  for (const Value item : list) strings.emplace_back(item.string());
  return strings;
}

/// One row of levels, by harm.
bool read_row(Value list, std::array<Level, kMaxHarm + 1>& row) {
  if (list.size() != row.size()) return false;
  for (std::size_t harm = 0; harm < row.size(); ++harm) {
    const auto level = named<Level>(kLevelNames, list[harm].string());
    if (!level) return false;
    row[harm] = *level;
  }
  return true;
}

ProbeTry read_try(Value value, Value sets) {
  const Value values = value["values"];
  return {.types = strings_of(value["types"]),
          .owners = strings_of(value["owners"]),
          .but = strings_of(value["not"]),
          .values = strings_of(values.is(Kind::string) ? sets[values.string()]
                                                       : values)};
}

diagnostic::Result<Probe> read_probe(Value value, Value sets) {
  Probe probe{.id = std::string(value["id"].string()),
              .harm = static_cast<unsigned>(
                  std::clamp<std::int64_t>(value["harm"].integer(), 0, 99)),
              .consequence = std::string(value["consequence"].string()),
              .say = std::string(value["say"].string())};
  while (probe.say.ends_with('\n')) probe.say.pop_back();
  if (probe.id.empty() || probe.harm > kMaxHarm) {
    return wrong(value, "a probe needs an id and a harm from 0 to 4");
  }
  for (const Value one : value["tries"]) {
    probe.tries.push_back(read_try(one, sets));
    const ProbeTry& t = probe.tries.back();
    if (t.types.empty() || t.owners.empty() || t.values.empty()) {
      return wrong(one, "a try of the probe " + text::quote(probe.id) +
                            " lacks types, owners or values");
    }
  }
  const auto success =
      named<Success>(kSuccessNames, value["succeeds"].string());
  const auto target = named<Target>(
      kTargetNames, value["target"] ? value["target"].string() : "foreign");
  if (!success || !target) {
    return wrong(value, "the probe " + text::quote(probe.id) +
                            " has a `succeeds` or a `target` that does not "
                            "exist");
  }
  probe.success = *success;
  probe.target = *target;
  return probe;
}

}  // namespace

std::string_view name(Actor actor) {
  return kActorNames[static_cast<std::size_t>(actor)];
}

std::string_view name(Gate gate) {
  return kGateNames[static_cast<std::size_t>(gate)];
}

std::string_view name(Level level) {
  return kLevelNames[static_cast<std::size_t>(level)];
}

Level ProbeTable::level(Actor actor, Gate gate, unsigned harm) const {
  const auto& row = actor == Actor::provider
                        ? provider
                        : stranger[static_cast<std::size_t>(gate)];
  return row[std::min(harm, kMaxHarm)];
}

Level ProbeTable::level(Actor actor, Gate gate, const Probe& probe) const {
  const auto& own = probe.levels[static_cast<std::size_t>(actor)];
  return own ? *own : level(actor, gate, probe.harm);
}

diagnostic::Result<ProbeTable> ProbeTable::with_levels(Value levels) const {
  ProbeTable table = *this;
  for (const Value row : levels) {
    const auto probe =
        std::find_if(table.probes.begin(), table.probes.end(),
                     [&row](const Probe& p) { return p.id == row.key(); });
    if (probe == table.probes.end()) {
      diagnostic::Problem problem =
          wrong(row, "there is no probe " + text::code(row.key()) +
                         " whose level could be another one");
      problem.help = "the ids are in rules/data/probes.yaml";
      problem.place = diagnostic::Place(row.key_span(), row.node());
      return problem;
    }
    for (const Actor actor : kActors) {
      if (const auto level =
              named<Level>(kLevelNames, row[vet::name(actor)].string())) {
        probe->levels[static_cast<std::size_t>(actor)] = *level;
      }
    }
  }
  return table;
}

diagnostic::Result<ProbeTable> ProbeTable::read(Value root) {
  ProbeTable table;
  const Value levels = root["levels"];
  for (std::size_t gate = 0; gate < kGateNames.size(); ++gate) {
    if (!read_row(levels["stranger"][kGateNames[gate]], table.stranger[gate])) {
      return wrong(levels, "the levels of strangers are five for each gate");
    }
  }
  if (!read_row(levels["provider"], table.provider)) {
    return wrong(levels, "the levels of the provider are five");
  }
  for (const Value value : root["probes"]) {
    auto probe = read_probe(value, root["values"]);
    if (!probe) return probe.problems();
    table.probes.push_back(*std::move(probe));
  }
  return table;
}

const ProbeTable& ProbeTable::builtin() {
  // The build read the file, and a test reads this: it has no problem.
  static const ProbeTable table = [] {
    const auto document =
        json::Document::parse({"probes", std::string(kProbes)});
    return *read(document.root());
  }();
  return table;
}

}  // namespace dct::vet
