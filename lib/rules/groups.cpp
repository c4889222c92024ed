// SPDX-License-Identifier: MIT

/// Groups: records that are applied without the others (draft-05 section
/// 10.3).

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

#include "rules/checks.hpp"

namespace dct::rules {

using json::Value;

void group_single(lint::Context& ctx) {
  const auto& records = ctx.tmpl.records;
  if (records.size() < 2 || records.front().group().empty()) return;
  const std::string_view group = records.front().group();
  if (!std::all_of(
          records.begin(), records.end(),
          [group](const templates::Record& r) { return r.group() == group; })) {
    return;
  }
  ctx.report({.at = records.front()[templates::Property::group_id],
              .message = "all records are in the group " + text::quote(group) +
                         "; a group is for applying some without the others",
              .help = "leave groupId out"});
}

void group_mixed(lint::Context& ctx) {
  const templates::Record* with = nullptr;
  const templates::Record* without = nullptr;
  for (const templates::Record& r : ctx.tmpl.records) {
    const templates::Record*& kind = r.group().empty() ? without : with;
    if (!kind) kind = &r;
  }
  if (!with || !without) return;
  ctx.report(
      {.at = without->value,
       .message = lint::subject(*without) +
                  " has no groupId, others have: it is applied with "
                  "every group, and one provider fails on the mixture",
       .help = "put every record into a group, or none",
       .span = lint::opening(without->value),
       .notes = {{.message = lint::subject(*with) + " is in a group",
                  .place = (*with)[templates::Property::group_id].span()}}});
}

// draft-05 section 10.3: groups match letter by letter.
void group_case(lint::Context& ctx) {
  std::map<std::string, Value> spelled;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value group = r[templates::Property::group_id];
    if (!group || group.string().empty()) continue;
    const auto [first, is_new] =
        spelled.emplace(text::to_lower(group.string()), group);
    if (is_new || first->second.string() == group.string()) continue;
    ctx.report({.at = group,
                .message = lint::subject(r) + ": the group " +
                           text::quote(group.string()) + " differs from " +
                           text::quote(first->second.string()) +
                           " in case only; they are two groups",
                .help = "write one of them everywhere",
                .notes = {{.message = "the other one",
                           .place = first->second.span()}}});
  }
}

}  // namespace dct::rules
