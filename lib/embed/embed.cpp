// SPDX-License-Identifier: MIT

/// A program of the build: writes files of the project down as C++ constants.
///
///   dct_embed rules DIR REGISTRY-RULES rules/*/*.yaml
///   dct_embed lines OUT NAMESPACE NAME=FILE...   an array of a file's lines
///   dct_embed text OUT NAMESPACE NAME=FILE...    a file as one string
///   dct_embed losses OUT FILE                    the table of losses

#include <exception>
#include <iostream>

#include "embed/constants.hpp"
#include "embed/losses_writer.hpp"
#include "embed/rules_writer.hpp"

namespace {

using namespace dct::embed;

std::string constants_of(bool as_lines, const std::string& space,
                         const std::vector<std::string>& named_files) {
  std::string out = std::string(kHead) +
                    "#pragma once\n\n#include <string_view>\n\nnamespace " +
                    space + " {\n\n";
  for (const std::string& named : named_files) {
    const std::size_t equals = named.find('=');
    const std::string name = named.substr(0, equals);
    const std::string path = named.substr(equals + 1);
    if (!as_lines) {
      out += "inline constexpr std::string_view " + name + " =\n    " +
             literal(read_file(path)) + ";\n\n";
      continue;
    }
    out += "inline constexpr std::string_view " + name + "[] = {\n";
    for (const std::string& line : lines_of(path)) {
      out += "  " + literal(line) + ",\n";
    }
    out += "};\n\n";
  }
  return out + "}  // namespace " + space + "\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 3) {
    std::cerr << "usage: dct_embed rules|lines|text|losses OUT ...\n";
    return 2;
  }
  try {
    if (args[0] == "rules") {
      write_rules(args[1], args[2], {args.begin() + 3, args.end()});
    } else if (args[0] == "losses") {
      write_file(args[1], losses_header(args[2]));
    } else {
      write_file(args[1], constants_of(args[0] == "lines", args[2],
                                       {args.begin() + 3, args.end()}));
    }
    return 0;
  } catch (const std::exception& e) {
    std::cerr << "dct_embed: " << e.what() << '\n';
    return 2;
  }
}
