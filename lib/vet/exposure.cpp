// SPDX-License-Identifier: MIT

/// For each probe, actor and record: the solver says with which requests it
/// could succeed, and each of them is applied to one sample zone after another
/// until the zone that comes out says that it did. What is reported has
/// happened.
///
/// A request names the group of the record alone, if it has one, as the fewest
/// other records can then be in its way, and else all groups, or each one.
/// Variables that the probe does not need get sample values.

#include <dct/apply/apply.hpp>
#include <dct/apply/sample_values.hpp>
#include <dct/template/reserved_parameters.hpp>
#include <dct/vet/exposure.hpp>

#include <algorithm>
#include <map>
#include <optional>

#include "vet/apply_cost.hpp"
#include "vet/description.hpp"
#include "vet/outcome.hpp"
#include "vet/shell_word.hpp"
#include "vet/solver.hpp"
#include "vet/unifier.hpp"

namespace dct::vet {
namespace {

using templates::Property;
using templates::Record;
using templates::Template;

constexpr std::size_t kMaxGroups = 4;
// Of all probes and records; a real template takes some ten thousand.
constexpr std::size_t kMaxSolverSteps = 10'000'000;
constexpr std::string_view kWebServer = "192.0.2.80";

class Examiner {
 public:
  Examiner(const Template& tmpl, std::span<const zone::SampleZone> zones,
           const ProbeTable& table)
      : tmpl_(tmpl), zones_(zones), table_(table) {
    for (const Record& r : tmpl.records) {
      redirects_ = redirects_ || r.is(templates::RecordType::redir301) ||
                   r.is(templates::RecordType::redir302);
      const std::string group(r.group());
      if (!group.empty() && groups_.size() < kMaxGroups &&
          std::find(groups_.begin(), groups_.end(), group) == groups_.end()) {
        groups_.push_back(group);
      }
    }
  }

  Exposure run() {
    exposure_.gate = gate_of(tmpl_);
    for (const Actor actor : kActors) {
      if (actor == Actor::stranger && !strangers_pass()) continue;
      for (const Probe& probe : table_.probes) {
        for (const Record& record : tmpl_.records)
          try_probe(probe, actor, record);
      }
    }
    rate();
    return std::move(exposure_);
  }

 private:
  bool strangers_pass() const {
    return exposure_.gate == Gate::none || exposure_.gate == Gate::warned;
  }

  void try_probe(const Probe& probe, Actor actor, const Record& record) {
    bool gave_up = false;
    bool is_tried = false;
    for (const ProbeTry& t : probe.tries) {
      if (!is_about(t, record)) continue;
      is_tried = true;
      const Solutions solutions =
          solve(record, t, actor, tmpl_.host_required.boolean(),
                zones_.front().zone.apex(),
                std::min(Unifier::kMaxSteps, kMaxSolverSteps - steps_));
      steps_ = std::min(kMaxSolverSteps, steps_ + solutions.steps);
      gave_up = gave_up || solutions.gave_up;
      for (const Solution& solution : solutions.all) {
        if (carry_out({&probe, &t, &record, actor}, solution)) return;
      }
    }
    if (is_tried && (gave_up || rendered_ > kMaxTrialRecords)) {
      exposure_.undecided.push_back({&probe, actor,
                                     table_.level(actor, exposure_.gate, probe),
                                     record.number});
    }
  }

  struct Trial {
    const Probe* probe;
    const ProbeTry* t;
    const Record* record;
    Actor actor;
  };

  /// Which groups to ask for, in the order in which they are tried.
  std::vector<std::vector<std::string>> requests_for(const Record& r) const {
    if (!r.group().empty()) return {{std::string(r.group())}, {}};
    std::vector<std::vector<std::string>> all = {{}};
    for (const std::string& group : groups_) all.push_back({group});
    return all;
  }

  /// Whether a request can pass these values: printable ASCII, and none under
  /// the name of a parameter.
  static bool can_be_passed(const apply::VariableValues& values) {
    const auto& all = values.all();
    return std::all_of(all.begin(), all.end(), [](const auto& v) {
      return templates::reserved_parameter(v.first) != v.first &&
             std::all_of(v.second.begin(), v.second.end(),
                         [](char c) { return c >= ' ' && c <= '~'; });
    });
  }

  bool carry_out(const Trial& trial, const Solution& solution) {
    for (const auto& groups : requests_for(*trial.record)) {
      const Tried tried = try_request(trial, solution, tmpl_.records, groups);
      // Other groups are for what these refuse.
      if (tried != Tried::refused) return tried == Tried::succeeded;
    }
    // Another record is wrong, or in the way whatever the values; repaired, it
    // would not be.
    const std::span<const Record> all = tmpl_.records;
    return all.size() > 1 && !can_be_applied(*trial.record) &&
           try_request(trial, solution,
                       all.subspan(trial.record->number - 1, 1),
                       {}) == Tried::succeeded;
  }

  enum class Tried {
    refused,  ///< the template cannot be applied like this
    never,    ///< on no zone does it succeed
    failed,   ///< on this zone it does not
    succeeded
  };

  apply::Request request_for(const zone::Zone& zone, std::string_view host,
                             std::span<const Record> records,
                             std::span<const std::string> groups,
                             const apply::VariableValues& values) const {
    return {.records = records,
            .domain = zone.apex(),
            .host = host,
            .host_required = tmpl_.host_required.boolean(),
            .values = values,
            .groups = groups,
            .redirect_addresses = {&web_server_, redirects_ ? 1U : 0U},
            .instance = std::nullopt};
  }

  /// Whether a request for a record can be carried out with any values.
  bool can_be_applied(const Record& record) {
    const auto [known, is_new] =
        applicable_.try_emplace(std::string(record.group()), false);
    if (!is_new) return known->second;
    rendered_ += 2 * cost_of(tmpl_.records.size());
    if (rendered_ > kMaxTrialRecords) return known->second = true;
    for (const auto& groups : requests_for(record)) {
      apply::VariableValues values;
      for (const apply::SampleValue& sample :
           apply::sample_values(tmpl_.records, groups, values)) {
        values.set(sample.variable, sample.value);
      }
      if (!can_be_passed(values)) continue;
      for (const char* host : {"", "shop"}) {
        const auto change = apply::apply(
            zones_.front().zone, request_for(zones_.front().zone, host,
                                             tmpl_.records, groups, values));
        if (change) known->second = true;
      }
    }
    return known->second;
  }

  /// On one zone after another.
  Tried try_request(const Trial& trial, const Solution& solution,
                    std::span<const Record> records,
                    const std::vector<std::string>& groups) {
    rendered_ += cost_of(records.size());
    if (rendered_ > kMaxTrialRecords) return Tried::never;
    apply::VariableValues values;
    for (const auto& [name, value] : solution.values) values.set(name, value);
    for (const apply::SampleValue& sample :
         apply::sample_values(records, groups, values)) {
      values.set(sample.variable, sample.value);
    }
    if (!can_be_passed(values)) return Tried::refused;
    for (const zone::SampleZone& sample : zones_) {
      rendered_ += cost_of(records.size());
      if (rendered_ > kMaxTrialRecords) return Tried::never;
      const Tried tried =
          try_on(trial, sample, solution.host, records, groups, values);
      if (tried != Tried::failed) return tried;
    }
    return Tried::failed;
  }

  Tried try_on(const Trial& trial, const zone::SampleZone& sample,
               const std::string& host, std::span<const Record> records,
               const std::vector<std::string>& groups,
               const apply::VariableValues& values) {
    const auto change = apply::apply(
        sample.zone, request_for(sample.zone, host, records, groups, values));
    if (!change) return Tried::refused;
    const ProbeVerdict verdict =
        judge({sample.zone, *change, *trial.record}, *trial.probe, *trial.t);
    if (!verdict.record) {
      return verdict.depends_on_zone ? Tried::failed : Tried::never;
    }
    CarriedOut done{
        .probe = trial.probe,
        .actor = trial.actor,
        .level = table_.level(trial.actor, exposure_.gate, *trial.probe),
        .record = trial.record->number,
        .zone = sample.name,
        .domain = sample.zone.apex(),
        .host = host,
        .groups = groups,
        .values = values.all(),
        .record_alone = records.size() < tmpl_.records.size(),
        .redirects = redirects_};
    describe(sample.zone, *change, *verdict.record, done);
    exposure_.carried_out.push_back(std::move(done));
    return Tried::succeeded;
  }

  void rate() {
    const auto raise = [this](Actor actor, Level level) {
      Level& greatest =
          actor == Actor::stranger ? exposure_.stranger : exposure_.provider;
      greatest = std::max(greatest, level);
    };
    for (const CarriedOut& c : exposure_.carried_out) raise(c.actor, c.level);
    for (const Undecided& u : exposure_.undecided) raise(u.actor, u.level);
    std::stable_sort(exposure_.carried_out.begin(), exposure_.carried_out.end(),
                     [](const CarriedOut& a, const CarriedOut& b) {
                       if (a.actor != b.actor) return a.actor < b.actor;
                       return a.probe->harm > b.probe->harm;
                     });
  }

  const Template& tmpl_;
  std::span<const zone::SampleZone> zones_;
  const ProbeTable& table_;
  std::vector<std::string> groups_;
  bool redirects_ = false;
  const apply::RedirectAddress web_server_{.address = std::string(kWebServer)};
  std::map<std::string, bool> applicable_;  // by group
  std::size_t rendered_ = 0;
  std::size_t steps_ = 0;
  Exposure exposure_;
};

}  // namespace

Level Exposure::level() const { return std::max(stranger, provider); }

Gate gate_of(const Template& tmpl) {
  if (tmpl.sync_block.boolean()) return Gate::async;
  if (!tmpl.sync_pub_key_domain.string().empty()) return Gate::key;
  return tmpl.warn_phishing.boolean() ? Gate::warned : Gate::none;
}

Exposure examine_exposure(const Template& tmpl,
                          std::span<const zone::SampleZone> zones,
                          const ProbeTable& table) {
  return Examiner(tmpl, zones, table).run();
}

Exposure examine_exposure(const Template& tmpl) {
  static const std::vector<zone::SampleZone> zones = zone::sample_zones();
  return examine_exposure(tmpl, zones);
}

std::string command(const CarriedOut& done, std::string_view file) {
  std::string line = "dct-simulate --template " + shell_word(file) +
                     " --zone sample:" + shell_word(done.zone);
  if (!done.host.empty()) line += " --host " + shell_word(done.host);
  for (const std::string& group : done.groups) {
    line += " --group " + shell_word(group);
  }
  if (done.record_alone) line += " --record " + std::to_string(done.record);
  for (const auto& [name, value] : done.values) {
    line += " --set " + shell_word(name + "=" + value);
  }
  if (done.redirects) {
    line += " --redirect-address " + std::string(kWebServer);
  }
  return line;
}

}  // namespace dct::vet
