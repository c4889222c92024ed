// SPDX-License-Identifier: MIT
#include <dct/lint/discovered_policy.hpp>

#include "text/quote.hpp"

namespace dct::lint {

std::vector<diagnostic::Finding> discovered_policy(const Policy& policy,
                                                   const Linter& linter) {
  const json::Document& document = policy.document();
  diagnostic::Problem problem = diagnostic::error(
      "policy-discovered",
      "this policy was not named, but found beside the templates; anyone who "
      "can change a template can change it too",
      "name the policy that you trust, as in --policy " +
          text::printable(document.source().name()) + ", or --policy none");
  const json::Value root = document.root();
  problem.place = {{root.span().begin, root.span().begin}, root.node()};
  return linter.complete(document, {&problem, 1});
}

}  // namespace dct::lint
