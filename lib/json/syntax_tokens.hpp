// SPDX-License-Identifier: MIT
#pragma once

/// Mistakes inside one value: a string, a number or a word. Each but the first
/// answers with nothing when the mistake is another one.

#include <optional>

#include "json/syntax_stop.hpp"

namespace dct::json {

SyntaxMistake string_mistake(const SyntaxStop& p);
std::optional<SyntaxMistake> number_mistake(const SyntaxStop& p);
std::optional<SyntaxMistake> single_quotes(const SyntaxStop& p);
std::optional<SyntaxMistake> typographic_quotes(const SyntaxStop& p);
std::optional<SyntaxMistake> wrong_literal(const SyntaxStop& p);

}  // namespace dct::json
