// SPDX-License-Identifier: MIT
#pragma once

/// The values that a request gives to the variables of a template.
///
///   dct::apply::VariableValues values;
///   values.set("ip", "192.0.2.1");
///   if (const std::string* ip = values.find("ip"))
///     std::cout << *ip << '\n';

#include <dct/export.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dct::apply {

/// Names and values are decoded, and copied.
class DCT_EXPORT VariableValues {
 public:
  /// A second value of the same name is ignored.
  void set(std::string_view name, std::string_view value);
  /// @returns null: it has no value
  [[nodiscard]] const std::string* find(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const {
    return values_;
  }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
  std::unordered_map<std::string, std::size_t> index_;  // once they are many
};

}  // namespace dct::apply
