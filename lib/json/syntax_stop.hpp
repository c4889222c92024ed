// SPDX-License-Identifier: MIT
#pragma once

/// Where the reader stopped, as the explanations in syntax.cpp and
/// syntax_tokens.cpp look at it, and how they answer.

#include <string>
#include <string_view>
#include <vector>

#include "json/syntax.hpp"
#include "json/tape.hpp"

namespace dct::json {

/// A letter, digit or sign that words, numbers and variables consist of.
bool is_word_character(char c);

struct SyntaxStop {
  const Tape& tape;
  std::string_view text;
  std::uint32_t container;  ///< the innermost that is open, or kNoNode
  Obstacle obstacle;
  std::size_t at;  ///< the first byte that does not fit, white space skipped

  bool at_end() const;
  /// The byte at the place; 0 at the end.
  char here() const;
  std::string_view rest() const;

  /// Where the last byte before the place is that is not white space; npos if
  /// there is none.
  std::size_t last_before() const;
  /// That byte; 0 if there is none.
  char before() const;

  /// The word that begins at the place; at least one byte, but at the end.
  text::Span word() const;
  std::string_view word_text() const;
  bool in_object() const;
};

SyntaxMistake mistake(text::Span span, std::string message, std::string help,
                      std::vector<diagnostic::Edit> repair = {},
                      std::vector<diagnostic::Edit> fix = {});

/// Replaces a part of the text by blanks; its line breaks stay.
diagnostic::Edit blank_out(std::string_view text, text::Span span);

}  // namespace dct::json
