// SPDX-License-Identifier: MIT
#include "dct-simulate/simulate_options.hpp"

#include <dct/apply/losses.hpp>
#include <dct/report/change_formats.hpp>

#include <algorithm>

#include "cli/options.hpp"

namespace dct::tools {
namespace {

/// A word that names losses.
CLI::Validator check_loss() {
  return CLI::Validator(
      [](const std::string& word) {
        const auto kinds = apply::loss_kinds();
        const bool known =
            word == "any" || std::any_of(kinds.begin(), kinds.end(),
                                         [&word](const apply::LossInfo& kind) {
                                           return kind.id == word ||
                                                  kind.area == word ||
                                                  kind.grade == word;
                                         });
        if (known) return std::string();
        std::string ids;
        for (const apply::LossInfo& kind : kinds) {
          ids += (ids.empty() ? "" : ", ") + std::string(kind.id);
        }
        return word + " is not a loss; write any, an area, a grade, or of " +
               ids;
      },
      "");
}

void add_inputs(CLI::App& app, SimulateOptions& o) {
  app.add_option("TEMPLATE,-t,--template", o.tmpl, "The template")
      ->type_name("FILE");
  app.add_option("-z,--zone", o.zone,
                 "The zone before: a master file or an export of a DNS "
                 "provider, or sample:NAME; absent: an empty one")
      ->type_name("FILE");
  app.add_option("--axfr", o.axfr,
                 "Ask this DNS server for the zone of --domain (AXFR)")
      ->type_name("ADDRESS[:PORT]")
      ->excludes("--zone");
  app.add_flag("--resolve", o.resolve,
               "Ask DNS for what --domain has now at the names that the "
               "template writes")
      ->excludes("--zone")
      ->excludes("--axfr");
  app.add_option("--server", o.server,
                 "With --resolve: the DNS server (default: the system's)")
      ->type_name("ADDRESS[:PORT]")
      ->needs("--resolve");
  app.add_option("--every-zone", o.every_zone,
                 "Every *.zone and *.json of a directory; as text or markdown, "
                 "a table with a line for each")
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
}

void add_behaviour(CLI::App& app, SimulateOptions& o) {
  app.add_option("-g,--group", o.groups,
                 "Apply this group only; may be repeated")
      ->allow_extra_args(false)
      ->type_name("ID");
  app.add_option("--record", o.record_numbers,
                 "Apply this record only, 1 is the first; may be repeated")
      ->allow_extra_args(false)
      ->type_name("N");
  app.add_flag("--all-groups", o.all_groups,
               "Each group alone, then all together");
  app.add_flag("--state", o.state,
               "Note with each record which template it belongs to, as some "
               "providers do");
  app.add_option("--instance", o.instance,
                 "The id of this application, with --state; absent: a new one")
      ->type_name("ID");
  app.add_option("--redirect-address", o.redirect_addresses,
                 "The provider's web server that answers redirects")
      ->allow_extra_args(false)
      ->type_name("IP");
  app.add_flag("--suggest", o.suggest,
               "Make up values for variables that have none");
  app.add_flag("--twice", o.twice,
               "Apply a second time; nothing must change, and with other "
               "values no record should be left over");
  app.add_option("--fail-on-loss", o.fail_on_loss,
                 "Exit 1 for a loss with this id, of this area (mail, web, "
                 "certificates, dns, other) or grade (broken, worse, moved), "
                 "or for any")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(check_loss())
      ->type_name("ID,..");
  add_verify_options(app, o.verify);
  app.add_option("--compat", o.compat,
                 "The results of the Python reference library, not the newest "
                 "draft's")
      ->check(CLI::IsMember({"domainconnectzone"}))
      ->type_name("NAME");
}

void add_output(CLI::App& app, SimulateOptions& o) {
  std::vector<std::string> formats;
  for (const auto& f : report::change_formats()) formats.emplace_back(f.name);
  app.add_option("--format", o.format, "Output format")
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
}

}  // namespace

void add_options(CLI::App& app, SimulateOptions& o) {
  add_inputs(app, o);
  add_behaviour(app, o);
  add_output(app, o);
  const bool verifies = app.get_option_no_throw("--verify") != nullptr;
  add_help(
      app,
      std::string("  dct-simulate --template t.json --suggest\n"
                  "  dct-simulate -t t.json -z example.com.zone --host shop "
                  "--set ip=192.0.2.1\n"
                  "  dct-simulate -t t.json --suggest --every-zone zones "
                  "--fail-on-loss mail\n") +
          (verifies ? "  dct-simulate -t t.json --verify --query \"$(cat "
                      "url.txt)\"\n"
                    : "") +
          "  dct-simulate --batch jobs.ndjson -j 0 > answers.ndjson\n",
      std::string("0 it can be applied, 1 it can't") +
          (verifies ? " (--verify: is refused)" : "") +
          ", or the second time changes something, or a loss of "
          "--fail-on-loss, "
          "2 trouble with options or "
          "files");
}

}  // namespace dct::tools
