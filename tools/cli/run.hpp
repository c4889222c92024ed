// SPDX-License-Identifier: MIT
#pragma once

/// Many files, examined by several threads; the results keep the order in
/// which the files were named.

#include <dct/json/document.hpp>
#include <dct/report/findings.hpp>

#include <functional>
#include <optional>
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

/// Where and how to examine.
struct RunOptions {
  std::string stdin_name{};  ///< empty: "-"
  unsigned threads = 0;      ///< 0: as many as the machine has cores
  /// The text of standard input, when it has been read already.
  std::optional<std::string> standard_input{};
};

Examination examine_all(const std::vector<Input>& inputs,
                        const RunOptions& options, const Examine& examine);

}  // namespace dct::tools
