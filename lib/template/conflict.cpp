// SPDX-License-Identifier: MIT
#include <dct/template/conflict.hpp>

namespace dct::templates {

ConflictMode conflict_mode(const Record& record) {
  const std::string_view mode =
      record[Property::txt_conflict_matching_mode].string();
  if (mode == "All") return ConflictMode::all;
  return mode == "Prefix" ? ConflictMode::prefix : ConflictMode::none;
}

}  // namespace dct::templates
