// SPDX-License-Identifier: MIT
#pragma once

/// How the commands of dct-sign print their results.

#include <dct/diagnostic/problem.hpp>
#include <dct/keys/publish.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/options.hpp"

namespace dct::tools::sign {

void add_format_option(CLI::App& command, std::string& format);
/// -q, for a command whose exit status is its result.
void add_quiet_option(CLI::App& command, bool& quiet);

/// "RSA, 2048 bits".
std::string describe(const keys::PublicKey& key);

/// The text of each record: its strings, joined.
std::vector<std::string> joined(const std::vector<keys::TxtStrings>& records);

struct Field {
  std::string_view name;
  std::variant<bool, unsigned, std::string, std::vector<std::string>,
               std::vector<diagnostic::Problem>>
      value;
};
std::string to_json(std::initializer_list<Field> fields);

/// @throws Trouble when it can't be written
void print_result(const std::string& text);

}  // namespace dct::tools::sign
