// SPDX-License-Identifier: MIT
#include <dct/signing.hpp>
#include <dct/template.hpp>

#include <memory>

#include "common/output.hpp"
#include "sign/commands.hpp"
#include "sign/shared.hpp"
#include "sign/txt_source.hpp"

namespace dct::tools::sign {
namespace {

struct Options {
  std::string query;
  KeyOptions key;
  std::string domain;
  std::string template_file;
  TxtOptions txt;
  std::string format = "text";
};

std::string key_domain(const Options& o) {
  if (!o.domain.empty()) return o.domain;
  if (o.template_file.empty()) {
    throw Trouble(
        "name the key: --key FILE, or --domain or --template for the "
        "name where it is published");
  }
  const auto document =
      json::Document::parse({o.template_file, read_file(o.template_file)});
  const std::string domain(
      read_template(document).sync_pub_key_domain.string());
  if (domain.empty()) {
    throw Trouble(o.template_file +
                  " has no syncPubKeyDomain; providers "
                  "ignore signatures then");
  }
  return domain;
}

/// The key that the query names, and where it was found.
struct Found {
  KeyRecord record;
  std::string owner;  ///< or the file's name
};

Found find_key(const Options& o, std::string_view query) {
  if (!o.key.file.empty()) {
    const PublicKey key = read_any_key(o.key);
    return {read_key_record(
                publish(key, algorithm_for(o.key.algorithm, key.kind()))),
            o.key.file};
  }
  const std::string domain = key_domain(o);
  std::string label;
  for (const QueryPart& p : split_query(query)) {
    if (p.name == "key") label = percent_decode(p.value).value_or("");
  }
  // A query without a usable label: verify() says what is wrong with it.
  if (has_error(check_key_label(label, domain))) {
    return {read_key_record({}), domain};
  }
  const std::string owner = key_owner(label, domain);
  return {read_key_record(open_source(o.txt, domain).ask(owner).records),
          owner};
}

int run(const Options& o) {
  std::string text = o.query == "-" ? read_file("-") : o.query;
  while (o.query == "-" && (text.ends_with('\n') || text.ends_with('\r'))) {
    text.pop_back();
  }
  const std::string_view query = query_of(text);
  const Found found = find_key(o, query);
  const Verification v = verify(query, found.record);
  if (o.format == "json") {
    print_result(to_json({{"verified", v.verified},
                          {"signedText", v.signed_text},
                          {"key", found.owner},
                          {"algorithm", v.algorithm},
                          {"mistakes", v.mistakes}}));
  } else {
    print_result((v.verified ? "verified (" + v.algorithm + ", key " +
                                   visible(found.owner) + ")\n"
                             : std::string("NOT verified\n")) +
                 "signed text: " + visible(v.signed_text) + "\n" +
                 to_text(v.mistakes));
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
  command->add_option("--domain", o->domain, "syncPubKeyDomain")
      ->type_name("DOMAIN");
  command
      ->add_option("--template", o->template_file,
                   "The template, for its syncPubKeyDomain")
      ->type_name("FILE");
  add_txt_options(*command, o->txt);
  add_format_option(*command, o->format);
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools::sign
