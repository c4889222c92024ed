// SPDX-License-Identifier: MIT
#include "vet/description.hpp"

#include <dct/zone/difference.hpp>

namespace dct::vet {
namespace {

std::string replaced(std::string text, std::string_view name,
                     std::string_view value) {
  const std::size_t at = text.find(name);
  if (at != std::string::npos) text.replace(at, name.size(), value);
  return text;
}

}  // namespace

void describe(const zone::Zone& before, const apply::Change& change,
              const zone::ResourceRecord& record, CarriedOut& done) {
  const zone::Zone after = apply::after(before, change);
  const zone::Difference difference = zone::difference(before, after);
  for (const zone::RecordView& r : difference.removed) {
    done.before.push_back(r.copy());
  }
  for (const zone::RecordView& r : difference.added) {
    done.after.push_back(r.copy());
  }
  done.owner =
      record.owner == "@" ? before.apex() : record.owner + "." + before.apex();
  done.value = record.data;
  done.say = replaced(replaced(done.probe->say, "{owner}", done.owner),
                      "{value}", done.value);
}

}  // namespace dct::vet
