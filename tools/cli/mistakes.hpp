// SPDX-License-Identifier: MIT
#pragma once

/// What is wrong with a command line, in one sentence.

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace dct::tools {

/// The parser's own words, but for what is nearly right: an option, a command
/// or a value that is misspelled is named beside the one that was meant.
std::string explain(const CLI::App& app, const CLI::ParseError& mistake,
                    const std::vector<std::string>& arguments);

}  // namespace dct::tools
