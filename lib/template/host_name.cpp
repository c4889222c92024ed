// SPDX-License-Identifier: MIT
#include "template/host_name.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::templates {

std::vector<Label> labels_of(std::string_view name) {
  std::vector<Label> labels;
  if (name.empty()) return labels;
  labels.reserve(
      1 + static_cast<std::size_t>(std::count(name.begin(), name.end(), '.')));
  bool in_variable = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '%') in_variable = !in_variable;
    if (name[i] != '.' || in_variable) continue;
    labels.push_back({name.substr(begin, i - begin), begin});
    begin = i + 1;
  }
  if (begin < name.size()) labels.push_back({name.substr(begin), begin});
  return labels;
}

bool is_scope_root(std::string_view host) {
  return host.empty() || host == "@";
}

std::string owner_key(std::string_view host) {
  return is_scope_root(host) ? std::string() : text::to_lower(host);
}

std::optional<diagnostic::Problem> check_name(std::string_view name,
                                              dns::NameUse use) {
  if (name.find('%') == std::string_view::npos) {
    return dns::check_name(name, use);
  }
  std::string masked = mask_variables(name, dns::kAnyCharacter);
  const std::size_t open = masked.find('%');
  if (open != std::string::npos) {
    std::fill(masked.begin() + static_cast<std::ptrdiff_t>(open), masked.end(),
              dns::kAnyCharacter);
  }
  return dns::check_name(name, masked, use);
}

}  // namespace dct::templates
