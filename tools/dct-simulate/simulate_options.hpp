// SPDX-License-Identifier: MIT
#pragma once

/// The command line of dct-simulate.

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "dct-simulate/verify_request.hpp"

namespace dct::tools {

inline constexpr char kSimulate[] = "dct-simulate";

struct SimulateOptions {
  std::string tmpl;
  std::string zone;
  std::string axfr;
  bool resolve = false;
  std::string server;
  std::string every_zone;
  std::string domain;
  std::string host;
  std::vector<unsigned> record_numbers;
  std::vector<std::string> set;
  std::string params;
  std::string query;
  VerifyOptions verify;
  std::vector<std::string> groups;
  bool all_groups = false;
  bool state = false;
  std::string instance;
  std::vector<std::string> redirect_addresses;
  bool suggest = false;
  bool twice = false;
  std::vector<std::string> fail_on_loss;
  std::string compat;
  std::string format = "text";
  std::string color = "auto";
  std::string batch;
  unsigned jobs = 1;
  bool quiet = false;
};

void add_options(CLI::App& app, SimulateOptions& options);

}  // namespace dct::tools
