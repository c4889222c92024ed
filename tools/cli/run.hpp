// SPDX-License-Identifier: MIT
#pragma once

/// What dct-lint and dct-validate share: read many files, examine them on
/// several threads, and keep the order in which they were named.

#include <dct/json/document.hpp>
#include <dct/report/findings.hpp>

#include <functional>
#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

/// Documents and what was found in them; the report views the documents.
struct Examination {
  std::vector<json::Document> documents;
  std::vector<Input> inputs;  ///< of the documents
  report::FindingsReport report;
  std::vector<std::string> errors;  ///< files that could not be read
};

using Examine = std::function<std::vector<diagnostic::Finding>(
    const json::Document& document, const Input& input)>;

/// @param threads  0: as many as the machine has cores
Examination examine_all(const std::vector<Input>& inputs,
                        const std::string& stdin_name, unsigned threads,
                        const Examine& examine);

}  // namespace dct::tools
