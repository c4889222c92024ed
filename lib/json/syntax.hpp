// SPDX-License-Identifier: MIT
#pragma once

/// From "error 3 at byte 812" to a sentence a person can act on, and where it
/// is safe, to a repair that lets the reading go on, so that a trailing comma
/// does not hide the other nine mistakes of a file.

#include <cstdint>
#include <vector>

#include "json/tape.hpp"

namespace dct::json {

/// What the reader could not go on with.
enum class Obstacle : std::uint8_t {
  no_key,            ///< where one of an object is expected
  no_colon,          ///< behind a key
  no_object_end,     ///< where a comma or } is expected
  no_array_end,      ///< where a comma or ] is expected
  second_value,      ///< behind the end of the document
  bad_word,          ///< that begins like a value
  number_too_large,  ///< for a double
  number_cut,        ///< digits are missing in it
  bad_escape,        ///< in a string, or a raw control character
  bad_hex_escape,    ///< a \u escape without four digits
  bad_surrogate,     ///< half of a pair
  bad_string,        ///< of another kind: not UTF-8, or not closed
  other              ///< no value where one is expected
};

struct ReaderError {
  Obstacle obstacle = Obstacle::other;
  std::size_t offset = 0;
};

struct SyntaxMistake {
  diagnostic::Problem problem;
  /// What lets the reading go on: edits that keep the length, so that every
  /// place stays where it is. Empty: there is no safe repair.
  std::vector<diagnostic::Edit> repair;
};

/// @param innermost  the container that was open when the reader stopped
SyntaxMistake explain_syntax(const Tape& tape, std::uint32_t innermost,
                             ReaderError error);

}  // namespace dct::json
