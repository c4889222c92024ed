// SPDX-License-Identifier: MIT
#pragma once

/// Where reports go: standard output, files, a folder of pages.

#include <dct/report/vetting.hpp>

#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

/// FORMAT:FILE, or html:DIR/ for a page of each template.
struct VetOutput {
  const report::VettingFormat* format = nullptr;
  std::string path{};

  [[nodiscard]] bool is_folder() const { return path.ends_with('/'); }
};

/// @throws Trouble for a format that does not exist
std::vector<VetOutput> read_outputs(const std::vector<std::string>& texts);

/// @throws Trouble when one of them would be written over an input
void keep_inputs(const std::vector<VetOutput>& outputs,
                 const std::vector<Input>& inputs);

/// Tells on standard error what cannot be written.
/// @returns whether all could be written
bool write_outputs(const std::vector<VetOutput>& outputs,
                   const report::VettingReport& report,
                   const report::VettingOptions& options);

}  // namespace dct::tools
