// SPDX-License-Identifier: MIT
#include "report/vetting/vetting_words.hpp"

#include "text/quote.hpp"

namespace dct::report {

std::string_view gate_words(vet::Gate gate) {
  switch (gate) {
    case vet::Gate::none:
      return "requests are not signed: anyone can make a link";
    case vet::Gate::warned:
      return "requests are not signed, and users are warned";
    case vet::Gate::key:
      return "requests are signed";
    case vet::Gate::async:
      return "no link applies it (syncBlock)";
  }
  return {};
}

std::string record_line(const zone::ResourceRecord& record,
                        std::string_view apex) {
  constexpr std::size_t kLongest = 120;
  std::string owner;
  if (!record.service.empty()) {
    owner = record.service + "." + record.protocol + ".";
  }
  if (record.owner != "@") owner += record.owner + ".";
  return text::printable(owner + std::string(apex)) + " " +
         text::printable(record.type) + " " +
         text::shorten(presentation(record), kLongest);
}

std::string record_place(unsigned record, unsigned line) {
  return "record " + std::to_string(record) +
         (line > 0 ? " (line " + std::to_string(line) + ")" : "");
}

}  // namespace dct::report
