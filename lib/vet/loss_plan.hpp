// SPDX-License-Identifier: MIT
#pragma once

/// Which requests of a template are tried, and what of them cannot be paid for.

#include <dct/template/template.hpp>

#include <cstddef>
#include <string>
#include <vector>

#include "vet/trial_request.hpp"

namespace dct::vet {

/// A request that is made alone, and what a second one would say.
struct Single {
  TrialRequest first;
  TrialRequest again;
  bool has_other_values = false;
};

/// Requests for groups one after another, with values that they share.
using Order = std::vector<TrialRequest>;

struct LossPlan {
  std::vector<Single> singles{};  ///< the template as a whole comes first
  std::vector<Order> orders{};
  bool with_again = true;          ///< singles are made a second time
  std::size_t zones = 0;           ///< of those that there are, the first ones
  std::vector<std::string> cut{};  ///< sentences: CustomerLosses::cut
};

/// @param tmpl      must outlive it
/// @param zones     how many there are
/// @param thorough  LossOptions::thorough
LossPlan plan_losses(const templates::Template& tmpl, std::size_t zones,
                     bool thorough);

}  // namespace dct::vet
