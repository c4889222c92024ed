// SPDX-License-Identifier: MIT
#include "template/used_variables.hpp"

namespace dct::templates {

std::map<std::string, json::Value> used_variables(const Template& tmpl) {
  std::map<std::string, json::Value> used;
  const auto collect = [&used](const VariableField& field) {
    for (const Piece& p : Pieces(field.text)) {
      if (p.is_variable && is_variable_name(p.text) && !is_built_in(p.text)) {
        used.emplace(p.text, field.value);
      }
    }
  };
  for_each_variable_field(tmpl, Content::text, collect);
  for_each_variable_field(tmpl, Content::number, collect);
  return used;
}

}  // namespace dct::templates
