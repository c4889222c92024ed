// SPDX-License-Identifier: MIT
#include <dct/apply/variable_values.hpp>

#include <algorithm>

namespace dct::apply {

void VariableValues::set(std::string_view name, std::string_view value) {
  constexpr std::size_t kFew = 16;
  if (find(name)) return;
  values_.emplace_back(name, value);
  if (values_.size() <= kFew) return;
  for (std::size_t i = index_.empty() ? 0 : values_.size() - 1;
       i < values_.size(); ++i) {
    index_.emplace(values_[i].first, i);
  }
}

const std::string* VariableValues::find(std::string_view name) const {
  if (!index_.empty()) {
    const auto found = index_.find(std::string(name));
    return found == index_.end() ? nullptr : &values_[found->second].second;
  }
  const auto found =
      std::find_if(values_.begin(), values_.end(),
                   [name](const auto& value) { return value.first == name; });
  return found == values_.end() ? nullptr : &found->second;
}

}  // namespace dct::apply
