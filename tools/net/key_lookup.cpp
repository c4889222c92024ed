// SPDX-License-Identifier: MIT
#include "net/key_lookup.hpp"

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
    // Where it is says enough.
    std::erase_if(record.problems, [](const diagnostic::Problem& m) {
      return m.rule == "record-missing";
    });
    record.problems.push_back(std::move(place.mistake));
  }
  return record;
}

}  // namespace dct::tools
