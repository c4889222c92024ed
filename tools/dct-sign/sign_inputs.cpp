// SPDX-License-Identifier: MIT
#include "dct-sign/sign_inputs.hpp"

#include <dct/text/escape/terminal_line.hpp>

#include <filesystem>
#include <system_error>

#include "cli/files.hpp"
#include "cli/output.hpp"

namespace dct::tools::sign {

json::Document read_json(const std::string& path) {
  auto document = json::Document::parse({path, read_file(path)});
  if (!document.root()) {
    throw Trouble(path + " can't be read as JSON; dct-lint tells why");
  }
  return document;
}

std::string read_argument(const std::string& argument) {
  if (argument == "-") return read_file("-");
  std::error_code error;
  if (std::filesystem::is_regular_file(argument, error)) {
    throw Trouble(text::visible(argument) +
                  " is a file, and the text itself is expected here; to read "
                  "the file, write - < " +
                  text::visible(argument));
  }
  return argument;
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

}  // namespace dct::tools::sign
