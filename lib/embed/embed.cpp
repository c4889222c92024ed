// SPDX-License-Identifier: MIT

/// A program of the build: writes files of the project down as C++ constants.
///
///   dct_embed rules DIR REGISTRY-RULES rules/*/*.yaml
///   dct_embed lines OUT NAMESPACE NAME=FILE...   an array of a file's lines
///   dct_embed text OUT NAMESPACE NAME=FILE...    a file as one string
///   dct_embed losses OUT FILE                    the table of losses
///   dct_embed json OUT NAMESPACE NAME=FILE...    a YAML file as JSON
///   dct_embed named OUT NAMESPACE NAME=FILE...   all files, with their names

#include <dct/json/writer.hpp>

#include <exception>
#include <iostream>
#include <stdexcept>

#include "embed/constants.hpp"
#include "embed/losses_writer.hpp"
#include "embed/rules_writer.hpp"

namespace {

using namespace dct;
using namespace dct::embed;

/// The file as one string.
std::string whole(const std::string& path, bool as_json) {
  const std::string text = read_file(path);
  if (!as_json) return text;
  const auto yaml = json::Document::parse_yaml({path, text});
  if (!yaml.problems().empty()) {
    throw std::runtime_error(path + ": " + yaml.problems().front().message);
  }
  return json::to_json(yaml.root());
}

std::string named_constants(const std::string& space,
                            const std::vector<std::string>& named_files) {
  std::string out = std::string(kHead) +
                    "#pragma once\n\n#include <string_view>\n\nnamespace " +
                    space +
                    " {\n\nstruct EmbeddedFile {\n"
                    "  std::string_view name;\n  std::string_view text;\n};\n\n"
                    "inline constexpr EmbeddedFile kEmbeddedFiles[] = {\n";
  for (const std::string& named : named_files) {
    const std::size_t equals = named.find('=');
    out += "  {" + literal(named.substr(0, equals)) + ", " +
           literal(read_file(named.substr(equals + 1))) + "},\n";
  }
  return out + "};\n\n}  // namespace " + space + "\n";
}

std::string constants_of(const std::string& form, const std::string& space,
                         const std::vector<std::string>& named_files) {
  std::string out = std::string(kHead) +
                    "#pragma once\n\n#include <string_view>\n\nnamespace " +
                    space + " {\n\n";
  for (const std::string& named : named_files) {
    const std::size_t equals = named.find('=');
    const std::string name = named.substr(0, equals);
    const std::string path = named.substr(equals + 1);
    if (form != "lines") {
      out += "inline constexpr std::string_view " + name + " =\n    " +
             literal(whole(path, form == "json")) + ";\n\n";
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
    std::cerr
        << "usage: dct_embed rules|lines|text|json|named|losses OUT ...\n";
    return 2;
  }
  try {
    if (args[0] == "rules") {
      write_rules(args[1], args[2], {args.begin() + 3, args.end()});
    } else if (args[0] == "losses") {
      write_file(args[1], losses_header(args[2]));
    } else {
      const std::vector<std::string> files(args.begin() + 3, args.end());
      write_file(args[1], args[0] == "named"
                              ? named_constants(args[2], files)
                              : constants_of(args[0], args[2], files));
    }
    return 0;
  } catch (const std::exception& e) {
    std::cerr << "dct_embed: " << e.what() << '\n';
    return 2;
  }
}
