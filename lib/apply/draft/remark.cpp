// SPDX-License-Identifier: MIT
#include "apply/draft/remark.hpp"

#include <utility>

namespace dct::apply {

diagnostic::Problem remark(std::string_view rule, unsigned number,
                           std::string message) {
  diagnostic::Problem problem = diagnostic::info(rule, std::move(message));
  problem.place.record = number;
  return problem;
}

}  // namespace dct::apply
