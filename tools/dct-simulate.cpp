// SPDX-License-Identifier: MIT

/// dct-simulate: what applying a template does to a zone.

#include <fcntl.h>
#include <unistd.h>
#include <dct/change_report.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include "common/options.hpp"
#include "common/output.hpp"
#include "simulate/batch.hpp"
#include "simulate/inputs.hpp"
#include "simulate/verify.hpp"

namespace {

using namespace dct;
using namespace dct::tools;

constexpr char kName[] = "dct-simulate";
constexpr char kSampleDomain[] = "example.com";

struct SimulateOptions {
  std::string tmpl;
  std::string zone;
  std::string every_zone;
  std::string domain;
  std::string host;
  std::vector<std::string> set;
  std::string params;
  std::string query;
  VerifyOptions verify;
  std::vector<std::string> groups;
  bool all_groups = false;
  bool state = false;
  std::string instance;
  std::vector<std::string> redirect_addresses;
  bool suggest = false;
  bool twice = false;
  std::string compat;
  std::string format = "text";
  std::string color = "auto";
  std::string batch;
  unsigned jobs = 1;
  bool quiet = false;
};

void add_options(CLI::App& app, SimulateOptions& o) {
  std::vector<std::string> formats;
  for (const auto name : change_format_names()) formats.emplace_back(name);
  app.add_option("-t,--template", o.tmpl, "The template")->type_name("FILE");
  app.add_option("-z,--zone", o.zone,
                 "The zone before, a master file or JSON; absent: an empty one")
      ->type_name("FILE");
  app.add_option("--every-zone", o.every_zone,
                 "Every *.zone and *.json of a directory, one after another")
      ->type_name("DIR");
  app.add_option("-d,--domain", o.domain,
                 "The domain; absent: the zone file's $ORIGIN")
      ->type_name("NAME");
  app.add_option("--host", o.host,
                 "The host below the domain, the apex if none")
      ->type_name("NAME");
  app.add_option("-s,--set", o.set, "The value of a variable")
      ->allow_extra_args(false)
      ->type_name("VAR=VALUE");
  app.add_option("--params", o.params, "Values of variables, JSON or YAML")
      ->type_name("FILE");
  app.add_option("--query", o.query,
                 "Values, domain, host and groups as an apply URL or its query "
                 "has them")
      ->type_name("URL");
  app.add_option("-g,--group", o.groups,
                 "Apply this group only; may be repeated")
      ->allow_extra_args(false)
      ->type_name("ID");
  app.add_flag("--all-groups", o.all_groups,
               "Each group alone, then all together");
  app.add_flag("--state", o.state,
               "Keep with each record which template it is of, as some "
               "providers do");
  app.add_option("--instance", o.instance,
                 "The id of this application, with --state; absent: a new one")
      ->type_name("ID");
  app.add_option("--redirect-address", o.redirect_addresses,
                 "The provider's web server that answers redirects")
      ->allow_extra_args(false)
      ->type_name("IP");
  app.add_flag("--suggest", o.suggest,
               "Give variables without a value one that fits their place");
  app.add_flag("--twice", o.twice, "Apply once more: does it change nothing?");
  add_verify_options(app, o.verify);
  app.add_option("--compat", o.compat,
                 "The results of the Python reference library, not the newest "
                 "draft's")
      ->check(CLI::IsMember({"domainconnectzone"}))
      ->type_name("NAME");
  app.add_option("--format", o.format, "How to report")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  app.add_option("--batch", o.batch,
                 "Answer jobs, a line of JSON each, from a file or standard "
                 "input")
      ->expected(0, 1)
      ->type_name("FILE");
  app.add_option("-j,--jobs", o.jobs,
                 "With --batch: threads; 0: one for each core")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--color", o.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->capture_default_str();
  app.add_flag("-q,--quiet", o.quiet, "Print nothing; the exit status tells");
  add_manners(app,
              "  dct-simulate --template t.json --suggest\n"
              "  dct-simulate -t t.json -z example.com.zone --host shop "
              "--set ip=192.0.2.1\n"
              "  dct-simulate -t t.json --verify --query \"$(cat url.txt)\"\n"
              "  dct-simulate --batch jobs.ndjson -j 0 > answers.ndjson\n",
              "0 it can be applied, 1 it can't (--verify: is refused), or the "
              "second time changes something, 2 trouble with options or files");
}

/// What all simulations of a run share.
struct Run {
  const SimulateOptions& options;
  TemplateInput input;
  apply::Parameters parameters;
  std::vector<apply::RedirectAddress> addresses;
  std::string domain;
  std::string host;
  std::vector<std::string> groups;
  std::string instance;
  std::optional<ReceivedRequest> received{};  ///< with --verify
  bool failed = false;                        ///< something can't be applied
  bool trouble = false;                       ///< part of a file can't be read

  apply::Semantics semantics() const {
    return options.compat.empty() ? apply::Semantics::draft_05
                                  : apply::Semantics::domainconnectzone;
  }
};

std::vector<apply::RedirectAddress> addresses_of(const SimulateOptions& o) {
  std::vector<apply::RedirectAddress> addresses;
  for (const std::string& ip : o.redirect_addresses) {
    const bool ipv6 = ip.find(':') != std::string::npos;
    addresses.push_back({.type = ipv6 ? "AAAA" : "A", .address = ip});
  }
  return addresses;
}

/// What was verified is what is applied.
void take_request(Run& run, const ApplyRequest& request) {
  run.domain = request.domain;
  run.host = request.host.value_or("");
  run.groups = request.group_ids;
  if (run.instance.empty()) run.instance = request.instance_id.value_or("");
  for (const Parameter& v : request.variables) {
    run.parameters.set(v.name, v.value);
  }
}

/// The command line first, then the query, then the file.
void read_values(Run& run) {
  for (const std::string& pair : run.options.set) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Trouble{"--set " + pair + " has no =; write --set VAR=VALUE"};
    }
    run.parameters.set(std::string_view(pair).substr(0, equals),
                       std::string_view(pair).substr(equals + 1));
  }
  if (run.received) {
    take_request(run, run.received->request);
  } else if (!run.options.query.empty()) {
    QueryInput query = read_query(run.options.query, run.parameters);
    if (run.domain.empty()) run.domain = query.domain;
    if (run.host.empty()) run.host = query.host;
    if (run.groups.empty()) run.groups = query.groups;
    if (run.instance.empty()) run.instance = query.instance_id;
  }
  if (!run.options.params.empty()) {
    read_parameters(run.options.params, run.parameters);
  }
}

/// Fills what nobody gave, and says with what.
std::string suggest(Run& run) {
  std::string lines;
  const bool any_case = !run.options.compat.empty();
  for (const apply::Use& use :
       apply::variables(run.input.tmpl.records, run.groups)) {
    if (run.parameters.find(use.variable, any_case)) continue;
    const std::string value = apply::sample_value(use);
    run.parameters.set(use.variable, value);
    lines += "  --set " + std::string(use.variable) + "=" + value + "   for " +
             std::string(use.field) + " of record " +
             std::to_string(use.number) + "\n";
  }
  const auto& records = run.input.tmpl.records;
  const bool redirects =
      std::any_of(records.begin(), records.end(), [](const Record& r) {
        return r.is(RecordType::redir301) || r.is(RecordType::redir302);
      });
  if (redirects && run.addresses.empty()) {
    run.addresses.push_back({.address = "192.0.2.80"});
    lines += "  --redirect-address 192.0.2.80   for the redirects\n";
  }
  return lines.empty() ? "" : "Values made up:\n" + lines + "\n";
}

bool show(const Run& run, const zone::Zone& zone,
          const std::vector<std::string>& groups, const apply::Result& result) {
  if (run.options.quiet) return true;
  const Simulation simulation{
      .title = run.input.title,
      .domain = zone.apex(),
      .host = run.host == "@" ? "" : run.host,
      .groups = groups,
      .records = run.input.tmpl.records,
      .zone = zone,
      .result = result,
      .received = run.received ? &*run.received : nullptr};
  return print(write(simulation, *change_format_named(run.options.format),
                     use_color(run.options.color)));
}

/// What to do about variables without a value.
void advise(const apply::Result& result) {
  std::vector<std::string> missing;
  for (const apply::Error& e : result.errors) {
    if (!e.variable.empty() && std::find(missing.begin(), missing.end(),
                                         e.variable) == missing.end()) {
      missing.push_back(e.variable);
    }
  }
  if (missing.empty()) return;
  std::string line = "give values with";
  for (const std::string& variable : missing) {
    line += " --set " + variable + "=..";
  }
  complain(kName, line + ", or have them made up with --suggest");
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
      .parameters = run.parameters,
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
  const apply::Result result = apply::apply(zone, request);
  if (!show(run, zone, groups, result)) return false;
  if (!result.errors.empty()) {
    run.failed = true;
    advise(result);
    return true;
  }
  if (!run.options.twice) return true;
  const zone::Zone after = apply::after(zone, result.change);
  const apply::Result second = apply::apply(after, request);
  if (second.errors.empty() &&
      same_records(after, apply::after(after, second.change))) {
    return run.options.quiet || run.options.format != "text" ||
           print("applied again: nothing changes\n");
  }
  run.failed = true;
  return (run.options.quiet || run.options.format != "text" ||
          print("applied again, something changes:\n")) &&
         show(run, after, groups, second);
}

std::vector<std::string> groups_of(const Template& tmpl) {
  std::vector<std::string> groups;
  for (const Record& record : tmpl.records) {
    const std::string group(record.group());
    if (!group.empty() &&
        std::find(groups.begin(), groups.end(), group) == groups.end()) {
      groups.push_back(group);
    }
  }
  return groups;
}

bool simulate_zone(Run& run, const zone::Zone& zone) {
  if (!run.options.all_groups) return simulate_groups(run, zone, run.groups);
  const auto groups = groups_of(run.input.tmpl);
  for (const std::string& group : groups) {
    if (!simulate_groups(run, zone, {group})) return false;
  }
  return simulate_groups(run, zone, {});
}

bool simulate_file(Run& run, const std::string& path) {
  ZoneInput input = read_zone_file(path, run.domain);
  for (const std::string& line : input.complaints) complain(kName, line);
  run.trouble = run.trouble || !input.complaints.empty();
  return simulate_zone(run, input.zone);
}

std::vector<std::string> zone_files(const std::string& directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const auto suffix = entry.path().extension();
    if (suffix == ".zone" || suffix == ".json") {
      files.push_back(entry.path().string());
    }
  }
  if (error) {
    throw Trouble{"cannot read " + directory + ": " + error.message()};
  }
  if (files.empty()) {
    throw Trouble{directory + " has no *.zone and no *.json"};
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What a provider would say of the request before it looks at a zone.
void verify(Run& run) {
  std::vector<std::string> complaints;
  run.received = verify_query(run.options.verify, run.input.tmpl,
                              run.options.query, complaints);
  for (const std::string& line : complaints) complain(kName, line);
  run.trouble = !complaints.empty();
}

int show_refusal(Run& run) {
  const ApplyRequest& request = run.received->request;
  run.host = request.host.value_or("");
  const zone::Zone zone(request.domain);
  const apply::Result result{.change = {}, .errors = run.received->refusals()};
  if (!show(run, zone, request.group_ids, result)) {
    complain(kName, "cannot write to standard output");
    return kTrouble;
  }
  return run.trouble ? kTrouble : kFindings;
}

int simulate(const SimulateOptions& o) {
  Run run{.options = o,
          .input = read_template_file(o.tmpl),
          .parameters = {},
          .addresses = addresses_of(o),
          .domain = o.domain,
          .host = o.host,
          .groups = o.groups,
          .instance = o.instance};
  if (o.verify.wanted) {
    verify(run);
    if (run.received->is_refused()) return show_refusal(run);
  }
  read_values(run);
  if (o.suggest) {
    const std::string lines = suggest(run);
    if (!o.quiet && o.format == "text" && !print(lines)) return kTrouble;
  }
  bool written = true;
  if (!o.every_zone.empty()) {
    bool first = true;
    for (const std::string& file : zone_files(o.every_zone)) {
      if (!o.quiet && o.format == "text") {
        written = written && print((first ? "" : "\n") + file + "\n");
      }
      first = false;
      written = written && simulate_file(run, file);
    }
  } else if (!o.zone.empty()) {
    written = simulate_file(run, o.zone);
  } else {
    if (run.domain.empty()) run.domain = kSampleDomain;
    written = simulate_zone(run, zone::Zone(run.domain));
  }
  if (!written) complain(kName, "cannot write to standard output");
  return !written || run.trouble ? kTrouble : run.failed ? kFindings : kClean;
}

int batch(const SimulateOptions& o) {
  const int input = o.batch == "-"
                        ? STDIN_FILENO
                        : open(o.batch.c_str(), O_RDONLY | O_CLOEXEC);
  if (input < 0) {
    complain(kName, "cannot read " + o.batch + ": " + std::strerror(errno));
    return kTrouble;
  }
  if (run_batch(input,
                o.compat.empty() ? apply::Semantics::draft_05
                                 : apply::Semantics::domainconnectzone,
                o.jobs)) {
    return kClean;
  }
  complain(kName, "cannot read all jobs, or not write all answers");
  return kTrouble;
}

int run(int argc, char** argv) {
  CLI::App app(
      "Applies a template to a zone, writes nothing, and says which records "
      "come, go and stay, and by which rule.",
      kName);
  SimulateOptions o;
  add_options(app, o);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  check_verify_options(app, o.verify);
  if (app.count("--batch") > 0) {
    if (o.batch.empty()) o.batch = "-";
    return batch(o);
  }
  if (o.tmpl.empty()) {
    complain(kName, "no template was named; say --template FILE, or --batch");
    return kTrouble;
  }
  return simulate(o);
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kName, [argc, argv] { return run(argc, argv); });
}
