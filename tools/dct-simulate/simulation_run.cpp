// SPDX-License-Identifier: MIT
#include "dct-simulate/simulation_run.hpp"

#include <dct/apply/sample_values.hpp>
#include <dct/zone/difference.hpp>

#include <dct/report/change_formats.hpp>

#include <algorithm>
#include <utility>

#include "cli/output.hpp"

namespace dct::tools {

std::vector<apply::RedirectAddress> addresses_of(const SimulateOptions& o) {
  std::vector<apply::RedirectAddress> addresses;
  for (const std::string& ip : o.redirect_addresses) {
    const bool ipv6 = ip.find(':') != std::string::npos;
    addresses.push_back({.type = ipv6 ? "AAAA" : "A", .address = ip});
  }
  return addresses;
}

void set_values(const std::vector<std::string>& pairs,
                apply::VariableValues& values) {
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Trouble{"--set " + pair + " has no =; write --set VAR=VALUE"};
    }
    values.set(std::string_view(pair).substr(0, equals),
               std::string_view(pair).substr(equals + 1));
  }
}

void read_values(Run& run) {
  set_values(run.options.set, run.values);
  if (run.request) {
    // What was verified is what is applied.
    const QueryInput& input = run.request->input;
    run.domain = input.domain;
    run.host = input.host;
    run.groups = input.groups;
    if (run.instance.empty()) run.instance = input.instance_id;
    run.values = run.request->values;
  } else if (!run.options.query.empty()) {
    QueryInput query = read_query(run.options.query, run.values);
    if (run.domain.empty()) run.domain = query.domain;
    if (run.host.empty()) run.host = query.host;
    if (run.groups.empty()) run.groups = query.groups;
    if (run.instance.empty()) run.instance = query.instance_id;
  }
  if (!run.options.params.empty()) {
    read_parameters(run.options.params, run.values);
  }
}

bool show(Run& run, const zone::Zone& zone,
          const std::vector<std::string>& groups,
          const diagnostic::Result<apply::Change>& change,
          std::span<const apply::Loss> losses) {
  if (run.options.quiet) return true;
  // A person reads them once, a program with each result.
  std::span<const report::MadeUpValue> made_up = run.made_up;
  if (run.shown_made_up && run.options.format != "json") made_up = {};
  run.shown_made_up = true;
  const report::ChangeReport report{
      .title = run.input.title,
      .domain = zone.apex(),
      .host = run.host == "@" ? "" : run.host,
      .groups = groups,
      .records = run.input.tmpl.records,
      .zone = zone,
      .result = change,
      .request = run.request ? &run.request->verdict : nullptr,
      .made_up = made_up,
      .losses = losses};
  return print(report::write(report,
                             *report::change_format_named(run.options.format),
                             {.color = use_color(run.options.color)}));
}

namespace {

/// What to do about variables without a value.
void advise(const std::vector<diagnostic::Problem>& problems) {
  std::vector<std::string_view> missing;
  for (const diagnostic::Problem& p : problems) {
    const std::string_view variable = apply::missing_variable(p);
    if (!variable.empty() &&
        std::find(missing.begin(), missing.end(), variable) == missing.end()) {
      missing.push_back(variable);
    }
  }
  if (missing.empty()) return;
  std::string line = "give values with";
  for (const std::string_view variable : missing) {
    line += " --set " + std::string(variable) + "=..";
  }
  complain(kSimulate, line + ", or have them made up with --suggest");
}

bool same_records(const zone::Zone& a, const zone::Zone& b) {
  const zone::Difference d = zone::difference(a, b);
  return d.added.empty() && d.removed.empty() &&
         std::all_of(d.changed.begin(), d.changed.end(),
                     [](const auto& c) { return c.before.ttl == c.after.ttl; });
}

/// A request, and what it views.
struct Asked {
  Asked(const Run& run, const zone::Zone& zone, std::vector<std::string> ids)
      : groups(std::move(ids)),
        id(run.instance.empty() ? new_instance_id() : run.instance) {
    const templates::Template& tmpl = run.input.tmpl;
    request = {.records = tmpl.records,
               .domain = zone.apex(),
               .host = run.host,
               .host_required = tmpl.host_required.boolean(),
               .values = run.values,
               .groups = groups,
               .redirect_addresses = run.addresses,
               .instance = std::nullopt,
               .semantics = run.semantics()};
    if (!run.options.state) return;
    request.instance = {.id = id,
                        .provider_id = tmpl.provider_id.string(),
                        .service_id = tmpl.service_id.string(),
                        .multi_instance = tmpl.multi_instance.boolean()};
  }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

  std::vector<std::string> groups;
  std::string id;
  apply::Request request;
};

bool applies(const Run& run, const zone::Zone& zone,
             const std::vector<std::string>& groups) {
  return static_cast<bool>(
      apply::apply(zone, Asked(run, zone, groups).request));
}

/// Whether --fail-on-loss names it.
bool is_fatal(const Run& run, const apply::Loss& loss) {
  const auto& words = run.options.fail_on_loss;
  return std::any_of(words.begin(), words.end(),
                     [&loss](const std::string& word) {
                       return word == "any" || word == loss.id ||
                              word == loss.area || word == loss.grade;
                     });
}

void add_row(Run& run, const std::vector<std::string>& groups,
             const diagnostic::Result<apply::Change>& change,
             const std::vector<apply::Loss>& losses) {
  report::ZoneRow row{.zone = run.file,
                      .group = groups.empty() ? "" : groups.front()};
  if (change) {
    row.added = change->added.size();
    row.removed = change->removed.size();
  } else {
    row.error = change.problems().front().message;
  }
  for (const apply::Loss& loss : losses) {
    if (row.losses.empty() || row.losses.back() != loss.id) {
      row.losses.emplace_back(loss.id);
    }
  }
  run.rows.push_back(std::move(row));
}

/// What another request would leave behind.
void add_orphans(const Run& run, const zone::Zone& zone, apply::Request again,
                 const apply::Change& change,
                 std::vector<apply::Loss>& losses) {
  apply::VariableValues values;
  for (const apply::SampleValue& sample : apply::other_sample_values(
           run.input.tmpl.records, run.groups, run.values)) {
    values.set(sample.variable, sample.value);
  }
  again.values = values;
  for (apply::Loss& loss : apply::find_orphans(zone, change, again)) {
    losses.push_back(std::move(loss));
  }
}

/// Applies it a second time, which must change nothing.
bool apply_again(Run& run, const zone::Zone& zone,
                 const apply::Request& request, const apply::Change& change) {
  const zone::Zone after = apply::after(zone, change);
  const auto second = apply::apply(after, request);
  const bool same = second && same_records(after, apply::after(after, *second));
  run.failed = run.failed || !same;
  if (run.in_table) {
    run.rows.back().changes_again = !same;
    return true;
  }
  const bool tells = !run.options.quiet && run.options.format == "text";
  if (same) return !tells || print("applied again: nothing changes\n");
  return (!tells || print("applied again, something changes:\n")) &&
         show(run, after, {request.groups.begin(), request.groups.end()},
              second);
}

bool simulate_groups(Run& run, const zone::Zone& zone,
                     const std::vector<std::string>& groups) {
  const Asked asked(run, zone, groups);
  const auto change = apply::apply(zone, asked.request);
  std::vector<apply::Loss> losses;
  if (change) {
    losses = apply::find_losses(zone, *change, asked.request);
    if (run.options.twice)
      add_orphans(run, zone, asked.request, *change, losses);
  }
  run.lost = run.lost || std::any_of(losses.begin(), losses.end(),
                                     [&run](const apply::Loss& loss) {
                                       return is_fatal(run, loss);
                                     });
  if (run.in_table) {
    add_row(run, groups, change, losses);
  } else if (!show(run, zone, groups, change, losses)) {
    return false;
  }
  if (!change) {
    run.failed = true;
    if (!run.in_table) advise(change.problems());
    return true;
  }
  return !run.options.twice || apply_again(run, zone, asked.request, *change);
}

std::vector<std::string> groups_of(const templates::Template& tmpl) {
  std::vector<std::string> groups;
  for (const templates::Record& record : tmpl.records) {
    const std::string group(record.group());
    if (!group.empty() &&
        std::find(groups.begin(), groups.end(), group) == groups.end()) {
      groups.push_back(group);
    }
  }
  return groups;
}

}  // namespace

bool simulate_zone(Run& run, const zone::Zone& zone) {
  const bool failed_before = std::exchange(run.failed, false);
  const auto groups = groups_of(run.input.tmpl);
  if (run.options.all_groups) {
    for (const std::string& group : groups) {
      if (!simulate_groups(run, zone, {group})) return false;
    }
  }
  const bool one_fails = run.failed;
  if (!simulate_groups(run, zone, run.groups)) return false;
  if (run.failed && !one_fails && run.groups.empty() && !groups.empty() &&
      std::all_of(groups.begin(), groups.end(), [&](const std::string& group) {
        return applies(run, zone, {group});
      })) {
    if (!run.in_table)
      complain(kSimulate,
               "the groups of this template can be applied one by one, not "
               "together" +
                   std::string(run.options.all_groups
                                   ? ""
                                   : "; --all-groups shows each of them"));
    // That is what its groups are for.
    if (run.options.all_groups) run.failed = false;
  }
  run.failed = run.failed || failed_before;
  return true;
}

}  // namespace dct::tools
