// SPDX-License-Identifier: MIT
#include "schema/parts.hpp"

#include <vector>

namespace dct::schema {
namespace {

using json::Kind;
using json::Value;

// A schema may refer to itself.
constexpr int kMaxReferences = 16;
constexpr std::size_t kMaxParts = 64;

Value resolve(Value root, std::string_view pointer) {
  if (!pointer.starts_with("#")) return {};
  pointer.remove_prefix(1);
  Value at = root;
  while (at && pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const std::string_view step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    at = at[step];
  }
  return at;
}

/// Adds a part, with what it refers to and all of its `allOf`.
void expand(Value root, Value part, std::vector<Value>& to, int depth = 0) {
  if (!part.is(Kind::object) || depth > kMaxReferences ||
      to.size() > kMaxParts) {
    return;
  }
  if (const Value reference = part["$ref"]) {
    return expand(root, resolve(root, reference.string()), to, depth + 1);
  }
  to.push_back(part);
  for (const Value both : part["allOf"]) expand(root, both, to, depth + 1);
}

/// What a part says of a member or an item of the value that it describes.
Value below(Value part, Value step) {
  if (step.key().empty()) return part["items"];
  const Value property = part["properties"][step.key()];
  return property ? property : part["additionalProperties"];
}

/// The parts that describe a value: along the path of keys and indexes that
/// leads to it.
std::vector<Value> parts_for(const Applied& applied, Value value) {
  std::vector<Value> path;
  for (; value != applied.top && value.parent(); value = value.parent()) {
    path.push_back(value);
  }
  std::vector<Value> parts;
  expand(applied.root, applied.start, parts);
  for (auto step = path.rbegin(); step != path.rend(); ++step) {
    std::vector<Value> next;
    for (const Value part : parts) {
      expand(applied.root, below(part, *step), next);
    }
    parts = std::move(next);
  }
  return parts;
}

}  // namespace

Value part_for(const Applied& applied, const BrokenKeyword& broken) {
  for (const Value part : parts_for(applied, broken.value)) {
    if (part[spelling(broken.keyword)]) return part;
  }
  return {};
}

std::string_view spelling(Keyword keyword) {
  switch (keyword) {
    case Keyword::type:
      return "type";
    case Keyword::constant:
      return "const";
    case Keyword::enumeration:
      return "enum";
    case Keyword::unknown_member:
      return "properties";
    case Keyword::any_of:
      return "anyOf";
    case Keyword::one_of:
      return "oneOf";
    case Keyword::required:
    case Keyword::pattern:
    case Keyword::range:
    case Keyword::length:
    case Keyword::negation:
    case Keyword::contains:
    case Keyword::other:
      return "description";
  }
  return {};
}

}  // namespace dct::schema
