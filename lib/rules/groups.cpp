// SPDX-License-Identifier: MIT

/// Groups: records that are applied without the others (draft-05 section
/// 10.3).

#include "rules/groups.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

#include "template/subject.hpp"
#include "text/quote.hpp"

namespace dct::rules {

using json::Value;
using templates::Property;
using templates::Record;

void group_single(lint::Context& ctx) {
  const auto& records = ctx.tmpl.records;
  if (records.empty() || records.front().group().empty()) return;
  const std::string_view group = records.front().group();
  if (!std::all_of(records.begin(), records.end(),
                   [group](const Record& r) { return r.group() == group; })) {
    return;
  }
  ctx.report(records.front()[Property::group_id],
             {.message = std::string(records.size() == 1 ? "the only record is"
                                                         : "all records are") +
                         " in the group " + text::quote(group) +
                         "; a group is for applying some records without the "
                         "others",
              .help = "leave groupId out",
              .variant = records.size() == 1 ? "one-record" : ""});
}

void group_mixed(lint::Context& ctx) {
  const Record* with = nullptr;
  const Record* without = nullptr;
  for (const Record& r : ctx.tmpl.records) {
    const Record*& kind = r.group().empty() ? without : with;
    if (!kind) kind = &r;
  }
  if (!with || !without) return;
  ctx.report(
      *without, without->value,
      {.place = lint::opening(without->value),
       .message = "groupId is missing here, while other records have "
                  "one: this record is applied with every group, and "
                  "one provider fails on the mixture",
       .help = "put every record into a group, or none",
       .notes = {{.message = templates::subject(*with) + " is in a group",
                  .place = (*with)[Property::group_id].span()}}});
}

// draft-05 section 10.3: groups match letter by letter.
void group_case_clash(lint::Context& ctx) {
  std::map<std::string, Value> spelled;
  ctx.each(Property::group_id, [&](const Record& r, Value group) {
    if (group.string().empty()) return;
    const auto [first, is_new] =
        spelled.emplace(text::to_lower(group.string()), group);
    if (is_new || first->second.string() == group.string()) return;
    ctx.report(
        r, group,
        {.message = "the group " + text::quote(group.string()) +
                    " differs from " + text::quote(first->second.string()) +
                    " only in case; they are two groups",
         .help = "write one of them everywhere",
         .notes = {
             {.message = "the other one", .place = first->second.span()}}});
  });
}

}  // namespace dct::rules
