// SPDX-License-Identifier: MIT
#pragma once

/// What changed in a template since the version that was let in, and how much
/// that matters.
///
///   const auto linter = dct::lint::Linter::create();
///   const auto old = dct::json::Document::parse({"old.json", "{}"});
///   const auto now = dct::json::Document::parse(
///       {"new.json", R"({"serviceName": "Shop"})"});
///   const auto vetting = dct::vet::examine(
///       now, "new.json", {.linter = *linter, .base = &old});
///   std::cout << name(vetting.revision->rating()) << '\n';  // presentation

#include <dct/template/template.hpp>
#include <dct/vet/exposure.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

/// In the order of how much it matters.
enum class Rating : std::uint8_t {
  no_effect,     ///< a default written out, an order, a layout
  cosmetic,      ///< descriptions
  presentation,  ///< what users see: names, the logo
  narrowing,     ///< less can be done than before
  same_reach,    ///< other records, with which nothing new can be done
  new_type,      ///< a record of a type that was not there
  trust,         ///< a safeguard is looser, or another name of the same owner
  widening       ///< something of harm 2 or more can be done that could not
};

/// "same-reach", for programs.
DCT_EXPORT std::string_view name(Rating rating);

struct RevisionItem {
  Rating rating = Rating::no_effect;
  unsigned record = 0;  ///< of the new template, 1-based; 0: none
  std::string say{};    ///< a clause; may cite the templates' text
};

struct DCT_EXPORT Revision {
  /// Of the old file, as examine() was given it; empty after compare().
  std::string sha256{};
  Level level = Level::low;           ///< of the old template
  Gate gate = Gate::none;             ///< of the old template
  std::vector<RevisionItem> items{};  ///< what matters most is first

  /// The greatest one; no_effect when nothing changed.
  [[nodiscard]] Rating rating() const;
};

/// A template and its exposure.
struct Rated {
  const templates::Template& tmpl;
  const Exposure& exposure;
};

/// Records are matched by type, host and group, then by value, then by how
/// much of the value is the same.
[[nodiscard]] DCT_EXPORT Revision compare(const Rated& before,
                                          const Rated& after);

}  // namespace dct::vet
