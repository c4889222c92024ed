// SPDX-License-Identifier: MIT
#pragma once

/// What a page shows: texts, lists and named fields, as a page template asks
/// for them.
///
///   PageData row;
///   row.set("zone", "shop").set("lost", 3);
///   PageData page;
///   page.set("rows", PageData::List{row});

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dct::report {

class PageData {
 public:
  using List = std::vector<PageData>;

  PageData() = default;  ///< nothing: its sections are left out
  // A text, a list or a yes is data as it stands.
  // NOLINTBEGIN(google-explicit-constructor)
  PageData(std::string text) : value_(std::move(text)) {}
  PageData(std::string_view text) : value_(std::string(text)) {}
  PageData(const char* text) : value_(std::string(text)) {}
  PageData(List list) : value_(std::move(list)) {}
  PageData(std::same_as<bool> auto yes) {
    if (yes) value_ = Fields();
  }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) PageData(Number number)
      : value_(std::to_string(number)) {}
  // NOLINTEND(google-explicit-constructor)

  /// @param name  a literal: the name of a field in page templates
  PageData& set(std::string_view name, PageData value) {
    if (!std::holds_alternative<Fields>(value_)) value_ = Fields();
    std::get<Fields>(value_).emplace_back(name, std::move(value));
    return *this;
  }

  /// Null where there is no field of the name.
  [[nodiscard]] const PageData* find(std::string_view name) const {
    if (const auto* fields = std::get_if<Fields>(&value_)) {
      for (const auto& [key, value] : *fields) {
        if (key == name) return &value;
      }
    }
    return nullptr;
  }

  [[nodiscard]] std::string_view text() const {
    const auto* text = std::get_if<std::string>(&value_);
    return text ? std::string_view(*text) : std::string_view();
  }

  [[nodiscard]] const List* list() const { return std::get_if<List>(&value_); }

  /// Nothing, an empty text or an empty list.
  [[nodiscard]] bool is_empty() const {
    if (const List* all = list()) return all->empty();
    if (std::holds_alternative<std::string>(value_)) return text().empty();
    return std::holds_alternative<std::monostate>(value_);
  }

 private:
  using Fields = std::vector<std::pair<std::string_view, PageData>>;
  std::variant<std::monostate, std::string, List, Fields> value_;
};

}  // namespace dct::report
