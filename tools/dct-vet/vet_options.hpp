// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "net/key_check.hpp"

namespace dct::tools {

inline constexpr char kVet[] = "dct-vet";

/// By what to examine, whatever is made of it.
struct ExaminationOptions {
  FileOptions files;
  std::string profile;
  std::string policy;
  std::string decisions;
  std::string base;
  std::string registry;
  std::string against;
  bool history = false;
  std::string author;
  KeyCheckOptions keys;
  std::string stdin_name;
  unsigned jobs = 0;
  bool thorough = false;
};

struct VetOptions : ExaminationOptions {
  std::string format = "text";
  std::string color = "auto";
  std::vector<std::string> outputs;  ///< FORMAT:FILE
  bool quiet = false;
};

void add_examination_options(CLI::App& app, ExaminationOptions& o);
void add_vet_options(CLI::App& app, VetOptions& o);

}  // namespace dct::tools
