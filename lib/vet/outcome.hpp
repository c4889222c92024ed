// SPDX-License-Identifier: MIT
#pragma once

/// Whether a probe succeeded, by the zone before and after.

#include <dct/apply/change.hpp>
#include <dct/template/template.hpp>
#include <dct/vet/probes.hpp>

#include <optional>

namespace dct::vet {

/// A change that a template's record is part of.
struct Outcome {
  const zone::Zone& before;
  const apply::Change& change;
  const templates::Record& record;
};

struct ProbeVerdict {
  /// The record that carries the probe out; none when it does not succeed.
  std::optional<zone::ResourceRecord> record{};
  bool depends_on_zone = false;  ///< on another zone it may succeed
};

ProbeVerdict judge(const Outcome& outcome, const Probe& probe,
                   const ProbeTry& t);

}  // namespace dct::vet
