// SPDX-License-Identifier: MIT
#include "schema/validator.hpp"

#include <rapidjson/document.h>

#include <dct/template/record_types.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

// Without exceptions a bad schema ends the program. With them the adapter gives
// RapidJSON assertions that make a std::string each, three quarters of the time
// of a validation: RapidJSON, included above, has kept its own.
#define VALIJSON_USE_EXCEPTIONS 1
#undef RAPIDJSON_ASSERT
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace dct::schema {
namespace {

using json::Kind;
using json::Value;
using Allocator = rapidjson::MemoryPoolAllocator<>;
using Adapter = valijson::adapters::RapidJsonAdapter;

rapidjson::Value::StringRefType reference(std::string_view text) {
  return {text.data() ? text.data() : "",
          static_cast<rapidjson::SizeType>(text.size())};
}

// The number that a numeric property of a record holds as a text.
std::optional<std::int64_t> number_in(Value value) {
  const auto property = templates::property_named(value.key());
  if (!property ||
      templates::info(*property).content != templates::Content::number) {
    return std::nullopt;
  }
  const std::string_view text = value.string();
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failed] = std::from_chars(text.data(), end, number);
  if (text.empty() || failed != std::errc() || rest != end) return std::nullopt;
  return number;
}

// Copies the structure, not the strings. Recursion is safe: json limits the
// depth of every document. Members that a later one hides are left out.
void copy(Value from, rapidjson::Value& to, Allocator& allocator,
          Instance::Numbers numbers) {
  switch (from.kind()) {
    case Kind::absent:
    case Kind::null:
      to.SetNull();
      return;
    case Kind::boolean:
      to.SetBool(from.boolean());
      return;
    case Kind::integer:
      to.SetInt64(from.integer());
      return;
    case Kind::number:
      to.SetDouble(from.number());
      return;
    case Kind::string:
      if (const auto number = number_in(from);
          number && numbers == Instance::Numbers::also_in_texts) {
        to.SetInt64(*number);
      } else {
        to.SetString(reference(from.string()));
      }
      return;
    case Kind::array:
      to.SetArray();
      to.Reserve(static_cast<rapidjson::SizeType>(from.size()), allocator);
      for (const Value item : from) {
        to.PushBack(rapidjson::Value(), allocator);
        copy(item, to[to.Size() - 1], allocator, numbers);
      }
      return;
    case Kind::object:
      to.SetObject();
      for (const Value member : from) {
        if (member.hidden()) continue;
        to.AddMember(reference(member.key()), rapidjson::Value(), allocator);
        copy(member, (to.MemberEnd() - 1)->value, allocator, numbers);
      }
      return;
  }
}

// The copy of a value: the way from the root is that of the original.
const rapidjson::Value& find(const rapidjson::Value& root, Value value) {
  const Value parent = value.parent();
  if (!parent) return root;
  const rapidjson::Value& container = find(root, parent);
  if (parent.is(Kind::object)) {
    return container.FindMember(rapidjson::Value(reference(value.key())))
        ->value;
  }
  rapidjson::SizeType index = 0;
  for (const Value item : parent) {
    if (item == value) break;
    ++index;
  }
  return container[index];
}

// valijson says what went wrong in sentences only.
struct Phrase {
  std::string_view begins;
  Keyword keyword;
};
constexpr Phrase kPhrases[] = {
    {"Missing required property '", Keyword::required},
    {"Value type not permitted", Keyword::type},
    {"Failed to match expected value set by 'const'", Keyword::constant},
    {"Failed to match against any enum values", Keyword::enumeration},
    {"Failed to match regex", Keyword::pattern},
    {"Expected number ", Keyword::range},
    {"String should be no ", Keyword::length},
    {"Array should contain no ", Keyword::length},
    {"Object should have no ", Keyword::length},
    {"Object contains a property that could not be validated",
     Keyword::unknown_member},
    {"Failed to validate against any child schemas allowed by oneOf",
     Keyword::one_of},
    {"Failed to validate against exactly one child schema", Keyword::one_of},
    {"Failed to validate against any schemas allowed by anyOf",
     Keyword::any_of},
    {"Target should not validate", Keyword::negation},
    {"Failed to any values against subschema in 'contains'", Keyword::contains},
};

// Lines that only repeat that something below them failed.
bool is_echo(std::string_view sentence) {
  return sentence.starts_with("Failed to validate against child schema #") ||
         sentence.starts_with("Failed to validate item #") ||
         sentence.starts_with("Failed to validate against schema associated") ||
         sentence.starts_with("Failed to validate against a conditional") ||
         sentence.starts_with("Failed to validate against additional") ||
         sentence.starts_with("Failed to validate against dependent");
}

std::string between_quotes(std::string_view sentence) {
  const std::size_t end = sentence.rfind('\'');
  const std::size_t begin = sentence.find(": '") != std::string_view::npos
                                ? sentence.find(": '") + 3
                                : sentence.find('\'') + 1;
  return end > begin ? std::string(sentence.substr(begin, end - begin))
                     : std::string();
}

// "Expected number less than or equal to 65535.000000" -> "less than or equal
// to 65535"
std::string bound(std::string_view sentence) {
  for (const std::string_view lead :
       {"Expected number ", "String should be ", "Array should contain ",
        "Object should have "}) {
    if (sentence.starts_with(lead)) sentence.remove_prefix(lead.size());
  }
  std::string result(sentence);
  if (const auto dot = result.find(".000000"); dot != std::string::npos) {
    result.erase(dot, 7);
  }
  if (result.ends_with('.')) result.pop_back();
  return result;
}

Violation read(std::string_view sentence) {
  for (const Phrase& p : kPhrases) {
    if (!sentence.starts_with(p.begins)) continue;
    Violation v;
    v.keyword = p.keyword;
    if (p.keyword == Keyword::required ||
        p.keyword == Keyword::unknown_member) {
      v.detail = between_quotes(sentence);
    } else if (p.keyword == Keyword::range || p.keyword == Keyword::length) {
      v.detail = bound(sentence);
    }
    return v;
  }
  return {};
}

// The context is a list like <root>, [records], [3], [ttl].
Value follow(Value value, const std::vector<std::string>& context) {
  for (std::size_t i = 1; i < context.size(); ++i) {
    std::string_view step = context[i];
    step = step.substr(1, step.size() - 2);
    const Value next =
        value.is(Kind::array)
            ? value[static_cast<std::size_t>(std::stoul(std::string(step)))]
            : value[step];
    if (!next) return value;
    value = next;
  }
  return value;
}

// What the alternatives of a combinator lack is no mistake of its own: where a
// oneOf or anyOf fails, it replaces what was said below it before.
void add(std::vector<Violation>& all, Violation violation) {
  if (violation.keyword == Keyword::one_of ||
      violation.keyword == Keyword::any_of) {
    while (!all.empty() && all.back().value == violation.value) {
      all.pop_back();
    }
  }
  all.push_back(std::move(violation));
}

}  // namespace

struct Instance::Impl {
  rapidjson::Document document;
};

Instance::Instance(const json::Document& document, Numbers numbers) {
  auto impl = std::make_unique<Impl>();
  copy(document.root(), impl->document, impl->document.GetAllocator(), numbers);
  impl_ = std::move(impl);
}
Instance::Instance(Instance&&) noexcept = default;
Instance::~Instance() = default;

struct Validator::Impl {
  valijson::Schema schema;
};

Validator::Validator(Value schema, std::string_view pointer) {
  rapidjson::Document document;
  copy(schema, document, document.GetAllocator(),
       Instance::Numbers::as_written);
  if (!pointer.empty()) {
    if (!document.IsObject()) throw std::runtime_error("no JSON object");
    // Beside a $ref every other keyword but the definitions is ignored.
    document.RemoveMember("$ref");
    document.AddMember("$ref", reference(pointer), document.GetAllocator());
  }
  auto impl = std::make_unique<Impl>();
  valijson::SchemaParser().populateSchema(Adapter(document), impl->schema);
  impl_ = std::move(impl);
}
Validator::Validator(Validator&&) noexcept = default;
Validator& Validator::operator=(Validator&&) noexcept = default;
Validator::~Validator() = default;

namespace {

bool validate(const valijson::Schema& schema, const rapidjson::Value& value,
              valijson::ValidationResults* results) {
  // It keeps the regular expressions it has compiled, and is no const use.
  thread_local valijson::Validator validator(valijson::Validator::kStrongTypes);
  return validator.validate(schema, Adapter(value), results);
}

}  // namespace

bool Validator::accepts(const Instance& instance, Value value) const {
  return validate(impl_->schema, find(instance.impl_->document, value),
                  nullptr);
}

std::vector<Violation> Validator::violations(const Instance& instance,
                                             Value value) const {
  if (accepts(instance, value)) return {};
  valijson::ValidationResults results;
  validate(impl_->schema, find(instance.impl_->document, value), &results);
  std::vector<Violation> all;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    if (is_echo(error.description)) continue;
    Violation violation = read(error.description);
    violation.value = follow(value, error.context);
    add(all, std::move(violation));
  }
  // A refusal without a reason would be a silent skip.
  if (all.empty()) all.push_back({.value = value});
  return all;
}

}  // namespace dct::schema
