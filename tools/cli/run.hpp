// SPDX-License-Identifier: MIT
#pragma once

/// Many files, examined by several threads; the results keep the order in
/// which the files were named.

#include <dct/json/document.hpp>
#include <dct/report/findings.hpp>

#include <functional>
#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

/// Documents and their findings; the report refers to the documents.
struct Examination {
  std::vector<json::Document> documents;
  std::vector<Input> inputs;  ///< of the documents
  report::FindingsReport report;
  std::vector<diagnostic::Problem> problems;  ///< files that cannot be read
};

using Examine = std::function<std::vector<diagnostic::Finding>(
    const json::Document& document, const Input& input)>;

/// @param threads  0: as many as the machine has cores
Examination examine_all(const std::vector<Input>& inputs,
                        const std::string& stdin_name, unsigned threads,
                        const Examine& examine);

}  // namespace dct::tools
