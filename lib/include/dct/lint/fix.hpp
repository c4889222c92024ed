// SPDX-License-Identifier: MIT
#pragma once

/// Repairs of templates: the edits of findings, made in their author's layout.
///
///   const auto linter = dct::lint::Linter::create();
///   const std::string text = "{\"version\": 0}";
///   const dct::lint::Fixed fixed =
///       dct::lint::fix(*linter, {"web.json", text}, "web.json");
///   if (fixed.text != text) std::cout << fixed.text;

#include <dct/lint/linter.hpp>
#include <dct/text/source.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dct::lint {

/// A repair that was made.
struct Repair {
  std::string rule{};
  text::Position place{};  ///< in the text as it was then
  std::string before{};    ///< the text that was replaced; empty: inserted
  std::string after{};
};

struct Fixed {
  std::string text{};  ///< the file after all repairs
  std::vector<Repair> repairs{};
  std::size_t fixes = 0;   ///< findings that were repaired
  std::size_t unsafe = 0;  ///< findings that only Repairs::all would repair
};

enum class Repairs : std::uint8_t {
  safe,  ///< after which a customer's zone is the same (Rule::fix_is_safe)
  all
};

/// Repairs what can be repaired without a decision, again and again until
/// nothing is left to repair: what one repair makes visible the next one
/// finds. Fixing the result once more changes nothing.
/// @param file_name  as for Linter::lint
[[nodiscard]] DCT_EXPORT Fixed fix(const Linter& linter, text::Source source,
                                   std::string_view file_name = {},
                                   Repairs which = Repairs::all);

}  // namespace dct::lint
