// SPDX-License-Identifier: MIT
#include "dct-sign/key_options.hpp"

#include <string.h>

#include <string_view>
#include <vector>

#include "cli/files.hpp"
#include "cli/output.hpp"

namespace dct::tools::sign {
namespace {

keys::Secret read_secret(const std::string& path) {
  constexpr std::size_t kMaxSecret = std::size_t{1} << 20U;
  auto text = read_input({path, path}, kMaxSecret);
  if (!text) throw Trouble(text.why());
  keys::Secret secret(std::string_view(*text).substr(0, kMaxSecret));
  explicit_bzero(text->data(), text->size());
  return secret;
}

Trouble trouble_with(const KeyOptions& options,
                     const diagnostic::Problem& problem) {
  std::string line = options.file + ": " + problem.message;
  if (!problem.help.empty()) line += "; " + problem.help;
  if (problem.rule == "key-encrypted") line += " (--passphrase-file FILE)";
  return Trouble(line);
}

}  // namespace

void add_key_options(CLI::App& command, KeyOptions& options,
                     const std::string& what) {
  std::vector<std::string> names;
  for (const keys::AlgorithmInfo& a : keys::algorithms()) {
    if (a.algorithm) names.emplace_back(a.name);
  }
  command.add_option("--key", options.file, what)->type_name("FILE");
  command
      .add_option(
          "--passphrase-file", options.passphrase_file,
          "A file; its first line is the passphrase of an encrypted key")
      ->type_name("FILE");
  command
      .add_option("--algorithm", options.algorithm,
                  "How to sign; providers have to support RS256 only "
                  "(default: the usual one for the key)")
      ->check(CLI::IsMember(names))
      ->type_name("NAME");
}

keys::Secret read_passphrase(const std::string& path) {
  if (path.empty()) return keys::Secret("");
  const keys::Secret file = read_secret(path);
  const std::string_view text = file.text();
  keys::Secret line(text.substr(0, text.find_first_of("\r\n")));
  if (line.text().empty()) {
    throw Trouble("the first line of " + path +
                  " is empty; it has to be the passphrase");
  }
  return line;
}

keys::PrivateKey read_private_key(const KeyOptions& options) {
  const keys::Secret text = read_secret(options.file);
  const keys::Secret passphrase = read_passphrase(options.passphrase_file);
  auto key = keys::PrivateKey::read(text.text(), passphrase.text());
  if (!key) throw trouble_with(options, key.problems().front());
  return *key;
}

keys::PublicKey read_any_key(const KeyOptions& options) {
  const keys::Secret text = read_secret(options.file);
  if (text.text().find("PRIVATE KEY-----") != std::string_view::npos) {
    return read_private_key(options).public_key();
  }
  auto key = keys::PublicKey::read(text.text());
  if (!key) throw trouble_with(options, key.problems().front());
  return *key;
}

keys::Algorithm algorithm_for(const KeyOptions& options, keys::KeyKind kind) {
  if (options.algorithm.empty()) return keys::default_algorithm(kind);
  const keys::Algorithm algorithm =
      *keys::find_algorithm(options.algorithm)->algorithm;
  if (keys::key_kind(algorithm) != kind) {
    throw Trouble("the key can't sign by " + options.algorithm + "; use " +
                  std::string(name(keys::default_algorithm(kind))));
  }
  return algorithm;
}

}  // namespace dct::tools::sign
