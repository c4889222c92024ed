// SPDX-License-Identifier: MIT
#pragma once

#include <dct/diagnostic/problem.hpp>
#include <dct/text/source.hpp>

#include <vector>

namespace dct::lint {

/// A place of which the bytes are known, with its file, lines and columns.
diagnostic::Place located(diagnostic::Place place, const text::Source& source);

/// The same for all problems of one file.
std::vector<diagnostic::Problem> located(
    std::vector<diagnostic::Problem> problems, const text::Source& source);

}  // namespace dct::lint
