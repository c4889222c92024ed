// SPDX-License-Identifier: MIT
#pragma once

/// What became of a zone in which a probe succeeded.

#include <dct/apply/change.hpp>
#include <dct/vet/exposure.hpp>

namespace dct::vet {

/// Fills in the records, and the sentence, of which `done` has the probe.
/// @param record  the one that carries it out
void describe(const zone::Zone& before, const apply::Change& change,
              const zone::ResourceRecord& record, CarriedOut& done);

}  // namespace dct::vet
