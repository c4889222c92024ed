// SPDX-License-Identifier: MIT
#include "dct-sign/verify_command.hpp"

#include <dct/keys/key_owner.hpp>
#include <dct/request/apply_path.hpp>
#include <dct/request/signature.hpp>
#include <dct/text/escape/terminal_line.hpp>
#include <dct/text/url.hpp>

#include <memory>
#include <optional>

#include "cli/output.hpp"
#include "dct-sign/key_options.hpp"
#include "dct-sign/sign_inputs.hpp"
#include "dct-sign/sign_output.hpp"
#include "net/key_lookup.hpp"

namespace dct::tools::sign {
namespace {

struct Options {
  std::string query;
  KeyOptions key;
  std::string domain;
  std::string template_file;
  TxtOptions txt;
  std::string format = "text";
  bool quiet = false;
};

std::string key_domain(const Options& o, const templates::Template& tmpl) {
  if (!o.domain.empty()) return o.domain;
  if (o.template_file.empty()) {
    throw Trouble(
        "which key? Give --key FILE, or --domain or --template for the name "
        "at which it is published");
  }
  std::string domain(tmpl.sync_pub_key_domain.string());
  if (domain.empty()) {
    throw Trouble(o.template_file +
                  " does not have syncPubKeyDomain, so providers ignore "
                  "signatures");
  }
  return domain;
}

/// The key that the query names, and where it was found.
struct Found {
  keys::KeyRecord record;
  std::string place;   ///< its name, or that of its file
  std::string domain;  ///< syncPubKeyDomain, if it was named
};

Found find_key_of(const Options& o, const templates::Template& tmpl,
                  std::string_view query) {
  if (!o.key.file.empty()) {
    const keys::PublicKey key = read_any_key(o.key);
    return {record_of(key, algorithm_for(o.key, key.kind())), o.key.file, {}};
  }
  const std::string domain = key_domain(o, tmpl);
  const auto label = request::key_label_of(query, domain);
  // Without a usable label verify() reports what is wrong with it.
  if (!label) return {keys::read_key_record({}), domain, domain};
  const TxtSource source = open_source(o.txt, domain);
  for (const std::string& line : source.complaints) complain(kName, line);
  if (!source.complaints.empty()) {
    throw Trouble("the key is not looked up in a zone with mistakes");
  }
  return {find_key(source, *label, domain), keys::key_owner(*label, domain),
          domain};
}

int run(const Options& o) {
  std::string text = read_argument(o.query);
  while (o.query == "-" && (text.ends_with('\n') || text.ends_with('\r'))) {
    text.pop_back();
  }
  std::optional<json::Document> document;
  templates::Template tmpl;
  if (!o.template_file.empty()) {
    document = read_json(o.template_file);
    tmpl = templates::read_template(*document);
  }
  const std::string_view query = text::query_of(text);
  const Found found = find_key_of(o, tmpl, query);
  request::Verification v =
      request::verify(query, found.record, {}, found.domain);
  if (document) {
    // No signature covers the path, but it names the template to apply.
    for (diagnostic::Problem& p : request::check_apply_path(tmpl, text)) {
      v.verified = false;
      v.problems.push_back(std::move(p));
    }
  }
  if (o.quiet) return v.verified ? kClean : kFindings;
  if (o.format == "json") {
    print_result(to_json({{"verified", v.verified},
                          {"signedText", v.signed_text},
                          {"key", found.place},
                          {"algorithm", v.algorithm},
                          {"mistakes", v.problems}}));
  } else {
    print_result((v.verified ? "verified (" + v.algorithm + ", key " +
                                   text::visible(found.place) + ")\n"
                             : std::string("NOT verified\n")) +
                 "signed text: " + text::visible(v.signed_text) + "\n" +
                 diagnostic::to_text(v.problems));
  }
  return v.verified ? kClean : kFindings;
}

}  // namespace

void add_verify(CLI::App& app, Chosen& chosen) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "verify",
      "Verify a signed URL or query; the key comes from a file (--key), a zone "
      "file (--zone), or DNS");
  command
      ->add_option("QUERY", o->query,
                   "A URL or query as received; - for standard input")
      ->required()
      ->type_name("");
  add_key_options(*command, o->key, "The key, public or private");
  command
      ->add_option("--domain", o->domain,
                   "The domain of the key (syncPubKeyDomain)")
      ->type_name("DOMAIN");
  command
      ->add_option(
          "--template", o->template_file,
          "The template: it names the domain of the key, and the path of a "
          "URL is compared with it")
      ->type_name("FILE");
  add_txt_options(*command, o->txt);
  add_format_option(*command, o->format);
  add_quiet_option(*command, o->quiet);
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools::sign
