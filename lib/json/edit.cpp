// SPDX-License-Identifier: MIT
#include "json/edit.hpp"

#include <dct/json/writer.hpp>

#include <algorithm>

namespace dct::json {
namespace {

// The sibling before a value; absent for the first.
Value previous_sibling(Value value) {
  Value previous;
  for (const Value sibling : value.parent()) {
    if (sibling == value) return previous;
    previous = sibling;
  }
  return {};
}

// The sibling after a value; absent for the last.
Value next_sibling(Value value) {
  bool found = false;
  for (const Value sibling : value.parent()) {
    if (found) return sibling;
    found = sibling == value;
  }
  return {};
}

std::uint32_t begin_of(Value value) {
  return value.key_span().end > 0 ? value.key_span().begin : value.span().begin;
}

// What layout is made of: the blanks of a text, and a colon; no commas and no
// comments.
std::string layout_of(std::string_view text) {
  std::string layout;
  std::copy_if(
      text.begin(), text.end(), std::back_inserter(layout), [](char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ':';
      });
  return layout;
}

// The text of an offset range.
std::string_view between(Value object, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t start = object.span().begin;
  return object.token().substr(begin - start, end - begin);
}

}  // namespace

diagnostic::Edit replace_value(Value value, std::string json) {
  return {.span = value.span(), .replacement = std::move(json)};
}

diagnostic::Edit rename_member(Value member, std::string_view key) {
  return {.span = member.key_span(), .replacement = quoted(key)};
}

diagnostic::Edit add_member(Value object, std::string_view key,
                            std::string_view json, Value after) {
  Value last;
  for (const Value member : object) last = member;
  if (!after) after = last;
  const std::string name = quoted(key);
  if (!after) {
    return {.span = {object.span().begin + 1, object.span().begin + 1},
            .replacement = name + ": " + std::string(json)};
  }
  // What is between two members belongs between all of them.
  const Value before = previous_sibling(after);
  const Value following = next_sibling(after);
  std::uint32_t lead_begin = object.span().begin + 1;
  std::uint32_t lead_end = begin_of(after);
  if (before) {
    lead_begin = before.span().end;
  } else if (following) {
    lead_begin = after.span().end;
    lead_end = begin_of(following);
  }
  const std::string lead = layout_of(between(object, lead_begin, lead_end));
  const std::string colon =
      layout_of(between(object, after.key_span().end, after.span().begin));
  return {.span = {after.span().end, after.span().end},
          .replacement = "," + lead + name + colon + std::string(json)};
}

diagnostic::Edit remove_value(Value value) {
  if (const Value before = previous_sibling(value)) {
    return {.span = {before.span().end, value.span().end}, .replacement = {}};
  }
  // The first one goes with everything up to the second.
  if (const Value following = next_sibling(value)) {
    return {.span = {begin_of(value), begin_of(following)}, .replacement = {}};
  }
  return {.span = {begin_of(value), value.span().end}, .replacement = {}};
}

bool overlap(const diagnostic::Edit& a, const diagnostic::Edit& b) {
  // Two insertions at one place do not overlap.
  if (a.span.begin == a.span.end && b.span.begin == b.span.end) return false;
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

std::string apply_edits(std::string_view text,
                        std::vector<diagnostic::Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const diagnostic::Edit& a, const diagnostic::Edit& b) {
                     return a.span.begin < b.span.begin;
                   });
  std::string result;
  std::uint32_t at = 0;
  for (const diagnostic::Edit& edit : edits) {
    if (edit.span.begin < at || edit.span.end > text.size()) continue;
    result += text.substr(at, edit.span.begin - at);
    result += edit.replacement;
    at = edit.span.end;
  }
  result += text.substr(at);
  return result;
}

}  // namespace dct::json
