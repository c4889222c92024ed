// SPDX-License-Identifier: MIT
#include "dct-sign/sign_command.hpp"

#include <dct/request/signature.hpp>
#include <dct/text/url.hpp>

#include <memory>

#include "cli/output.hpp"
#include "dct-sign/key_options.hpp"
#include "dct-sign/sign_inputs.hpp"
#include "dct-sign/sign_output.hpp"

namespace dct::tools::sign {
namespace {

struct Options {
  KeyOptions key;
  std::string label;
  std::string query;
  std::vector<std::string> settings;
  std::string format = "text";
};

int run(const Options& o) {
  if (o.query.empty() == o.settings.empty()) {
    throw Trouble(
        "give either a query to sign as it is, or parameters by --set");
  }
  const keys::PrivateKey key = read_private_key(o.key);
  const keys::Algorithm algorithm =
      algorithm_for(o.key, key.public_key().kind());
  std::string text;
  if (o.settings.empty()) {
    text = read_argument(o.query);
    text = request::signed_part(text::query_of(text));
  } else {
    text = request::canonical_query(parse_settings(o.settings));
  }
  if (text.find_first_of("\r\n") != std::string::npos) {
    throw Trouble(
        "the query has a line break in it, which would be signed as well; "
        "printf %s writes none");
  }
  const std::string signature = request::sign(text, key, algorithm);
  const std::string query =
      o.label.empty() ? std::string()
                      : request::append_signature(text, o.label, signature);
  if (o.format == "json") {
    print_result(to_json({{"signedText", text},
                          {"algorithm", std::string(name(algorithm))},
                          {"signature", signature},
                          {"query", query}}));
  } else {
    print_result((query.empty() ? signature : query) + "\n");
  }
  return kClean;
}

}  // namespace

void add_sign(CLI::App& app, Chosen& chosen) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "sign", "Sign a query as it is, or parameters (encoded and sorted)");
  command
      ->add_option("QUERY", o->query,
                   "A query or URL, byte for byte; - for standard input")
      ->type_name("");
  command->add_option("--set", o->settings, "A parameter; may be repeated")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  add_key_options(*command, o->key, "The private key");
  command->get_option("--key")->required();
  command
      ->add_option("--label", o->label,
                   "Print the whole query, with this label as `key`; else "
                   "the signature")
      ->type_name("LABEL");
  add_format_option(*command, o->format);
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools::sign
