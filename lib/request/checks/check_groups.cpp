// SPDX-License-Identifier: MIT
#include "request/checks/check_groups.hpp"

#include <set>

#include "template/identifier.hpp"
#include "text/quote.hpp"

namespace dct::request {

void check_groups(RequestCheck& check) {
  std::set<std::string> known;
  for (const templates::Record& r : check.tmpl.records) {
    if (!r.group().empty()) known.emplace(r.group());
  }
  std::set<std::string> seen;
  for (const std::string& group : check.request.group_ids) {
    if (!templates::is_id(group)) {
      check.error("group-syntax",
                  "groupId " + text::quote(group) + " is not an id",
                  "write 1 to 63 letters, digits, - _ and dots");
    } else if (known.count(group) == 0) {
      check.error(
          "group-unknown",
          "no record of the template has the groupId " + text::quote(group),
          known.empty() ? std::string("leave groupId out; no record has one")
                        : "use " + text::printable(text::join(known, " or ")) +
                              " (case-sensitive)");
    } else if (!seen.insert(group).second) {
      check.warning("group-twice",
                    "groupId " + text::quote(group) + " is passed twice",
                    "pass it once");
    }
  }
}

}  // namespace dct::request
