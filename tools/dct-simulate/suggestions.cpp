// SPDX-License-Identifier: MIT
#include "dct-simulate/suggestions.hpp"

#include <dct/apply/sample_values.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dct::tools {
namespace {

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  }
  return text;
}

/// "pointsTo of records 1 and 2 and data of record 3".
std::string places_of(const apply::SampleValue& sample) {
  std::vector<std::pair<std::string_view, std::vector<std::string>>> fields;
  for (const apply::VariableUse& use : sample.uses) {
    auto field = std::find_if(
        fields.begin(), fields.end(),
        [&use](const auto& known) { return known.first == use.field; });
    if (field == fields.end()) {
      field = fields.insert(fields.end(), {use.field, {}});
    }
    field->second.push_back(std::to_string(use.number));
  }
  std::vector<std::string> places;
  for (const auto& [field, numbers] : fields) {
    places.push_back(std::string(field) +
                     (numbers.size() == 1 ? " of record " : " of records ") +
                     listed(numbers));
  }
  return listed(places);
}

bool has_redirects(std::span<const templates::Record> records) {
  return std::any_of(records.begin(), records.end(),
                     [](const templates::Record& r) {
                       return r.is(templates::RecordType::redir301) ||
                              r.is(templates::RecordType::redir302);
                     });
}

}  // namespace

void suggest(Run& run) {
  constexpr char kHost[] = "sample";
  constexpr char kAddress[] = "192.0.2.80";
  const templates::Template& tmpl = run.input.tmpl;
  if (tmpl.host_required.boolean() && run.host.empty()) {
    run.host = kHost;
    run.made_up.push_back({.option = "--host",
                           .value = kHost,
                           .where = "the template, which has hostRequired"});
  }
  for (const apply::SampleValue& sample :
       apply::sample_values(tmpl.records, run.groups, run.values)) {
    run.values.set(sample.variable, sample.value);
    run.made_up.push_back({.option = "--set",
                           .name = sample.variable,
                           .value = sample.value,
                           .where = places_of(sample)});
  }
  if (has_redirects(tmpl.records) && run.addresses.empty()) {
    run.addresses.push_back({.address = kAddress});
    run.made_up.push_back({.option = "--redirect-address",
                           .value = kAddress,
                           .where = "the redirects"});
  }
}

}  // namespace dct::tools
