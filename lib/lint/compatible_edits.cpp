// SPDX-License-Identifier: MIT
#include "lint/compatible_edits.hpp"

#include <algorithm>

#include "json/edit.hpp"

namespace dct::lint {

std::vector<diagnostic::Edit> compatible_edits(
    const std::vector<diagnostic::Finding>& findings, std::size_t& fixes) {
  std::vector<diagnostic::Edit> edits;
  for (const diagnostic::Finding& f : findings) {
    if (f.fix.empty() || f.waived) continue;
    const bool free = std::none_of(
        f.fix.begin(), f.fix.end(), [&edits](const diagnostic::Edit& edit) {
          return std::any_of(edits.begin(), edits.end(),
                             [&edit](const diagnostic::Edit& made) {
                               return made == edit || json::overlap(made, edit);
                             });
        });
    if (!free) continue;
    edits.insert(edits.end(), f.fix.begin(), f.fix.end());
    ++fixes;
  }
  return edits;
}

}  // namespace dct::lint
