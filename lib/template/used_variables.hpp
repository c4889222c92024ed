// SPDX-License-Identifier: MIT
#pragma once

/// The properties of a template that have variables, and the variables that
/// need a value from the caller.

#include <dct/template/pattern.hpp>
#include <dct/template/template.hpp>

#include <map>
#include <string>
#include <string_view>

#include "dns/spf_policy.hpp"

namespace dct::templates {

/// A property with a % in its text, as variables see it.
struct VariableField {
  const Record& record;
  json::Value value;
  std::string text;  ///< without the macros of SPF; of the same length
};

/// Calls `visit` for each such property of a kind of content, in the order of
/// the records.
template <typename Visit>
void for_each_variable_field(const Template& t, Content content, Visit visit) {
  for (const Record& r : t.records) {
    for (const PropertyInfo& p : record_properties()) {
      const json::Value value = r[p.property];
      const std::string_view text = value.string();
      if (p.content != content || text.find('%') == std::string_view::npos) {
        continue;
      }
      const bool spf =
          p.property == Property::spf_rules || dns::is_spf_policy(text);
      visit(VariableField{
          r, value, spf ? dns::mask_spf_macros(text) : std::string(text)});
    }
  }
}

/// The variables of all records that need a value from the caller, each with
/// the first value that uses it; without built-in variables and misspelled
/// names.
std::map<std::string, json::Value> used_variables(const Template& tmpl);

}  // namespace dct::templates
