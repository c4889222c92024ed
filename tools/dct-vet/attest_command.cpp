// SPDX-License-Identifier: MIT
#include <dct/attest/envelope.hpp>
#include <dct/attest/statement.hpp>
#include <dct/text/utc_time.hpp>

#include <algorithm>
#include <chrono>
#include <memory>

#include "cli/key_files.hpp"
#include "cli/output.hpp"
#include "cli/write.hpp"
#include "dct-vet/attest_commands.hpp"
#include "dct-vet/examined_files.hpp"

namespace dct::tools {
namespace {

struct Options : ExaminationOptions {
  KeyFile key;
  std::string decision;
  std::string reviewer;
  std::string note;
  std::string time;
  std::string output;
};

keys::PrivateKey signing_key(const KeyFile& from) {
  keys::PrivateKey key = read_private_key(from);
  if (const auto problem = attest::find_wrong_kind(key.public_key())) {
    throw Trouble(from.file + ": " + problem->message + "; " + problem->help);
  }
  return key;
}

std::string name_of(const Input& input, const Options& o,
                    const vet::Vetting& vetting) {
  if (!input.name.empty()) return input.name;
  return o.stdin_name.empty() ? vetting.title + ".json" : o.stdin_name;
}

/// The reviewer decides; that dct would not have is said, here and in the
/// statement.
void tell_override(const vet::Vetting& vetting) {
  const auto& reasons = vetting.verdict.reasons;
  const vet::Reason& reason =
      *std::find_if(reasons.begin(), reasons.end(),
                    [](const vet::Reason& r) { return !r.waived; });
  complain(kVet, vetting.file +
                     ": approved by the reviewer, although dct-vet says " +
                     std::string(name(vetting.verdict.decision)) + " (" +
                     reason.condition + ": " + reason.say +
                     "); the attestation records both");
}

/// The envelopes, a line each.
std::string attest_all(const ExaminedFiles& files, const Options& o,
                       const attest::Review& review,
                       const keys::PrivateKey& key) {
  std::string lines;
  for (std::size_t i = 0; i < files.vettings.size(); ++i) {
    const vet::Vetting& vetting = files.vettings[i];
    const json::Document& document = files.documents[i];
    // What was read of a longer file is not all of it.
    if (document.source().text().size() > json::kMaxBytes) {
      throw Trouble(vetting.file +
                    " is larger than any template may be (1 MiB); nothing was "
                    "signed");
    }
    if (attest::overrides(review, vetting.verdict)) tell_override(vetting);
    const auto envelope = attest::sign(
        std::string(attest::kPayloadType),
        attest::write_statement(
            attest::subject_of(document, name_of(files.inputs[i], o, vetting)),
            vetting, review, {.linter = files.linter, .profile = o.profile}),
        key);
    if (!envelope) throw Trouble(envelope.why());
    lines += attest::write_envelope(*envelope);
  }
  return lines;
}

int run(const Options& o) {
  const attest::Review review{.decision = *vet::decision_named(o.decision),
                              .reviewer = o.reviewer,
                              .note = o.note,
                              .time = time_of(o.time)};
  if (o.reviewer.empty()) throw Trouble("--reviewer: say who decided");
  const keys::PrivateKey key = signing_key(o.key);
  const ExaminedFiles files = examine_files(o);
  for (const diagnostic::Problem& p : files.problems) complain(kVet, p.message);
  if (!files.problems.empty()) {
    throw Trouble("nothing was signed");
  }
  const std::string lines = attest_all(files, o, review, key);
  if (o.output.empty()) {
    print_or_end(lines);
  } else if (const auto problem = write_file(o.output, lines)) {
    throw Trouble(problem->message);
  }
  return kClean;
}

}  // namespace

void add_time_option(CLI::App& command, std::string& time,
                     const std::string& what) {
  command.add_option("--time", time, what + ", as in 2026-11-24T08:30:00Z")
      ->type_name("TIME");
}

std::chrono::sys_seconds time_of(const std::string& option) {
  if (option.empty()) {
    return std::chrono::floor<std::chrono::seconds>(
        std::chrono::system_clock::now());
  }
  const auto time = text::read_utc_time(option);
  if (!time) {
    throw Trouble("--time " + option +
                  " is not a time in UTC; write it as 2026-11-24T08:30:00Z");
  }
  return *time;
}

void add_attest(CLI::App& app, Chosen& chosen) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "attest",
      "Examine templates, and sign what a reviewer decided: an in-toto "
      "statement for each, in a DSSE envelope, one a line");
  command
      ->add_option("--key", o->key.file,
                   "The private key to sign with, Ed25519 or EC on P-256")
      ->required()
      ->type_name("FILE");
  command
      ->add_option(
          "--passphrase-file", o->key.passphrase_file,
          "A file; its first line is the passphrase of an encrypted key")
      ->type_name("FILE");
  command->add_option("--decision", o->decision, "What the reviewer decided")
      ->required()
      ->check(CLI::IsMember(
          {"approve", "approve-with-remarks", "changes-requested", "reject"}));
  command
      ->add_option("--reviewer", o->reviewer,
                   "Who decided, such as an address of mail")
      ->required()
      ->type_name("WHO");
  command->add_option("--note", o->note, "What the reviewer has to say")
      ->type_name("TEXT");
  add_time_option(*command, o->time, "When it was decided (default: now)");
  command
      ->add_option("--output", o->output,
                   "Write to this file, not to standard output")
      ->type_name("FILE");
  add_examination_options(*command, *o);
  command->footer(
      "Examples:\n"
      "  dct-vet attest --key vetting.pem --decision approve --reviewer "
      "jane@example.net --output website.intoto.jsonl "
      "example.com.website.json\n"
      "\nExit status: 0 signed, whatever was decided, 2 error in options or "
      "files, or nothing to examine; nothing is then signed.");
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools
