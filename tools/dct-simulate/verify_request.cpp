// SPDX-License-Identifier: MIT
#include "dct-simulate/verify_request.hpp"

#include <dct/json/writer.hpp>
#include <dct/request/apply_url.hpp>
#include <dct/request/received_request.hpp>
#include <dct/request/redirect.hpp>
#include <dct/text/escape/terminal_line.hpp>
#include <dct/text/url.hpp>

#include <algorithm>
#include <array>
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
  app.add_option("--public-key,--key", options.public_key,
                 "With --verify: the key, as PEM")
      ->needs(verify)
      ->type_name("FILE");
  app.add_flag("--redirect", options.redirect,
               "Print where a provider sends the browser after the --query: "
               "after success, after cancelling, and with each error")
      ->needs(app.get_option("--query"));
  add_txt_options(app, options.txt, "key-");
  for (const char* name : {"--key-zone", "--key-server"}) {
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

namespace {

// Without --verify no key is looked up, and no signature counts.
request::ReceivedRequest receive(const VerifyOptions& options,
                                 const templates::Template& tmpl,
                                 const std::string& query,
                                 std::vector<std::string>& complaints) {
  const auto key = options.wanted
                       ? key_of(options, text::query_of(query),
                                tmpl.sync_pub_key_domain.string(), complaints)
                       : std::nullopt;
  return request::check_received(tmpl, query, key ? &*key : nullptr);
}

std::string as_text(const request::RedirectRule& rule,
                    const std::vector<request::RedirectAnswer>& answers) {
  std::string out = rule.is_allowed
                        ? "a provider redirects: "
                        : "a provider redirects nowhere, and ends on a page "
                          "of its own: ";
  out += rule.reason + "\n";
  if (!rule.is_allowed) return out;
  for (const request::RedirectAnswer& answer : answers) {
    out += "  " + std::string(answer.event) + "\n    " +
           text::visible(answer.location) + "\n";
  }
  return out;
}

std::string as_json_text(const request::RedirectRule& rule,
                         const std::vector<request::RedirectAnswer>& answers) {
  std::string out;
  json::Writer json(out, 2);
  json.object([&] {
    json.flag("redirects", rule.is_allowed);
    json.text("reason", rule.reason);
    json.array("answers", [&] {
      for (const request::RedirectAnswer& answer : answers) {
        json.object([&] {
          const auto text = [&json](std::string_view key,
                                    std::string_view value) {
            value.empty() ? json.null(key) : json.text(key, value);
          };
          text("event", answer.event);
          text("error", answer.error);
          text("errorDescription", answer.description);
          text("location", answer.location);
        });
      }
    });
  });
  return out + "\n";
}

}  // namespace

VerifiedRequest verify_query(const VerifyOptions& options,
                             const templates::Template& tmpl,
                             const std::string& query,
                             std::vector<std::string>& complaints) {
  const request::ReceivedRequest received =
      receive(options, tmpl, query, complaints);
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

Redirects redirects_of(const VerifyOptions& options,
                       const templates::Template& tmpl,
                       const std::string& query, bool as_json,
                       std::vector<std::string>& complaints) {
  const request::ReceivedRequest received =
      receive(options, tmpl, query, complaints);
  const auto rule = request::redirect_rule(tmpl, received);
  const auto answers = request::redirect_answers(tmpl, received);
  return {
      .is_allowed = rule.is_allowed,
      .report = as_json ? as_json_text(rule, answers) : as_text(rule, answers)};
}

std::vector<diagnostic::Problem> check_inputs(
    const templates::Template& tmpl, const QueryInput& input,
    const apply::VariableValues& values) {
  // What else a request has to have is not asked for here.
  static constexpr std::array<std::string_view, 7> kAbout = {
      "host-list",     "host-syntax",    "host-whole",        "variable-unused",
      "variable-name", "variable-value", "parameter-reserved"};
  request::ApplyRequest asked{.url_sync_ux = "https://dns.example.net",
                              .domain = input.domain};
  if (!input.host.empty()) asked.host = input.host;
  for (const auto& [name, value] : values.all()) {
    asked.variables.push_back({name, value});
  }
  std::vector<diagnostic::Problem> problems =
      request::build_apply_url(tmpl, asked, nullptr).problems;
  std::erase_if(problems, [](const diagnostic::Problem& p) {
    return std::find(kAbout.begin(), kAbout.end(), p.rule) == kAbout.end();
  });
  return problems;
}

}  // namespace dct::tools
