// SPDX-License-Identifier: MIT
#pragma once

/// From "error 3 at byte 812" to a sentence a person can act on, and where it
/// is safe, to a repair that lets the reading go on, so that a trailing comma
/// does not hide the other nine mistakes of a file.

#include <rapidjson/error/error.h>

#include <vector>

#include "json/tape.hpp"

namespace dct::json {

struct ReaderError {
  rapidjson::ParseErrorCode code = rapidjson::kParseErrorNone;
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
