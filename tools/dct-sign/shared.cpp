// SPDX-License-Identifier: MIT
#include "dct-sign/shared.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <string.h>

#include <algorithm>

#include "cli/files.hpp"
#include "cli/output.hpp"

namespace dct::tools::sign {
namespace {

struct WriteValue {
  json::Writer& json;
  std::string_view key;

  void operator()(bool value) const { json.flag(key, value); }
  void operator()(unsigned value) const { json.number(key, value); }
  void operator()(const std::string& value) const { json.text(key, value); }
  void operator()(const std::vector<std::string>& values) const {
    json.array(key, [&] {
      for (const std::string& v : values) json.text(v);
    });
  }
  void operator()(const std::vector<diagnostic::Problem>& problems) const {
    json.array(key, [&] {
      for (const diagnostic::Problem& p : problems) {
        json.object([&] {
          json.text("id", p.rule);
          json.text("severity", name(p.severity));
          json.text("message", p.message);
          json.text("help", p.help);
        });
      }
    });
  }
};

}  // namespace

void add_key_options(CLI::App& command, KeyOptions& options,
                     const std::string& what) {
  command.add_option("--key", options.file, what)->type_name("FILE");
  command
      .add_option("--passphrase-file", options.passphrase_file,
                  "First line: the passphrase of an encrypted key")
      ->type_name("FILE");
  add_algorithm_option(command, options.algorithm);
}

void add_algorithm_option(CLI::App& command, std::string& algorithm) {
  std::vector<std::string> names;
  for (const keys::AlgorithmInfo& a : keys::algorithms()) {
    if (a.algorithm) names.emplace_back(a.name);
  }
  command
      .add_option("--algorithm", algorithm,
                  "How to sign; only RS256 is mandatory for providers "
                  "(default: the usual one for the key)")
      ->check(CLI::IsMember(names))
      ->type_name("NAME");
}

void add_format_option(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
}

json::Document read_json(const std::string& path) {
  auto document = json::Document::parse({path, read_file(path)});
  if (!document.root()) {
    throw Trouble(path + " can't be read as JSON; dct-lint tells why");
  }
  return document;
}

keys::Secret read_secret(const std::string& path) {
  constexpr std::size_t kMaxSecret = std::size_t{1} << 20U;
  std::string text;
  std::string error;
  if (!read_input({path, path}, kMaxSecret, text, error)) {
    throw Trouble("cannot read " + path + ": " + error);
  }
  keys::Secret secret(std::string_view(text).substr(0, kMaxSecret));
  explicit_bzero(text.data(), text.size());
  return secret;
}

keys::Secret read_passphrase(const std::string& path) {
  if (path.empty()) return keys::Secret("");
  const keys::Secret file = read_secret(path);
  const std::string_view text = file.text();
  keys::Secret line(text.substr(0, text.find_first_of("\r\n")));
  if (line.text().empty()) {
    throw Trouble("the first line of " + path +
                  " is empty; it has to be the "
                  "passphrase");
  }
  return line;
}

keys::PrivateKey read_private_key(const KeyOptions& options) {
  const keys::Secret text = read_secret(options.file);
  const keys::Secret passphrase = read_passphrase(options.passphrase_file);
  auto read = keys::PrivateKey::read(text.text(), passphrase.text());
  if (!read.key) {
    throw Trouble(options.file + ": " + read.error +
                  (options.passphrase_file.empty() &&
                           read.error.find("passphrase") != std::string::npos
                       ? " (--passphrase-file FILE)"
                       : ""));
  }
  return *read.key;
}

keys::PublicKey read_any_key(const KeyOptions& options) {
  const keys::Secret text = read_secret(options.file);
  if (text.text().find("PRIVATE KEY-----") != std::string_view::npos) {
    return read_private_key(options).public_key();
  }
  auto read = keys::PublicKey::read(text.text());
  if (!read.key) throw Trouble(options.file + ": " + read.error);
  return *read.key;
}

keys::Algorithm algorithm_for(const std::string& wanted, keys::KeyKind kind) {
  if (wanted.empty()) return keys::default_algorithm(kind);
  const keys::Algorithm algorithm = *keys::find_algorithm(wanted)->algorithm;
  if (keys::key_kind(algorithm) != kind) {
    throw Trouble("the key can't sign by " + wanted + "; use " +
                  std::string(name(keys::default_algorithm(kind))));
  }
  return algorithm;
}

std::vector<request::QueryParameter> parse_settings(
    const std::vector<std::string>& texts) {
  std::vector<request::QueryParameter> parameters;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Trouble("--set " + text::visible(text) +
                    ": write it as NAME=VALUE");
    }
    parameters.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return parameters;
}

std::string describe(const keys::PublicKey& key) {
  switch (key.kind()) {
    case keys::KeyKind::rsa:
      return "RSA, " + std::to_string(key.bits()) + " bits";
    case keys::KeyKind::p256:
      return "EC on P-256";
    case keys::KeyKind::p384:
      return "EC on P-384";
    case keys::KeyKind::ed25519:
      return "Ed25519";
  }
  return {};
}

std::string to_json(std::initializer_list<Field> fields) {
  std::string text;
  json::Writer json(text, 2);
  json.object([&] {
    for (const Field& f : fields) std::visit(WriteValue{json, f.name}, f.value);
  });
  return text + "\n";
}

void print_result(const std::string& text) {
  if (!print(text)) throw Trouble("cannot write to standard output");
}

}  // namespace dct::tools::sign
