// SPDX-License-Identifier: MIT
#pragma once

/// Requests that could make one record of a template carry out a probe.

#include <dct/template/template.hpp>
#include <dct/vet/probes.hpp>

#include <string>
#include <utility>
#include <vector>

namespace dct::vet {

/// The host parameter of a request, and variables that have to have a value.
struct Solution {
  std::string host{};  ///< empty: none
  std::vector<std::pair<std::string, std::string>> values{};

  friend bool operator==(const Solution&, const Solution&) = default;
};

struct Solutions {
  std::vector<Solution> all{};  ///< the best first, a few of them
  bool gave_up = false;         ///< there may be more
  std::size_t steps = 0;        ///< that it took
};

/// Whether a probe is about records of this type.
bool is_about(const ProbeTry& t, const templates::Record& record);

/// @param host_required  the template's hostRequired
/// @param most_steps     after which it gives up
Solutions solve(const templates::Record& record, const ProbeTry& t, Actor actor,
                bool host_required, std::string_view domain,
                std::size_t most_steps);

}  // namespace dct::vet
