// SPDX-License-Identifier: MIT
#pragma once

/// Rule duplicate-template, which needs all files of a run.
///
///   const auto linter = dct::lint::Linter::create();
///   const auto a = dct::json::Document::parse({"a.json", "{}"});
///   const auto b = dct::json::Document::parse({"b.json", "{}"});
///   const dct::json::Document* both[] = {&a, &b};
///   const auto findings = dct::lint::find_duplicate_templates(both, *linter);

#include <dct/lint/linter.hpp>

#include <span>
#include <vector>

namespace dct::lint {

/// For each document after the first of one providerId and serviceId, a
/// finding that names the first. Documents without a root are passed over.
/// @returns for each document its findings, in the order of `documents`
[[nodiscard]] DCT_EXPORT std::vector<std::vector<diagnostic::Finding>>
find_duplicate_templates(std::span<const json::Document* const> documents,
                         const Linter& linter);

}  // namespace dct::lint
