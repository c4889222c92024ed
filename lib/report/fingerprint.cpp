// SPDX-License-Identifier: MIT
#include "report/fingerprint.hpp"

#include <algorithm>

namespace dct::report {

std::string identity(const Finding& f, const Source& source) {
  constexpr char kBetween = '\x1F';
  const std::string_view text = source.text();
  const std::string_view marked =
      f.span.begin <= f.span.end && f.span.end <= text.size()
          ? text.substr(f.span.begin, f.span.end - f.span.begin)
          : std::string_view();
  // Of "/records/3/host" the "host"; of a record itself nothing.
  constexpr std::string_view kRecords = "/records/";
  std::string_view member = f.pointer;
  member.remove_prefix(std::min(member.rfind('/') + 1, member.size()));
  const bool whole_record =
      f.record > 0 && f.pointer.find('/', kRecords.size()) == std::string::npos;
  if (whole_record) member = {};

  std::string all = f.rule;
  for (const std::string_view part :
       {std::string_view(f.record_type), std::string_view(f.record_host),
        member, marked}) {
    all += kBetween;
    all += part;
  }
  return all;
}

}  // namespace dct::report
