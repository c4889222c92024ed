// SPDX-License-Identifier: MIT
#include <dct/apply/apply.hpp>

#include "apply/draft/draft_application.hpp"
#include "apply/reference/reference_change.hpp"

namespace dct::apply {

diagnostic::Result<Change> apply(const zone::Zone& zone,
                                 const Request& request) {
  switch (request.semantics) {
    case Semantics::draft_05:
      return apply_by_draft(zone, request);
    case Semantics::domainconnectzone:
      return apply_by_reference(zone, request);
  }
  return Change{};
}

}  // namespace dct::apply
