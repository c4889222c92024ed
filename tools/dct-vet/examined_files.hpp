// SPDX-License-Identifier: MIT
#pragma once

/// The files of a command line, examined and decided on.

#include <dct/lint/linter.hpp>
#include <dct/vet/examination.hpp>
#include <dct/vet/vetting_policy.hpp>

#include <vector>

#include "cli/files.hpp"
#include "dct-vet/vet_options.hpp"

namespace dct::tools {

struct ExaminedFiles {
  lint::Linter linter;
  vet::VettingPolicy rules{};  ///< the vettings view its probes
  // One of each for every file that can be read, in the order of their names.
  std::vector<json::Document> documents{};
  std::vector<Input> inputs{};
  std::vector<vet::Vetting> vettings{};
  /// Waivers that have ended, or waive nothing.
  std::vector<diagnostic::Finding> leftovers{};
  /// What could not be read or compared: the run has to end with 2.
  std::vector<diagnostic::Problem> problems{};
};

/// @throws Trouble when the policy or the refusals cannot be read
ExaminedFiles examine_files(const ExaminationOptions& o);

}  // namespace dct::tools
