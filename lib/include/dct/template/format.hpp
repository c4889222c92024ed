// SPDX-License-Identifier: MIT
#pragma once

/// The canonical layout of a template: order of properties, indentation, one
/// line feed at the end. The JSON value never changes, and neither does the
/// spelling of a number or a string.
///
///   const auto document = dct::json::Document::parse(
///       {"web.json", R"({"records": [], "version": 1})"});
///   const auto text = dct::templates::format(document);
///   if (text && *text != document.source().text())
///     std::cout << "the layout is not canonical yet\n";

#include <dct/json/document.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace dct::templates {

/// @param indent  spaces a level, 0 to 255; absent: as the author does, when
///                that is the same in all of the text, else 2
/// @returns the text, or nothing for a document with problems: what cannot be
/// read for certain is not written again
[[nodiscard]] DCT_EXPORT std::optional<std::string> format(
    const json::Document& document, std::optional<unsigned> indent = {});

/// The text with its version one higher; 1 where there is none. Nothing for a
/// document with problems or a version that is not an integer.
[[nodiscard]] DCT_EXPORT std::optional<std::string> bump_version(
    const json::Document& document);

/// The text with this ttl in each record that has one. Nothing for a document
/// with problems.
[[nodiscard]] DCT_EXPORT std::optional<std::string> with_ttl(
    const json::Document& document, std::uint64_t seconds);

}  // namespace dct::templates
