// SPDX-License-Identifier: MIT
#pragma once

/// How Catch2 prints our values.

#include <dct/source.hpp>

#include <ostream>

namespace dct {

inline std::ostream& operator<<(std::ostream& out, Span s) {
  return out << '[' << s.begin << ", " << s.end << ')';
}

inline std::ostream& operator<<(std::ostream& out, Position p) {
  return out << p.line << ':' << p.column;
}

}  // namespace dct
