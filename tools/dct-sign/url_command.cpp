// SPDX-License-Identifier: MIT
#include "dct-sign/url_command.hpp"

#include <dct/request/apply_url.hpp>

#include <iostream>
#include <memory>
#include <optional>

#include "cli/output.hpp"
#include "dct-sign/key_options.hpp"
#include "dct-sign/sign_inputs.hpp"
#include "dct-sign/sign_output.hpp"

namespace dct::tools::sign {
namespace {

struct Options {
  std::string template_file;
  KeyOptions key;
  std::string label = "_dck1";
  request::ApplyRequest request;
  std::vector<std::string> settings;
  std::string format = "text";
};

int run(Options& o) {
  const json::Document document = read_json(o.template_file);
  o.request.variables = parse_settings(o.settings);
  std::optional<request::Signer> signer;
  if (!o.key.file.empty()) {
    const keys::PrivateKey key = read_private_key(o.key);
    const keys::KeyKind kind = key.public_key().kind();
    signer = request::Signer{key, algorithm_for(o.key, kind), o.label};
  }
  const request::ApplyUrl built =
      request::build_apply_url(templates::read_template(document), o.request,
                               signer ? &*signer : nullptr);
  if (o.format == "json") {
    print_result(to_json({{"url", built.url},
                          {"signedText", built.signed_text},
                          {"mistakes", built.problems}}));
  } else {
    // On standard error, so that $(dct-sign url ..) is the URL.
    std::cerr << diagnostic::to_text(built.problems);
    if (!built.url.empty()) print_result(built.url + "\n");
  }
  return built.url.empty() ? kFindings : kClean;
}

}  // namespace

void add_url(CLI::App& app, Chosen& chosen) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "url",
      "Build an apply URL, check it against the template, and sign it with "
      "--key FILE");
  command->add_option("--template", o->template_file, "The template")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--sync-ux", o->request.url_sync_ux,
                   "urlSyncUX of the DNS provider's settings")
      ->required()
      ->type_name("URL");
  command->add_option("--domain", o->request.domain, "The zone apex")
      ->required()
      ->type_name("DOMAIN");
  command->add_option("--host", o->request.host, "The sub-domain")
      ->type_name("HOST");
  command->add_option("--set", o->settings, "A variable; may be repeated")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  command
      ->add_option("--group", o->request.group_ids,
                   "A groupId; may be repeated")
      ->type_name("ID")
      ->allow_extra_args(false);
  command
      ->add_option("--redirect-uri", o->request.redirect_uri,
                   "Where the user returns to")
      ->type_name("URL");
  command->add_option("--state", o->request.state, "Returned with the user")
      ->type_name("TEXT");
  command
      ->add_option("--provider-name", o->request.provider_name,
                   "Shown to the user (sharedProviderName)")
      ->type_name("NAME");
  command
      ->add_option("--service-name", o->request.service_name,
                   "Shown to the user (sharedServiceName)")
      ->type_name("NAME");
  command
      ->add_option("--instance", o->request.instance_id,
                   "The instance of the template (instanceId)")
      ->type_name("ID");
  add_key_options(*command, o->key,
                  "The private key; without one the URL is not signed");
  command->add_option("--label", o->label, "The key's label, sent as `key`")
      ->type_name("LABEL")
      ->capture_default_str();
  add_format_option(*command, o->format);
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools::sign
