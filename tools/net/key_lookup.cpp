// SPDX-License-Identifier: MIT
#include "net/key_lookup.hpp"

#include <dct/keys/key_owner.hpp>
#include <dct/keys/misplacement.hpp>

#include <algorithm>
#include <utility>

#include "cli/output.hpp"

namespace dct::tools {

keys::KeyRecord find_key(const TxtSource& source, std::string_view label,
                         std::string_view domain, TxtAnswer* found) {
  const std::string owner = keys::key_owner(label, domain);
  TxtAnswer answer = source.ask(owner);
  keys::KeyRecord record = keys::read_key_record(answer.records, owner);
  if (found) *found = std::move(answer);
  if (record.fragments > 0) return record;
  for (keys::Misplacement& place : keys::misplacements(label, domain)) {
    try {
      const auto elsewhere =
          keys::read_key_record(source.ask(place.owner).records);
      if (elsewhere.fragments == 0) continue;
    } catch (const Trouble&) {
      continue;  // nothing is known about that name
    }
    // The place where it is explains that it is missing.
    std::erase_if(record.problems, [](const diagnostic::Problem& p) {
      return p.rule == "record-missing";
    });
    record.problems.push_back(std::move(place.problem));
  }
  return record;
}

keys::KeyRecord record_of(const keys::PublicKey& key,
                          keys::Algorithm algorithm) {
  return keys::read_key_record(keys::publish(key, algorithm));
}

}  // namespace dct::tools
