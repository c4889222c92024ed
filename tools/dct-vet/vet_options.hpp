// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/options.hpp"

namespace dct::tools {

inline constexpr char kVet[] = "dct-vet";

struct VetOptions {
  FileOptions files;
  std::string format = "text";
  std::string color = "auto";
  std::string output;
  std::string profile;
  std::string policy;
  std::string decisions;
  std::string base;
  std::string stdin_name;
  unsigned jobs = 0;
  bool quiet = false;
};

void add_vet_options(CLI::App& app, VetOptions& o);

}  // namespace dct::tools
