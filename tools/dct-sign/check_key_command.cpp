// SPDX-License-Identifier: MIT
#include "dct-sign/check_key_command.hpp"

#include <dct/keys/key_record.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <algorithm>
#include <memory>

#include "cli/output.hpp"
#include "dct-sign/sign_output.hpp"
#include "net/key_lookup.hpp"

namespace dct::tools::sign {
namespace {

struct Options {
  std::string name;
  TxtOptions txt;
  std::string format = "text";
  bool quiet = false;
};

std::string in_words(const TxtSource& source, const std::string& owner,
                     const TxtAnswer& answer,
                     const std::vector<std::string>& texts,
                     const keys::KeyRecord& record) {
  std::string text = text::visible(owner) + " TXT, from " +
                     text::visible(source.name) +
                     (texts.empty() ? ": " + answer.none : "") + "\n";
  for (const std::string& t : texts) text += "  " + text::visible(t) + "\n";
  text += diagnostic::to_text(record.problems);
  text += record.key
              ? "the key is good: " + describe(*record.key) + ", " +
                    record.algorithm_name + ", " +
                    std::to_string(record.fragments) +
                    (record.fragments == 1 ? " fragment\n" : " fragments\n")
              : std::string("the key can't be used\n");
  return text;
}

/// The keys that a zone file has at other names.
void add_other_keys(const TxtSource& source, keys::KeyRecord& record) {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::string> names;
  for (const std::string& owner : source.owners) {
    if (names.size() == kMostNamed) break;
    if (keys::read_key_record(source.ask(owner).records).fragments > 0) {
      names.push_back(owner);
    }
  }
  if (names.empty()) return;
  std::string list;
  for (const std::string& name : names) {
    list += (list.empty() ? "" : ", ") + name;
  }
  record.problems.push_back(diagnostic::info(
      "key-elsewhere",
      "the zone file has " + std::string(names.size() == 1 ? "a key" : "keys") +
          " at " + list,
      "check that name: it is the label and syncPubKeyDomain"));
}

int run(const Options& o) {
  std::string owner = o.name;
  if (owner.ends_with('.')) owner.pop_back();
  const std::size_t dot = owner.find('.');
  if (dot == std::string::npos) {
    throw Trouble("write the whole name of the key, as in _dck1.example.com");
  }
  const std::string label = owner.substr(0, dot);
  const std::string domain = owner.substr(dot + 1);
  const TxtSource source = open_source(o.txt, domain);
  for (const std::string& line : source.complaints) complain(kName, line);
  // A key may be what could not be read.
  if (!source.complaints.empty()) return kTrouble;
  TxtAnswer answer;
  keys::KeyRecord record = find_key(source, label, domain, &answer);
  const bool is_missing = std::any_of(
      record.problems.begin(), record.problems.end(),
      [](const diagnostic::Problem& p) { return p.rule == "record-missing"; });
  if (is_missing) add_other_keys(source, record);
  const std::vector<std::string> texts = joined(answer.records);
  if (o.quiet) return record.key ? kClean : kFindings;
  print_result(
      o.format == "json"
          ? to_json({{"good", record.key.has_value()},
                     {"name", owner},
                     {"source", source.name},
                     {"records", texts},
                     {"none", answer.none},
                     {"algorithm",
                      record.fragments > 0 ? record.algorithm_name : ""},
                     {"key", record.key ? describe(*record.key) : ""},
                     {"fragments", record.fragments},
                     {"mistakes", record.problems}})
          : in_words(source, owner, answer, texts, record));
  return record.key ? kClean : kFindings;
}

}  // namespace

void add_check_key(CLI::App& app, Chosen& chosen) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "check-key", "Look up a published key, in DNS or in a zone file");
  command
      ->add_option("NAME", o->name,
                   "Its name: the label and syncPubKeyDomain, as in "
                   "_dck1.example.com")
      ->required()
      ->type_name("");
  add_txt_options(*command, o->txt);
  add_format_option(*command, o->format);
  add_quiet_option(*command, o->quiet);
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools::sign
