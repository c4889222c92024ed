// SPDX-License-Identifier: MIT
#pragma once

/// The canonical form of JSON (RFC 8785): one text for all layouts of the same
/// document, to compute digests and signatures of.
///
///   const auto document =
///       dct::json::Document::parse({"web.json", R"({"b": 1e1, "a": "x"})"});
///   const auto text = dct::json::canonical(document);
///   std::cout << (text ? *text : text.why()) << '\n';  // {"a":"x","b":10}

#include <dct/diagnostic/result.hpp>
#include <dct/json/document.hpp>

#include <string>

namespace dct::json {

/// Members sorted by the UTF-16 code units of their names, no white space,
/// numbers as ECMAScript prints them. Not to be confused with Writer, which
/// escapes more than RFC 8785 allows.
/// @returns all reasons why there is none: the document has problems (a
/// duplicate key, half a surrogate pair, a comment), or an integer beyond 2^53,
/// which other programs would read as another one
[[nodiscard]] DCT_EXPORT diagnostic::Result<std::string> canonical(
    const Document& document);

/// A finite number as ECMAScript prints it (ECMA-262, Number::toString):
/// `1e+21`, `1e-7`, `0` for -0.
[[nodiscard]] DCT_EXPORT std::string ecmascript_number(double number);

}  // namespace dct::json
