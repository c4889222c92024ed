// SPDX-License-Identifier: MIT

/// valijson 1.0 answers with a verdict, or with a list of sentences, each with
/// the path of a value: all that any branch of the schema has to say, from the
/// outside in. Three things make a few mistakes of it:
///
/// - Almost every document is good, and a verdict alone costs a third of what
///   sentences cost. So the document is validated for the verdict, and a second
///   time only when it is bad.
/// - sentences.hpp reads the keyword from a sentence, and drops those that only
///   repeat that something below failed.
/// - Where a combinator fails, what its alternatives lack has been said just
///   before, of the same value: the combinator takes its place.
///
/// The document is copied once into the form that valijson reads. The copy is
/// shallow (its strings are the document's), and a value is found in it by the
/// way from the root.

#include "schema/validator.hpp"

#include <rapidjson/document.h>

#include <dct/template/record_types.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "schema/sentences.hpp"

// Without exceptions a bad schema ends the program. With them the adapter gives
// RapidJSON assertions that make a std::string each, three quarters of the time
// of a validation: RapidJSON, included above, has kept its own.
#define VALIJSON_USE_EXCEPTIONS 1
#undef RAPIDJSON_ASSERT
#include <valijson/adapters/rapidjson_adapter.hpp>
// Before anything that uses the visitor.
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include "schema/bounded_visitor.hpp"

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

// The number that a numeric property of a record holds as a string.
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
          number && numbers == Instance::Numbers::also_in_strings) {
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

// What the alternatives of a combinator lack is not a mistake of its own.
void add(std::vector<BrokenKeyword>& all, BrokenKeyword broken) {
  if (broken.keyword == Keyword::one_of || broken.keyword == Keyword::any_of) {
    while (!all.empty() && all.back().value == broken.value) {
      all.pop_back();
    }
  }
  all.push_back(std::move(broken));
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
    if (!document.IsObject()) throw std::runtime_error("not a JSON object");
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
  // It caches regular expressions, so validating changes it.
  thread_local valijson::Validator validator(valijson::Validator::kStrongTypes);
  work() = {};
  return validator.validate(schema, Adapter(value), results);
}

}  // namespace

bool Validator::accepts(const Instance& instance, Value value) const {
  return validate(impl_->schema, find(instance.impl_->document, value),
                  nullptr);
}

std::vector<BrokenKeyword> Validator::broken_keywords(const Instance& instance,
                                                      Value value) const {
  if (accepts(instance, value)) return {};
  valijson::ValidationResults results;
  validate(impl_->schema, find(instance.impl_->document, value), &results);
  std::vector<BrokenKeyword> all;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    if (is_echo(error.description)) continue;
    BrokenKeyword broken = read_sentence(error.description);
    broken.value = follow(value, error.context);
    add(all, std::move(broken));
  }
  // A refusal without a reason would be a silent skip.
  if (all.empty()) all.push_back({.value = value});
  return all;
}

}  // namespace dct::schema
