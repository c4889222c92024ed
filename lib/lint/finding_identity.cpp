// SPDX-License-Identifier: MIT
#include "lint/finding_identity.hpp"

#include <algorithm>

namespace dct::lint {

std::string_view marked_text(const diagnostic::Finding& f,
                             const text::Source& source) {
  const std::string_view text = source.text();
  return f.place.span.begin <= f.place.span.end &&
                 f.place.span.end <= text.size()
             ? text.substr(f.place.span.begin,
                           f.place.span.end - f.place.span.begin)
             : std::string_view();
}

std::string identity(const diagnostic::Finding& f, const text::Source& source) {
  constexpr char kBetween = '\x1F';
  // Of "/records/3/host" the "host"; of a record itself nothing.
  constexpr std::string_view kRecords = "/records/";
  std::string_view member = f.place.pointer;
  member.remove_prefix(std::min(member.rfind('/') + 1, member.size()));
  const bool whole_record =
      f.place.record > 0 &&
      f.place.pointer.find('/', kRecords.size()) == std::string::npos;
  if (whole_record) member = {};

  std::string all = f.rule;
  for (const std::string_view part :
       {std::string_view(f.record_type), std::string_view(f.record_host),
        member, marked_text(f, source)}) {
    all += kBetween;
    all += part;
  }
  return all;
}

}  // namespace dct::lint
