// SPDX-License-Identifier: MIT
#include "dct-vet/vet_options.hpp"

#include <dct/lint/profile.hpp>
#include <dct/report/vetting.hpp>

namespace dct::tools {

void add_examination_options(CLI::App& app, ExaminationOptions& o) {
  std::vector<std::string> profiles;
  for (const lint::Profile& p : lint::profiles()) profiles.emplace_back(p.name);
  add_file_options(app, o.files);
  app.add_option("--profile", o.profile,
                 "Profile of rules; default: that of the policy, else "
                 "repository")
      ->check(CLI::IsMember(profiles))
      ->type_name("NAME");
  app.add_option("--policy", o.policy, "Policy (YAML) to judge by")
      ->type_name("FILE");
  app.add_option("--base", o.base,
                 "The version that was let in: a file, a directory with files "
                 "of the same names, or git:REV; rates what changed")
      ->type_name("FILE|DIR|git:REV");
  app.add_option("--registry", o.registry,
                 "Templates that were let in; asks whether who proposes the "
                 "template could be mistaken for one of their providers")
      ->type_name("DIR");
  CLI::Option* history = app.add_flag(
      "--history", o.history,
      "Say who changed the template before, from the log of its git "
      "repository, up to REV with --base git:REV");
  app.add_option("--author", o.author,
                 "Who proposes the template; default: the author of its last "
                 "commit, or who would commit it now")
      ->needs(history)
      ->type_name("NAME|EMAIL");
  add_key_check_options(app, o.keys);
  app.add_option("--decisions", o.decisions,
                 "What has been refused before, JSON: {\"FILE:SHA256\": "
                 "\"deny\"}; it stays refused")
      ->type_name("FILE");
  app.add_option("--against", o.against,
                 "A directory of templates; tells which of them remove records "
                 "of the examined one, and of which it removes records")
      ->type_name("DIR");
  app.add_flag("--thorough", o.thorough,
               "Try all groups of a template, and all orders of them");
  app.add_option("--stdin-name", o.stdin_name,
                 "Name of standard input in reports")
      ->type_name("NAME");
  app.add_option("-j,--jobs", o.jobs, "Number of threads; 0: one for each core")
      ->type_name("N")
      ->capture_default_str();
}

void add_vet_options(CLI::App& app, VetOptions& o) {
  std::vector<std::string> formats;
  for (const auto& f : report::vetting_formats()) formats.emplace_back(f.name);
  add_examination_options(app, o);
  app.add_option("--format", o.format, "Format of the report")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  app.add_option("--output", o.outputs,
                 "Write the report to a file as well, as in "
                 "markdown:comment.md; html:DIR/ is a page for each template "
                 "and an index; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FORMAT:FILE");
  add_color_option(app, o.color);
  app.add_flag("-q,--quiet", o.quiet,
               "Print nothing; the exit status is the result");
  add_help(
      app,
      "  dct-vet example.com.website.json\n"
      "  dct-vet --policy policy.yaml --decisions refused.json "
      "example.com.website.json\n"
      "  dct-vet --base git:origin/master example.com.website.json\n"
      "  dct-vet --registry templates/ --history --check-keys "
      "example.com.website.json\n"
      "  dct-vet --against templates/ example.com.website.json\n"
      "  dct-vet --quiet --output html:vetting/ --output json:vetting.json "
      "templates/\n",
      "0 approve, with or without remarks, 1 changes requested or reject, 2 "
      "error in options or files, or nothing to examine");
}

}  // namespace dct::tools
