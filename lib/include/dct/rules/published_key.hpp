// SPDX-License-Identifier: MIT
#pragma once

/// Rule key-unpublished, which needs DNS: whether a key is at syncPubKeyDomain.
/// The library asks nobody; it judges what came of asking.
///
///   const auto linter = dct::lint::Linter::create();
///   const auto document = dct::json::Document::parse({"web.json", "{}"});
///   const dct::rules::KeyAnswer answer{.asked = {"_dck1"}};
///   for (const auto& f : dct::rules::judge_key(document, answer, *linter))
///     std::cout << f.message << '\n';

#include <dct/diagnostic/finding.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/linter.hpp>

#include <string>
#include <vector>

namespace dct::rules {

/// What came of asking for the keys below syncPubKeyDomain.
struct KeyAnswer {
  std::vector<std::string> asked{};  ///< labels; a template does not name its
                                     ///< own, so these are usual ones
  std::string found{};               ///< the label at which a key is; or empty
  std::string mistake{};  ///< why that key verifies nothing; or empty
  std::string failure{};  ///< why nothing is known; or empty
};

/// The findings of rule key-unpublished: none or one.
[[nodiscard]] DCT_EXPORT std::vector<diagnostic::Finding> judge_key(
    const json::Document& document, const KeyAnswer& answer,
    const lint::Linter& linter);

}  // namespace dct::rules
