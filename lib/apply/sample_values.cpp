// SPDX-License-Identifier: MIT
#include <dct/apply/sample_values.hpp>
#include <dct/template/pattern.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "apply/draft/rendered.hpp"
#include "apply/sample_kinds.hpp"

namespace dct::apply {
namespace {

bool holds_variables(templates::Content content) {
  return content == templates::Content::text ||
         content == templates::Content::number;
}

/// Some kinds have few values, which are all taken at some time.
std::string untaken(SampleKind kind, std::string_view variable,
                    const std::unordered_set<std::string>& taken) {
  constexpr std::size_t kTries = 250;
  for (std::size_t index = 0; index < kTries; ++index) {
    std::string value = sample_of(kind, variable, index);
    if (!taken.contains(value)) return value;
  }
  return sample_of(kind, variable, 0);
}

/// @param taken  values that are not used again
std::vector<SampleValue> make_samples(const std::vector<VariableUse>& uses,
                                      std::unordered_set<std::string> taken) {
  std::vector<SampleValue> samples;
  std::unordered_map<std::string_view, std::size_t> place;
  for (const VariableUse& use : uses) {
    const auto [found, is_new] = place.emplace(use.variable, samples.size());
    if (is_new) samples.push_back({.variable = std::string(use.variable)});
    samples[found->second].uses.push_back(use);
  }
  for (SampleValue& sample : samples) {
    SampleKind kind = SampleKind::text;
    for (const VariableUse& use : sample.uses) {
      kind = std::min(kind, sample_kind(use));
    }
    sample.value = untaken(kind, sample.variable, taken);
    taken.insert(sample.value);
  }
  return samples;
}

std::unordered_set<std::string> all_of(const VariableValues& values) {
  std::unordered_set<std::string> all;
  for (const auto& [name, value] : values.all()) all.insert(value);
  return all;
}

}  // namespace

std::vector<VariableUse> variable_uses(
    std::span<const templates::Record> records,
    std::span<const std::string> groups) {
  std::vector<VariableUse> uses;
  for (const templates::Record& record : records) {
    if (!is_active(record, groups)) continue;
    const std::string_view prefix =
        record[templates::Property::txt_conflict_matching_prefix].string();
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
                        .type_name = record.type_name,
                        .owner = record.owner().string(),
                        .text = text,
                        .conflict_prefix = prefix});
      }
    }
  }
  return uses;
}

std::vector<SampleValue> sample_values(
    std::span<const templates::Record> records,
    std::span<const std::string> groups, const VariableValues& given) {
  std::vector<VariableUse> uses = variable_uses(records, groups);
  std::erase_if(uses, [&given](const VariableUse& use) {
    return given.find(use.variable) != nullptr;
  });
  return make_samples(uses, all_of(given));
}

std::vector<SampleValue> other_sample_values(
    std::span<const templates::Record> records,
    std::span<const std::string> groups, const VariableValues& than) {
  return make_samples(variable_uses(records, groups), all_of(than));
}

}  // namespace dct::apply
