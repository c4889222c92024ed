// SPDX-License-Identifier: MIT
#include "schema/wording.hpp"

#include <algorithm>

#include <dct/text/suggest.hpp>
#include "text/quote.hpp"

namespace dct::schema {
namespace {

using json::Kind;
using json::Value;

// "a string, an integer or null" from what a schema's `type` allows.
std::string expected_type(Value schema) {
  const Value type = schema["type"];
  if (type.is(Kind::string)) return describe_type(type.string());
  std::vector<std::string> types;
  for (const Value t : type) types.push_back(describe_type(t.string()));
  return text::join(types, " or ");
}

std::string allowed_values(Value schema) {
  if (const Value constant = schema["const"]) return describe(constant);
  std::vector<std::string> values;
  for (const Value v : schema["enum"]) values.push_back(describe(v));
  return values.size() <= 12 ? text::join(values, " or ") : std::string();
}

std::string instead(std::string_view expected) {
  return expected.empty() ? std::string()
                          : "; expected " + std::string(expected);
}

}  // namespace

std::string describe(Value value) {
  switch (value.kind()) {
    case Kind::absent:
      return "nothing";
    case Kind::null:
      // YAML has a null without a character.
      return value.token().empty() ? "empty" : std::string(value.token());
    case Kind::boolean:
    case Kind::integer:
    case Kind::number:
      return std::string(value.token().substr(0, 40));
    case Kind::string:
      return text::quote(value.string(), 40);
    case Kind::array:
      return value.size() == 0 ? "an empty list" : "a list";
    case Kind::object:
      return "an object";
  }
  return {};
}

std::string describe_type(std::string_view type) {
  struct Words {
    std::string_view type;
    std::string_view words;
  };
  constexpr Words kWords[] = {
      {"string", "a string"},    {"integer", "an integer"},
      {"number", "a number"},    {"boolean", "true or false"},
      {"array", "a list [...]"}, {"object", "an object {...}"},
      {"null", "null"}};
  for (const Words& w : kWords) {
    if (w.type == type) return std::string(w.words);
  }
  return std::string(type);
}

std::string name_of(Value value) {
  if (!value.key().empty()) return text::code(value.key());
  if (!value.parent()) return "the document";
  std::size_t number = 1;
  for (const Value item : value.parent()) {
    if (item == value) break;
    ++number;
  }
  const Value list = value.parent();
  return (list.key() == "records" ? "record " : "item ") +
         std::to_string(number) +
         (list.key().empty() || list.key() == "records"
              ? std::string()
              : " of " + text::code(list.key()));
}

diagnostic::Problem explain(const BrokenKeyword& broken, Value expected) {
  const Value value = broken.value;
  const std::string it = name_of(value) + " is " + describe(value);
  diagnostic::Problem p;
  p.rule = "schema-violation";
  p.place.span = value.span();
  p.place.node = value.node();
  switch (broken.keyword) {
    case Keyword::required:
      p.message =
          text::code(broken.detail) + " is missing" +
          (value.key().empty() && !value.parent() ? std::string()
                                                  : " in " + name_of(value));
      p.help = "add " + text::code(broken.detail);
      p.place.span.end = std::min(p.place.span.end, p.place.span.begin + 1);
      break;
    case Keyword::unknown_member: {
      const Value member = value[broken.detail];
      std::vector<std::string_view> known;
      for (const Value k : expected["properties"]) known.push_back(k.key());
      p.message = "unknown property " + text::code(broken.detail);
      p.help = text::did_you_mean(broken.detail, known);
      if (p.help.empty() && !known.empty() && known.size() <= 12) {
        p.help = "known properties: " + text::join(known);
      }
      if (member) {
        p.place.span = member.key_span();
        p.place.node = member.node();
      }
      break;
    }
    case Keyword::type:
      p.message = it + instead(expected_type(expected));
      break;
    case Keyword::constant:
    case Keyword::enumeration:
      p.message = it + instead(allowed_values(expected));
      break;
    case Keyword::pattern:
      p.message = it + ", which does not match the pattern of the schema";
      break;
    case Keyword::range:
    case Keyword::length:
      p.message = it + "; expected " + broken.detail;
      break;
    case Keyword::one_of:
    case Keyword::any_of:
    case Keyword::negation:
    case Keyword::contains:
    case Keyword::other:
      p.message = it + ", which the schema does not allow";
      break;
  }
  if (const Value words = expected["description"]; words && p.help.empty()) {
    p.help = name_of(value) + ": " + std::string(words.string());
  }
  return p;
}

}  // namespace dct::schema
