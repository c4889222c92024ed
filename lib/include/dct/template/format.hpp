// SPDX-License-Identifier: MIT
#pragma once

/// The canonical layout of a template: order of properties, indentation, one
/// line feed at the end. The JSON value never changes, and neither does the
/// spelling of a number or a text.
///
///   std::string text = dct::templates::format(document);
///   if (text != document.source().text()) ...   // not yet canonical

#include <dct/json/document.hpp>

#include <optional>
#include <string>

namespace dct::templates {

/// @param indent  blanks a level, 0 to 16
/// @returns the text, or nothing for a document with problems: what can't be
/// read for certain is not written anew
DCT_EXPORT std::optional<std::string> format(const json::Document& document,
                                             unsigned indent = 2);

/// The text with its version one higher; 1 where there is none. Nothing for a
/// document with problems or a version that is no integer.
DCT_EXPORT std::optional<std::string> bump_version(
    const json::Document& document);

}  // namespace dct::templates
