// SPDX-License-Identifier: MIT
#include "zone/master/alias_check.hpp"

#include <string>
#include <unordered_set>

#include "text/quote.hpp"

namespace dct::zone {
namespace {

bool is_of_dnssec(std::string_view type) {
  return type == "RRSIG" || type == "NSEC" || type == "SIG" || type == "NXT" ||
         type == "KEY";
}

bool may_share_name(const RecordView& other, const RecordView& cname) {
  return same_record(other, cname) || !other.service.empty() ||
         is_of_dnssec(other.type) || other.type.starts_with("REDIR");
}

}  // namespace

void check_aliases(const std::vector<AliasLine>& aliases, ReadResult& result) {
  std::unordered_set<std::string_view> seen;
  for (const AliasLine& alias : aliases) {
    const RecordView cname = result.zone[alias.id];
    if (!seen.insert(cname.owner).second) continue;
    for (const RecordView& other : result.zone.find(cname.owner)) {
      if (may_share_name(other, cname)) continue;
      diagnostic::Problem problem = diagnostic::warning(
          "cname-coexists",
          text::quote(cname.owner) + " has a CNAME and " +
              (other.type == "CNAME"
                   ? "another CNAME"
                   : "a record of type " + std::string(other.type)) +
              "; a CNAME cannot share its name with other records, and "
              "servers refuse such a zone",
          "remove one of the two");
      problem.place.file = alias.file;
      problem.place.begin = {alias.line, 1};
      result.add(std::move(problem));
      break;
    }
  }
}

}  // namespace dct::zone
