// SPDX-License-Identifier: MIT
#pragma once

/// How Catch2 prints our values.

#include <dct/text/source.hpp>

#include <ostream>

namespace dct {

inline std::ostream& operator<<(std::ostream& out, text::Span s) {
  return out << '[' << s.begin << ", " << s.end << ')';
}

inline std::ostream& operator<<(std::ostream& out, text::Position p) {
  return out << p.line << ':' << p.column;
}

}  // namespace dct
