// SPDX-License-Identifier: MIT
#include "dct-lint/new_template.hpp"

#include <array>
#include <utility>

#include "dct-lint/embedded_templates.hpp"

namespace dct::tools {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3>
    kTemplates = {{{"mail", kMail},
                   {"verification", kVerification},
                   {"website", kWebsite}}};

}  // namespace

std::vector<std::string> new_template_kinds() {
  std::vector<std::string> kinds;
  for (const auto& [kind, text] : kTemplates) kinds.emplace_back(kind);
  return kinds;
}

std::string_view new_template(std::string_view kind) {
  for (const auto& [name, text] : kTemplates) {
    if (name == kind) return text;
  }
  return {};
}

}  // namespace dct::tools
