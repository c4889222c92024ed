// SPDX-License-Identifier: MIT
#pragma once

/// The rules as people read them: one on the terminal, all as a page. Both
/// come from the rule's own file.
///
///   const auto catalogue = dct::lint::Catalogue::builtin();
///   for (const dct::lint::Rule* rule : catalogue->find_all("ttl"))
///     std::cout << dct::lint::explain(*rule);

#include <dct/lint/catalogue.hpp>

#include <string>
#include <string_view>

namespace dct::lint {

/// What the rule says, why, what to write instead, with a bad and a good
/// example: plain text, lines of at most 80 characters.
DCT_EXPORT std::string explain(const Rule& rule);

/// The same as Markdown, without a heading.
DCT_EXPORT std::string explain_markdown(const Rule& rule);

/// The address of a built-in rule in rules/README.md, below kDocsUrl if the
/// build was given one; empty for a rule of another id.
DCT_EXPORT std::string docs_address(std::string_view rule_id);

/// rules/README.md: every rule of the catalogue, by family.
DCT_EXPORT std::string handbook(const Catalogue& catalogue);

}  // namespace dct::lint
