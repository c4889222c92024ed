// SPDX-License-Identifier: MIT
#include "lint/located.hpp"

namespace dct::lint {

diagnostic::Place located(diagnostic::Place place, const text::Source& source) {
  place.file = source.name();
  place.begin = source.position(place.span.begin);
  place.end = source.position(place.span.end);
  return place;
}

std::vector<diagnostic::Problem> located(
    std::vector<diagnostic::Problem> problems, const text::Source& source) {
  for (diagnostic::Problem& p : problems) {
    p.place = located(std::move(p.place), source);
  }
  return problems;
}

}  // namespace dct::lint
