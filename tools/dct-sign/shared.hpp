// SPDX-License-Identifier: MIT
#pragma once

/// What the commands of dct-sign share: options for keys, files that hold
/// secrets, and how results are printed.

#include <dct/json/document.hpp>
#include <dct/keys/key.hpp>
#include <dct/request/query.hpp>

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/files.hpp"
#include "cli/output.hpp"

namespace dct::tools::sign {

inline constexpr char kName[] = "dct-sign";

struct KeyOptions {
  std::string file;
  std::string passphrase_file;
  std::string algorithm;
};

void add_key_options(CLI::App& command, KeyOptions& options,
                     const std::string& what);
void add_algorithm_option(CLI::App& command, std::string& algorithm);
void add_format_option(CLI::App& command, std::string& format);

/// Of a template.
json::Document read_json(const std::string& path);
keys::Secret read_secret(const std::string& path);
/// The first line of a file; empty without a file.
keys::Secret read_passphrase(const std::string& path);
keys::PrivateKey read_private_key(const KeyOptions& options);
/// Of a public key's file, or a private one's.
keys::PublicKey read_any_key(const KeyOptions& options);
/// As named, else the usual one for the key.
keys::Algorithm algorithm_for(const std::string& name, keys::KeyKind kind);

/// "NAME=VALUE", cut at the first =.
std::vector<request::QueryParameter> parse_settings(
    const std::vector<std::string>& texts);

/// "RSA, 2048 bits".
std::string describe(const keys::PublicKey& key);

struct Field {
  std::string_view name;
  std::variant<bool, unsigned, std::string, std::vector<std::string>,
               std::vector<diagnostic::Problem>>
      value;
};
std::string to_json(std::initializer_list<Field> fields);

/// Prints a result; throws when it can't.
void print_result(const std::string& text);

}  // namespace dct::tools::sign
