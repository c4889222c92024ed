// SPDX-License-Identifier: MIT
#pragma once

/// One run of dct-simulate: a template with its values, tried on zones.

#include <dct/report/changes.hpp>
#include <dct/report/zone_table.hpp>

#include <optional>
#include <string>
#include <vector>

#include "dct-simulate/inputs.hpp"
#include "dct-simulate/simulate_options.hpp"

namespace dct::tools {

/// What all simulations of a run share.
struct Run {
  const SimulateOptions& options;
  TemplateInput input;
  apply::VariableValues values;
  std::vector<apply::RedirectAddress> addresses;
  std::string domain;
  std::string host;
  std::vector<std::string> groups;
  std::string instance;
  std::optional<VerifiedRequest> request{};  ///< with --verify
  std::vector<report::MadeUpValue> made_up{};
  bool shown_made_up = false;
  bool failed = false;    ///< something can't be applied
  bool lost = false;      ///< a loss of --fail-on-loss
  bool in_table = false;  ///< simulations are rows, and not shown
  std::string file{};     ///< the zone's, in a table
  std::vector<report::ZoneRow> rows{};
  bool trouble = false;  ///< part of a file can't be read

  apply::Semantics semantics() const {
    return options.compat.empty() ? apply::Semantics::draft_05
                                  : apply::Semantics::domainconnectzone;
  }
};

std::vector<apply::RedirectAddress> addresses_of(const SimulateOptions& o);

/// Values of `--set VAR=VALUE`.
/// @throws Trouble
void set_values(const std::vector<std::string>& pairs,
                apply::VariableValues& values);

/// The command line first, then the query, then the file.
/// @throws Trouble
void read_values(Run& run);

/// Prints a simulation, unless --quiet. False: it can't.
bool show(Run& run, const zone::Zone& zone,
          const std::vector<std::string>& groups,
          const diagnostic::Result<apply::Change>& change,
          std::span<const apply::Loss> losses = {});

/// Applies the template and prints what happens; with --all-groups each group
/// alone, then all together. False: nothing can be printed.
bool simulate_zone(Run& run, const zone::Zone& zone);

}  // namespace dct::tools
