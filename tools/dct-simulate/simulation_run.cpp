// SPDX-License-Identifier: MIT
#include "dct-simulate/simulation_run.hpp"

#include <dct/apply/sample_values.hpp>
#include <dct/zone/difference.hpp>

#include <dct/report/change_formats.hpp>

#include <algorithm>

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

void read_values(Run& run) {
  for (const std::string& pair : run.options.set) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Trouble{"--set " + pair + " has no =; write --set VAR=VALUE"};
    }
    run.values.set(std::string_view(pair).substr(0, equals),
                   std::string_view(pair).substr(equals + 1));
  }
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

std::string suggest(Run& run) {
  std::string lines;
  for (const apply::VariableUse& use :
       apply::variable_uses(run.input.tmpl.records, run.groups)) {
    if (run.values.find(use.variable)) continue;
    const std::string value = apply::sample_value(use);
    run.values.set(use.variable, value);
    lines += "  --set " + std::string(use.variable) + "=" + value + "   for " +
             std::string(use.field) + " of record " +
             std::to_string(use.number) + "\n";
  }
  const auto& records = run.input.tmpl.records;
  const bool redirects = std::any_of(
      records.begin(), records.end(), [](const templates::Record& r) {
        return r.is(templates::RecordType::redir301) ||
               r.is(templates::RecordType::redir302);
      });
  if (redirects && run.addresses.empty()) {
    run.addresses.push_back({.address = "192.0.2.80"});
    lines += "  --redirect-address 192.0.2.80   for the redirects\n";
  }
  return lines.empty() ? "" : "Values made up:\n" + lines + "\n";
}

bool show(const Run& run, const zone::Zone& zone,
          const std::vector<std::string>& groups,
          const diagnostic::Result<apply::Change>& change) {
  if (run.options.quiet) return true;
  const report::ChangeReport report{
      .title = run.input.title,
      .domain = zone.apex(),
      .host = run.host == "@" ? "" : run.host,
      .groups = groups,
      .records = run.input.tmpl.records,
      .zone = zone,
      .result = change,
      .request = run.request ? &run.request->verdict : nullptr};
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

bool simulate_groups(Run& run, const zone::Zone& zone,
                     const std::vector<std::string>& groups) {
  apply::Request request{
      .records = run.input.tmpl.records,
      .domain = zone.apex(),
      .host = run.host,
      .host_required = run.input.tmpl.host_required.boolean(),
      .values = run.values,
      .groups = groups,
      .redirect_addresses = run.addresses,
      .instance = std::nullopt,
      .semantics = run.semantics()};
  const std::string id =
      run.instance.empty() ? new_instance_id() : run.instance;
  if (run.options.state) {
    request.instance = {
        .id = id,
        .provider_id = run.input.tmpl.provider_id.string(),
        .service_id = run.input.tmpl.service_id.string(),
        .multi_instance = run.input.tmpl.multi_instance.boolean()};
  }
  const auto change = apply::apply(zone, request);
  if (!show(run, zone, groups, change)) return false;
  if (!change) {
    run.failed = true;
    advise(change.problems());
    return true;
  }
  if (!run.options.twice) return true;
  const zone::Zone after = apply::after(zone, *change);
  const auto second = apply::apply(after, request);
  if (second && same_records(after, apply::after(after, *second))) {
    return run.options.quiet || run.options.format != "text" ||
           print("applied again: nothing changes\n");
  }
  run.failed = true;
  return (run.options.quiet || run.options.format != "text" ||
          print("applied again, something changes:\n")) &&
         show(run, after, groups, second);
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
  if (!run.options.all_groups) return simulate_groups(run, zone, run.groups);
  const auto groups = groups_of(run.input.tmpl);
  for (const std::string& group : groups) {
    if (!simulate_groups(run, zone, {group})) return false;
  }
  return simulate_groups(run, zone, {});
}

}  // namespace dct::tools
