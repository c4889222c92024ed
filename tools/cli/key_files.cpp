// SPDX-License-Identifier: MIT
#include "cli/key_files.hpp"

#include <string.h>

#include <string_view>

#include "cli/files.hpp"
#include "cli/output.hpp"

namespace dct::tools {
namespace {

keys::Secret read_secret(const std::string& path) {
  constexpr std::size_t kMaxSecret = std::size_t{1} << 20U;
  auto text = read_input({path, path}, kMaxSecret);
  if (!text) throw Trouble(text.why());
  keys::Secret secret(std::string_view(*text).substr(0, kMaxSecret));
  explicit_bzero(text->data(), text->size());
  return secret;
}

Trouble trouble_with(const KeyFile& key, const diagnostic::Problem& problem) {
  std::string line = key.file + ": " + problem.message;
  if (!problem.help.empty()) line += "; " + problem.help;
  if (problem.rule == "key-encrypted") line += " (--passphrase-file FILE)";
  return Trouble(line);
}

}  // namespace

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

keys::PrivateKey read_private_key(const KeyFile& from) {
  const keys::Secret text = read_secret(from.file);
  const keys::Secret passphrase = read_passphrase(from.passphrase_file);
  auto key = keys::PrivateKey::read(text.text(), passphrase.text());
  if (!key) throw trouble_with(from, key.problems().front());
  return *key;
}

keys::PublicKey read_any_key(const KeyFile& from) {
  const keys::Secret text = read_secret(from.file);
  if (text.text().find("PRIVATE KEY-----") != std::string_view::npos) {
    return read_private_key(from).public_key();
  }
  auto key = keys::PublicKey::read(text.text());
  if (!key) throw trouble_with(from, key.problems().front());
  return *key;
}

}  // namespace dct::tools
