// SPDX-License-Identifier: MIT
#pragma once

/// Which record of a new version is which of the old one.

#include <dct/template/template.hpp>

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dct::vet {

/// What a property's value means, defaults included: equal for two records
/// that providers treat the same.
std::string effective(const templates::Record& record,
                      templates::Property property);

struct MatchedRecords {
  using Record = templates::Record;
  std::vector<std::pair<const Record*, const Record*>> pairs{};
  std::vector<const Record*> removed{};
  std::vector<const Record*> added{};
};

/// In the order of the new records.
MatchedRecords match_records(std::span<const templates::Record> before,
                             std::span<const templates::Record> after);

}  // namespace dct::vet
