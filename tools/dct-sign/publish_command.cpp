// SPDX-License-Identifier: MIT
#include "dct-sign/publish_command.hpp"

#include <dct/keys/key_owner.hpp>
#include <dct/keys/publish.hpp>

#include <iostream>
#include <memory>

#include "cli/output.hpp"
#include "dct-sign/key_options.hpp"
#include "dct-sign/sign_output.hpp"

namespace dct::tools::sign {
namespace {

struct Options {
  KeyOptions key;
  std::string domain;
  std::string label = "_dck1";
  unsigned ttl = 3600;
  bool one_record = false;
  bool values = false;
  std::string format = "text";
};

int run(const Options& o) {
  const keys::PublicKey key = read_any_key(o.key);
  std::vector<diagnostic::Problem> problems =
      keys::check_key_label(o.label, o.domain);
  for (diagnostic::Problem& p : key.weaknesses()) {
    problems.push_back(std::move(p));
  }
  const std::string owner = keys::key_owner(o.label, o.domain);
  if (diagnostic::has_error(problems)) {
    complain(kName, "nothing is published");
    print_result(o.format == "json"
                     ? to_json({{"name", owner},
                                {"records", std::vector<std::string>()},
                                {"mistakes", problems}})
                     : diagnostic::to_text(problems));
    return kFindings;
  }
  const auto records =
      keys::publish(key, algorithm_for(o.key, key.kind()),
                    o.one_record ? keys::KeyLayout::one_record
                                 : keys::KeyLayout::many_records);
  const std::vector<std::string> texts = joined(records);
  if (o.format == "json") {
    print_result(
        to_json({{"name", owner}, {"records", texts}, {"mistakes", problems}}));
    return kClean;
  }
  if (!problems.empty()) std::cerr << diagnostic::to_text(problems);
  if (!o.values) {
    print_result(keys::master_file(owner, records, o.ttl));
    return kClean;
  }
  std::string lines;
  for (const std::string& t : texts) lines += t + "\n";
  print_result(lines);
  return kClean;
}

}  // namespace

void add_publish(CLI::App& app, Chosen& chosen) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "publish", "Print the TXT records of a public key, as a master file");
  add_key_options(*command, o->key, "The public key, or the private one");
  command->get_option("--key")->required();
  command
      ->add_option("--domain", o->domain,
                   "The domain of the key (syncPubKeyDomain)")
      ->required()
      ->type_name("DOMAIN");
  command->add_option("--label", o->label, "The key's label, sent as `key`")
      ->type_name("LABEL")
      ->capture_default_str();
  command->add_option("--ttl", o->ttl, "The TTL of the records, in seconds")
      ->check(CLI::Range(0, 2147483647))
      ->type_name("N")
      ->capture_default_str();
  command->add_flag(
      "--one-record", o->one_record,
      "One record with several strings instead of several records");
  command->add_flag("--values", o->values,
                    "Only the values, one line for each record: for web forms");
  add_format_option(*command, o->format);
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools::sign
