// SPDX-License-Identifier: MIT
#pragma once

/// The usual ways to sign another text than the one that is sent.

#include <dct/diagnostic/problem.hpp>
#include <dct/keys/algorithm.hpp>

#include <functional>
#include <string_view>
#include <vector>

#include "request/diagnosis/trial.hpp"

namespace dct::request {

/// One thing that the sender did differently.
struct Deviation {
  diagnostic::Problem problem;
  std::function<void(Trial&)> apply;
};

/// Groups of deviations, of which a sender makes at most one each. A trial
/// applies them in the order of the groups.
using Deviations = std::vector<std::vector<Deviation>>;

Deviations deviations(std::string_view query, keys::KeyKind kind,
                      keys::Algorithm algorithm);

}  // namespace dct::request
