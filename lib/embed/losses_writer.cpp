// SPDX-License-Identifier: MIT
#include "embed/losses_writer.hpp"

#include <dct/json/document.hpp>

#include <algorithm>
#include <stdexcept>

#include "embed/constants.hpp"

namespace dct::embed {
namespace {

std::string member(json::Value row, std::string_view name) {
  const json::Value value = row[name];
  if (!value.is(json::Kind::string) || value.string().empty()) {
    throw std::runtime_error("a loss has no " + std::string(name));
  }
  return std::string(value.string());
}

std::string one_of(json::Value row, std::string_view name,
                   std::initializer_list<const char*> words) {
  std::string word = member(row, name);
  if (std::find(words.begin(), words.end(), word) == words.end()) {
    throw std::runtime_error("a loss has the " + std::string(name) + " " +
                             word);
  }
  return word;
}

}  // namespace

std::string losses_header(const std::string& yaml_file) {
  const auto document =
      json::Document::parse_yaml({yaml_file, read_file(yaml_file)});
  if (!document.root().is(json::Kind::array)) {
    throw std::runtime_error(yaml_file + " is not a list");
  }
  std::string declarations;
  std::string rows;
  for (const json::Value row : document.root()) {
    const std::string id = member(row, "id");
    std::string function = id;
    std::replace(function.begin(), function.end(), '-', '_');
    declarations += "void " + function + "(LossContext& context);\n";
    rows += "  {{" + literal(id) + ", " +
            literal(one_of(row, "area",
                           {"mail", "web", "certificates", "dns", "other"})) +
            ", " + literal(one_of(row, "grade", {"broken", "worse", "moved"})) +
            ",\n    " + literal(member(row, "sentence")) + "},\n   " +
            function + "},\n";
  }
  return std::string(kHead) +
         "#pragma once\n\n#include \"apply/losses/loss_context.hpp\"\n\n"
         "namespace dct::apply {\n\n" +
         declarations + "\ninline constexpr LossRow kLossRows[] = {\n" + rows +
         "};\n\n}  // namespace dct::apply\n";
}

}  // namespace dct::embed
