// SPDX-License-Identifier: MIT
#pragma once

/// Host names and targets as templates write them: relative or absolute, with
/// variables among the labels.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dns/domain_name.hpp"

namespace dct::templates {

/// One label of a name; a dot inside a variable separates nothing.
struct Label {
  std::string_view text;
  std::size_t begin = 0;  ///< in the name

  bool has_variable() const { return text.find('%') != std::string_view::npos; }
};

/// The labels from left to right. A final dot (an absolute name) adds none;
/// the empty name has none.
std::vector<Label> labels_of(std::string_view name);

/// Empty or "@": the name the template is applied to.
bool is_scope_root(std::string_view host);

/// Two hosts with one key are one name: letters in lower case, "@" as "".
std::string owner_key(std::string_view host);

/// dns::check_name() of the fixed parts; variables may be anything. Not for a
/// scope root. After an unterminated variable nothing is checked.
std::optional<diagnostic::Problem> check_name(std::string_view name,
                                              dns::NameUse use);

}  // namespace dct::templates
