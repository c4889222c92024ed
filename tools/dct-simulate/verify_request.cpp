// SPDX-License-Identifier: MIT
#include "dct-simulate/verify_request.hpp"

#include <dct/request/received_request.hpp>
#include <dct/text/url.hpp>

#include <optional>

#include "cli/files.hpp"
#include "cli/output.hpp"
#include "net/key_lookup.hpp"

namespace dct::tools {
namespace {

std::optional<keys::KeyRecord> key_of(const VerifyOptions& options,
                                      std::string_view query,
                                      std::string_view domain,
                                      std::vector<std::string>& complaints) {
  const auto label = request::key_label_of(query, domain);
  if (domain.empty() || !label) return std::nullopt;
  if (!options.public_key.empty()) {
    const auto key = keys::PublicKey::read(read_file(options.public_key));
    if (!key) throw Trouble(options.public_key + ": " + key.why());
    return record_of(*key, keys::default_algorithm(key->kind()));
  }
  TxtSource source = open_source(options.txt, std::string(domain));
  complaints = std::move(source.complaints);
  return find_key(source, *label, domain);
}

}  // namespace

void add_verify_options(CLI::App& app, VerifyOptions& options) {
  CLI::Option* verify =
      app.add_flag("--verify", options.wanted,
                   "Refuse what a provider would refuse of the --query; the "
                   "key is looked up in DNS, unless the next options say where")
          ->needs(app.get_option("--query"));
  app.add_option("--public-key", options.public_key,
                 "With --verify: the key, as PEM")
      ->needs(verify)
      ->type_name("FILE");
  add_txt_options(app, options.txt, "key-");
  for (const char* name : {"--key-zone", "--key-server", "--timeout"}) {
    app.get_option(name)->needs(verify)->excludes("--public-key");
  }
}

void check_verify_options(const CLI::App& app, const VerifyOptions& options) {
  if (!options.wanted) return;
  for (const char* name : {"--domain", "--host", "--set", "--params", "--group",
                           "--all-groups", "--suggest"}) {
    if (app.count(name) == 0) continue;
    throw Trouble(std::string(name) +
                  " can't go with --verify: what is applied is what the "
                  "request says, and nothing else");
  }
}

VerifiedRequest verify_query(const VerifyOptions& options,
                             const templates::Template& tmpl,
                             const std::string& query,
                             std::vector<std::string>& complaints) {
  const auto key = key_of(options, text::query_of(query),
                          tmpl.sync_pub_key_domain.string(), complaints);
  const request::ReceivedRequest received =
      request::check_received(tmpl, query, key ? &*key : nullptr);
  const request::ApplyRequest& asked = received.request;
  VerifiedRequest result{
      .input = {.domain = asked.domain,
                .host = asked.host.value_or(""),
                .instance_id = asked.instance_id.value_or(""),
                .groups = asked.group_ids},
      .values = {},
      .verdict = {.refused = received.is_refused(),
                  .verified = received.signature.verified,
                  .algorithm = received.signature.algorithm,
                  .key_label = received.signature.key_label,
                  .problems = received.all_problems()},
      .refusals = received.refusals()};
  for (const request::QueryParameter& v : asked.variables) {
    result.values.set(v.name, v.value);
  }
  return result;
}

}  // namespace dct::tools
