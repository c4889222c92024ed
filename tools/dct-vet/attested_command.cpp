// SPDX-License-Identifier: MIT
#include <dct/attest/admission.hpp>
#include <dct/attest/envelope.hpp>
#include <dct/text/escape/terminal_line.hpp>
#include <dct/text/utc_time.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/output.hpp"
#include "cli/run.hpp"
#include "dct-vet/attest_commands.hpp"

namespace dct::tools {
namespace {

namespace fs = std::filesystem;

struct Options {
  FileOptions files;
  std::vector<std::string> public_keys;
  std::vector<std::string> attestations;
  std::vector<std::string> decisions;
  std::string reviewer;
  std::string time;
  std::string stdin_name;
  unsigned max_age = 0;
  bool layout_may_differ = false;
  bool quiet = false;
};

std::vector<keys::PublicKey> read_keys(const std::vector<std::string>& files) {
  std::vector<keys::PublicKey> trusted;
  for (const std::string& file : files) {
    auto key = keys::PublicKey::read(read_file(file));
    if (!key) throw Trouble(file + ": " + key.why());
    if (const auto problem = attest::find_wrong_kind(*key)) {
      throw Trouble(file + ": " + problem->message);
    }
    trusted.push_back(*std::move(key));
  }
  return trusted;
}

/// A file as it is; of a directory all *.json and *.jsonl below it.
std::vector<std::string> files_of(const std::string& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    const std::string extension = entry.path().extension().string();
    if ((extension == ".json" || extension == ".jsonl") &&
        entry.is_regular_file()) {
      files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

attest::Attestations read_attestations(const Options& o) {
  constexpr std::size_t kMaxFile = std::size_t{64} << 20U;
  attest::Attestations known(read_keys(o.public_keys));
  for (const std::string& path : o.attestations) {
    for (const std::string& file : files_of(path)) {
      known.add({file, read_file(file, kMaxFile)});
    }
  }
  return known;
}

attest::AdmissionRules rules_of(const Options& o) {
  attest::AdmissionRules rules{.layout_may_differ = o.layout_may_differ,
                               .reviewer = o.reviewer,
                               .now = time_of(o.time)};
  if (o.max_age > 0) rules.max_age = std::chrono::days(o.max_age);
  if (o.decisions.empty()) return rules;
  rules.decisions.clear();
  for (const std::string& name : o.decisions) {
    rules.decisions.push_back(*vet::decision_named(name));
  }
  return rules;
}

std::string say(const attest::Admission& admission) {
  return std::string(name(admission.review.decision)) + ", by " +
         text::one_line(admission.review.reviewer) + ", " +
         text::to_utc_text(admission.review.time) + ", key " +
         admission.key_id.substr(0, 16) +
         (admission.layout_differs ? "; its layout differs" : "");
}

std::string say(const diagnostic::Problem& problem) {
  const std::string& file = problem.place.file;
  return "NOT admitted: " + (file.empty() ? "" : file + ": ") +
         problem.message + "; " + problem.help;
}

/// What is signed but was not taken may be the reason; templates beside
/// attestations are not.
void tell_not_taken(const attest::Attestations& known,
                    const diagnostic::Problem& told) {
  constexpr unsigned kMost = 5;
  unsigned count = 0;
  for (const diagnostic::Problem& p : known.problems()) {
    const bool is_told =
        p.place.file == told.place.file && p.message == told.message;
    if (p.rule == "envelope-form" || is_told || ++count > kMost) continue;
    complain(kVet, p.place.file + ": not taken: " + p.message);
  }
  if (count > kMost) {
    complain(kVet, std::to_string(count - kMost) + " more were not taken");
  }
}

int run(const Options& o) {
  const attest::AdmissionRules rules = rules_of(o);
  const attest::Attestations known = read_attestations(o);
  const auto [inputs, problems, remarks] = find_inputs(o.files, o.stdin_name);
  for (const std::string& remark : remarks) complain(kVet, remark);
  const Examination all = examine_all(
      inputs, {.stdin_name = o.stdin_name}, [](const auto&, const auto&) {
        return std::vector<diagnostic::Finding>();
      });
  std::string lines;
  std::optional<diagnostic::Problem> refusal;
  for (std::size_t i = 0; i < all.documents.size(); ++i) {
    const json::Document& document = all.documents[i];
    const auto found = known.admit(document, all.inputs[i].name, rules);
    lines +=
        text::one_line(document.source().name()) + ": " +
        text::one_line(found ? say(*found) : say(found.problems().front())) +
        "\n";
    if (!found && !refusal) refusal = found.problems().front();
  }
  if (!o.quiet) print_or_end(lines);
  if (refusal && !o.quiet) tell_not_taken(known, *refusal);
  for (const diagnostic::Problem& p : problems) complain(kVet, p.message);
  for (const diagnostic::Problem& p : all.problems) complain(kVet, p.message);
  if (!problems.empty() || !all.problems.empty()) return kTrouble;
  return refusal ? kFindings : kClean;
}

}  // namespace

void add_attested(CLI::App& app, Chosen& chosen) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "attested",
      "Say whether exactly these templates were let in, by a decision that a "
      "trusted key signed; exit status 1 if not");
  command
      ->add_option("--public-key", o->public_keys,
                   "A public key that is trusted; may be repeated")
      ->required()
      ->allow_extra_args(false)
      ->type_name("FILE");
  command
      ->add_option("--attestation", o->attestations,
                   "What dct-vet attest wrote, or a directory with such files; "
                   "may be repeated")
      ->required()
      ->allow_extra_args(false)
      ->type_name("FILE|DIR");
  command
      ->add_option("--decision", o->decisions,
                   "The decisions that let a template in (default: "
                   "approve,approve-with-remarks)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(
          {"approve", "approve-with-remarks", "changes-requested", "reject"}))
      ->type_name("DECISION,..");
  command->add_option("--reviewer", o->reviewer, "Only decisions of this one")
      ->type_name("WHO");
  command
      ->add_option("--max-age", o->max_age,
                   "Only decisions of the last DAYS days")
      ->check(CLI::Range(1U, 36500U))
      ->type_name("DAYS");
  add_time_option(*command, o->time,
                  "The time that ages are counted to (default: now)");
  command->add_flag("--layout-may-differ", o->layout_may_differ,
                    "Blanks, line breaks and the order of members may be "
                    "others than in the file that was vetted");
  add_file_options(*command, o->files);
  command
      ->add_option("--stdin-name", o->stdin_name,
                   "Name of standard input in reports")
      ->type_name("NAME");
  command->add_flag("-q,--quiet", o->quiet,
                    "Print nothing; the exit status is the result");
  command->footer(
      "Examples:\n"
      "  dct-vet attested --public-key vetting.pub.pem --attestation "
      "website.intoto.jsonl example.com.website.json\n"
      "  dct-vet attested --public-key vetting.pub.pem --attestation "
      "attestations/ --max-age 365 templates/\n"
      "\nExit status: 0 all are admitted, 1 one is not, 2 error in options or "
      "files, or no template was named.");
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools
