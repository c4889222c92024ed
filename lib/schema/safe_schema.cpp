// SPDX-License-Identifier: MIT

/// A walk over all places of a document where draft-07 has a schema. On the way
/// each keyword is checked alone; then a depth-first search follows what is
/// applied to one and the same value ($ref, allOf, if ..): a way that comes
/// back to where it began would never end. A way through `properties` or
/// `items` may, since each step there is one into the document. Linear in the
/// size of the schema.

#include "schema/safe_schema.hpp"

#include <array>
#include <map>
#include <set>
#include <stdexcept>
#include <vector>

#include "text/quote.hpp"
#include "text/regex.hpp"

namespace dct::schema {
namespace {

using json::Kind;
using json::Value;

constexpr std::array<std::string_view, 4> kSameValue = {"not", "if", "then",
                                                        "else"};
constexpr std::array<std::string_view, 3> kListsOfSameValue = {"allOf", "anyOf",
                                                               "oneOf"};
constexpr std::array<std::string_view, 4> kOtherValue = {
    "items", "additionalItems", "additionalProperties", "contains"};
constexpr std::array<std::string_view, 4> kMapsOfOthers = {
    "properties", "patternProperties", "definitions", "dependencies"};

struct Unsafe : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string unescaped(std::string_view step) {
  std::string result;
  for (std::size_t i = 0; i < step.size(); ++i) {
    if (step[i] == '~' && i + 1 < step.size()) {
      result += step[++i] == '1' ? '/' : '~';
    } else {
      result += step[i];
    }
  }
  return result;
}

/// What a $ref points to; absent when there is nothing.
Value target_of(Value root, std::string_view reference) {
  Value at = root;
  reference.remove_prefix(1);
  while (at && reference.starts_with('/')) {
    reference.remove_prefix(1);
    const std::string_view step = reference.substr(0, reference.find('/'));
    reference.remove_prefix(step.size());
    if (at.is(Kind::array)) {
      std::size_t index = 0;
      for (const char c : step) {
        if (c < '0' || c > '9' || index > at.size()) return {};
        index = 10 * index + static_cast<std::size_t>(c - '0');
      }
      at = at[index];
    } else {
      at = at[unescaped(step)];
    }
  }
  return reference.empty() ? at : Value();
}

void check_pattern(std::string_view pattern) {
  const text::Regex regex(pattern);
  if (regex.is_valid()) return;
  throw Unsafe("the pattern " + text::quote(pattern) +
               " cannot be matched in bounded time (" + regex.error() + ")");
}

class Walk {
 public:
  explicit Walk(Value root) : root_(root) {}

  void run() {
    visit(root_);
    for (const auto& [node, schema] : schemas_) search(schema);
  }

 private:
  bool is_schema(Value value) const {
    return value.is(Kind::object) || value.is(Kind::boolean);
  }

  // Documents are not deep; json sees to that.
  void visit(Value schema) {
    if (!schema.is(Kind::object) ||
        !schemas_.emplace(schema.node(), schema).second) {
      return;
    }
    check_keywords(schema);
    for (const auto key : kSameValue) visit(schema[key]);
    for (const auto key : kOtherValue) visit_all(schema[key]);
    visit(schema["propertyNames"]);
    for (const auto key : kListsOfSameValue) visit_all(schema[key]);
    for (const auto key : kMapsOfOthers) {
      for (const Value part : schema[key]) visit(part);
    }
    if (const Value reference = schema["$ref"]) visit(followed(reference));
  }

  void visit_all(Value one_or_list) {
    if (!one_or_list.is(Kind::array)) return visit(one_or_list);
    for (const Value part : one_or_list) visit(part);
  }

  void check_keywords(Value schema) {
    const Value factor = schema["multipleOf"];
    const bool is_positive =
        factor.is(Kind::integer)
            ? factor.integer() > 0
            : factor.is(Kind::number) && factor.number() > 0;
    if (factor && !is_positive) {
      throw Unsafe("multipleOf has to be a number above 0");
    }
    if (schema["pattern"].is(Kind::string)) {
      check_pattern(schema["pattern"].string());
    }
    for (const Value part : schema["patternProperties"]) {
      check_pattern(part.key());
    }
  }

  Value followed(Value reference) const {
    const std::string_view text = reference.string();
    if (!reference.is(Kind::string) || !text.starts_with('#')) {
      throw Unsafe(
          "$ref has to point into the same document, as in "
          "#/definitions/name; " +
          text::quote(text) + " does not");
    }
    const Value target = target_of(root_, text);
    if (!is_schema(target)) {
      throw Unsafe("there is no schema at the $ref " + text::quote(text));
    }
    return target;
  }

  /// What is applied to the same value as the schema itself.
  std::vector<Value> of_same_value(Value schema) const {
    if (const Value reference = schema["$ref"]) return {followed(reference)};
    std::vector<Value> parts;
    for (const auto key : kSameValue) parts.push_back(schema[key]);
    for (const auto key : kListsOfSameValue) {
      for (const Value part : schema[key]) parts.push_back(part);
    }
    for (const Value part : schema["dependencies"]) parts.push_back(part);
    return parts;
  }

  struct Step {
    Value schema;
    std::vector<Value> next;
  };

  // Without recursion: a chain of $refs may be as long as the document.
  void search(Value start) {
    std::vector<Step> way;
    const auto enter = [&](Value schema) {
      if (!schema.is(Kind::object) || done_.contains(schema.node())) return;
      if (!open_.insert(schema.node()).second) {
        throw Unsafe("a $ref leads back to itself at " +
                     text::quote("#" + schema.pointer()));
      }
      way.push_back({schema, of_same_value(schema)});
    };
    enter(start);
    while (!way.empty()) {
      if (way.back().next.empty()) {
        open_.erase(way.back().schema.node());
        done_.insert(way.back().schema.node());
        way.pop_back();
        continue;
      }
      const Value next = way.back().next.back();
      way.back().next.pop_back();
      enter(next);
    }
  }

  Value root_;
  std::map<std::uint32_t, Value> schemas_;
  std::set<std::uint32_t> open_;
  std::set<std::uint32_t> done_;
};

}  // namespace

std::optional<std::string> why_unsafe(Value schema) {
  if (!schema.is(Kind::object) && !schema.is(Kind::boolean)) {
    return "a schema has to be an object, or true or false";
  }
  try {
    Walk(schema).run();
    return std::nullopt;
  } catch (const Unsafe& mistake) {
    return mistake.what();
  }
}

}  // namespace dct::schema
