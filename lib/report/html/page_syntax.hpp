// SPDX-License-Identifier: MIT
#pragma once

/// The language of page templates, see page_template.hpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/html/page_template.hpp"

namespace dct::report {

struct PageTemplate::Node {
  enum class Kind : std::uint8_t { fixed, text, section, otherwise };

  Kind kind = Kind::section;
  std::string text{};  ///< fixed: as it is; else the name of a field
  std::vector<Node> children{};
};

/// @throws std::logic_error  it is not in the language
PageTemplate::Node read_page(std::string_view text);

}  // namespace dct::report
