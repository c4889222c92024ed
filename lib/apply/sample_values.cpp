// SPDX-License-Identifier: MIT
#include <dct/apply/sample_values.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "apply/draft/rendered.hpp"

namespace dct::apply {
namespace {

bool holds_variables(templates::Content content) {
  return content == templates::Content::text ||
         content == templates::Content::number;
}

bool is_whole(std::string_view text, std::string_view variable) {
  return text.size() == variable.size() + 2;
}

std::string sample_address(templates::RecordType type, std::string_view text,
                           std::string_view variable) {
  const bool ipv4 = type == templates::RecordType::a;
  if (is_whole(text, variable)) return ipv4 ? "192.0.2.1" : "2001:db8::1";
  return "1";  // a byte of it, or a group
}

std::string sample_name(std::string_view text, std::string_view variable) {
  if (is_whole(text, variable)) return "target.example.net";
  return "sample";  // a label among others
}

}  // namespace

std::vector<VariableUse> variable_uses(
    std::span<const templates::Record> records,
    std::span<const std::string> groups) {
  std::vector<VariableUse> uses;
  for (const templates::Record& record : records) {
    if (!is_active(record, groups)) continue;
    for (const templates::PropertyInfo& property :
         templates::record_properties()) {
      if (!holds_variables(property.content)) continue;
      const std::string_view text = record[property.property].string();
      for (const templates::Piece& piece : templates::Pieces(text)) {
        if (!piece.is_variable || !templates::is_variable_name(piece.text) ||
            templates::is_built_in(piece.text)) {
          continue;
        }
        const bool again =
            std::any_of(uses.begin(), uses.end(), [&](const VariableUse& use) {
              return use.variable == piece.text &&
                     use.number == record.number && use.field == property.name;
            });
        if (again) continue;
        uses.push_back({.variable = piece.text,
                        .number = record.number,
                        .field = property.name,
                        .type = record.type,
                        .text = text});
      }
    }
  }
  return uses;
}

std::string sample_value(const VariableUse& use) {
  const auto property = templates::property_named(use.field);
  if (!property) return {};
  switch (*property) {
    case templates::Property::ttl:
      return "3600";
    case templates::Property::priority:
    case templates::Property::weight:
      return "10";
    case templates::Property::port:
      return "443";
    case templates::Property::host:
    case templates::Property::name:
      return "sample";
    case templates::Property::target:
      if (use.type == templates::RecordType::srv) {
        return sample_name(use.text, use.variable);
      }
      return is_whole(use.text, use.variable) ? "https://target.example.net/"
                                              : "sample";
    case templates::Property::points_to:
      if (use.type == templates::RecordType::a ||
          use.type == templates::RecordType::aaaa) {
        return sample_address(use.type, use.text, use.variable);
      }
      return sample_name(use.text, use.variable);
    case templates::Property::spf_rules:
      return is_whole(use.text, use.variable) ? "include:spf.example.net"
                                              : "spf";
    case templates::Property::data:
      return use.type == templates::RecordType::generic
                 ? "sample.example.net"
                 : "sample-" + text::to_lower(use.variable);
    default:
      return "sample";
  }
}

}  // namespace dct::apply
