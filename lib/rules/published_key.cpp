// SPDX-License-Identifier: MIT
#include <dct/rules/published_key.hpp>

#include "text/quote.hpp"

namespace dct::rules {
namespace {

diagnostic::Problem problem_of(const KeyAnswer& answer,
                               const std::string& domain) {
  if (!answer.mistake.empty()) {
    return diagnostic::error(
        "key-unpublished",
        "the key at " + text::code(answer.found + "." + domain) +
            " verifies nothing: " + answer.mistake,
        "dct-sign check-key " + text::printable(answer.found + "." + domain) +
            " tells all that is wrong with it");
  }
  if (!answer.failure.empty()) {
    return diagnostic::warning(
        "key-unpublished",
        "the key below " + text::code(domain) +
            " could not be looked up: " + answer.failure,
        "try again, or ask another server with --key-server");
  }
  // Its label may be another one, which only the requests name.
  return diagnostic::info(
      "key-unpublished",
      "no key is at " + text::join(answer.asked, " or ") + " below " +
          text::code(domain) +
          "; if it is at no other label, providers refuse every request",
      "publish the key (dct-sign publish), or name its label with "
      "--key-labels");
}

}  // namespace

std::vector<diagnostic::Finding> judge_key(const json::Document& document,
                                           const KeyAnswer& answer,
                                           const lint::Linter& linter) {
  const bool is_good = !answer.found.empty() && answer.mistake.empty();
  const json::Value domain = document.root()["syncPubKeyDomain"];
  if (is_good || answer.asked.empty() || domain.string().empty()) return {};
  diagnostic::Problem problem =
      problem_of(answer, std::string(domain.string()));
  problem.place = {domain.span(), domain.node()};
  return linter.complete(document, {&problem, 1});
}

}  // namespace dct::rules
