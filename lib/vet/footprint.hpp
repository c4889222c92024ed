// SPDX-License-Identifier: MIT
#pragma once

/// What one request of a template writes to an empty zone: the names and types
/// by which others find it, and the zone in which it stands.

#include <dct/template/template.hpp>
#include <dct/zone/zone.hpp>

#include <string>
#include <vector>

#include "vet/trial_request.hpp"

namespace dct::vet {

/// A record that the request writes.
struct Print {
  std::string owner{};  ///< its name in the DNS, relative to the domain
  templates::RecordType type = templates::RecordType::generic;
  const templates::Record* source = nullptr;
  std::string data{};
};

struct Footprint {
  const templates::Template* tmpl = nullptr;
  std::string host{};
  TrialRequest request;
  zone::Zone zone{};  ///< with the state of an instance
  std::vector<Print> prints{};
};

/// At the domain and at a host, if it can be. As a whole, or each group alone
/// if they do not go together.
/// @param tmpl   must outlive them
/// @param taken  values that are not used; null: the first that come to mind,
///               as dct-simulate --suggest has them
std::vector<Footprint> footprints_of(const templates::Template& tmpl,
                                     const apply::VariableValues* taken);

/// Whether one of two records at a name may remove the other one.
bool may_collide(const Print& a, const Print& b);

}  // namespace dct::vet
