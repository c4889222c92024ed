// SPDX-License-Identifier: MIT
#include <dct/apply/variable_values.hpp>
#include <dct/text/ascii.hpp>

namespace dct::apply {

void VariableValues::set(std::string_view name, std::string_view value) {
  constexpr std::size_t kFew = 16;
  if (find(name, false)) return;
  values_.emplace_back(name, value);
  if (values_.size() <= kFew) return;
  for (std::size_t i = exact_.empty() ? 0 : values_.size() - 1;
       i < values_.size(); ++i) {
    exact_.emplace(values_[i].first, i);
    lower_.emplace(text::to_lower(values_[i].first), i);
  }
}

const std::string* VariableValues::find(std::string_view name,
                                        bool any_case) const {
  if (!exact_.empty()) {
    const auto& index = any_case ? lower_ : exact_;
    const auto found = index.find(std::string(name));
    return found == index.end() ? nullptr : &values_[found->second].second;
  }
  for (const auto& [key, value] : values_) {
    if (key == name || (any_case && text::to_lower(key) == name)) return &value;
  }
  return nullptr;
}

}  // namespace dct::apply
