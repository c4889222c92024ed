// SPDX-License-Identifier: MIT
#include <dct/schema.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "schema/validator.hpp"
#include "schema/words.hpp"

namespace dct {
namespace {

using json::Kind;
using json::Value;
using schema::Keyword;
using schema::Violation;

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

// The parts of a schema that speak of one place of a document: along the path
// of its keys and indexes, through references and allOf. Bounded, for a schema
// may refer to itself.
class Parts {
 public:
  explicit Parts(Value root) : root_(root) {}

  std::vector<Value> at(Value instance) {
    std::vector<Value> path;
    for (Value v = instance; v.parent(); v = v.parent()) path.push_back(v);
    std::vector<Value> parts;
    expand(root_, parts, 0);
    for (auto step = path.rbegin(); step != path.rend(); ++step) {
      std::vector<Value> next;
      for (const Value part : parts) {
        const Value below = step->key().empty()
                                ? part["items"]
                                : part["properties"][step->key()];
        if (below) expand(below, next, 0);
        if (!below && !step->key().empty()) {
          if (const Value more = part["additionalProperties"]) {
            expand(more, next, 0);
          }
        }
      }
      parts = std::move(next);
    }
    return parts;
  }

 private:
  void expand(Value part, std::vector<Value>& to, int depth) {
    if (!part.is(Kind::object) || depth > 16 || to.size() > 64) return;
    if (const Value reference = part["$ref"]) {
      return expand(resolve(root_, reference.string()), to, depth + 1);
    }
    to.push_back(part);
    for (const Value both : part["allOf"]) expand(both, to, depth + 1);
  }

  Value root_;
};

bool is_combinator(Keyword keyword) {
  return keyword == Keyword::any_of || keyword == Keyword::one_of;
}

bool is_within(Value inner, Value outer) {
  for (; inner; inner = inner.parent()) {
    if (inner == outer) return true;
  }
  return false;
}

}  // namespace

struct Schema::Impl {
  json::Document text;
  schema::Validator validator;

  std::vector<Violation> of_best_alternative(const schema::Instance& instance,
                                             const Violation& failed) const;
  Value part_with(Value value, std::string_view keyword) const;
};

// The part that speaks of a value and has the keyword that was broken.
Value Schema::Impl::part_with(Value value, std::string_view keyword) const {
  for (const Value part : Parts(text.root()).at(value)) {
    if (part[keyword]) return part;
  }
  return {};
}

// Of several alternatives that all fail, the author meant the one whose fixed
// values (the type of a record) are met, and then the one that fails least.
std::vector<Violation> Schema::Impl::of_best_alternative(
    const schema::Instance& instance, const Violation& failed) const {
  const std::string_view keyword =
      failed.keyword == Keyword::any_of ? "anyOf" : "oneOf";
  std::vector<Violation> best;
  std::size_t best_score = std::numeric_limits<std::size_t>::max();
  for (const Value alternative : part_with(failed.value, keyword)[keyword]) {
    const schema::Validator one(text.root(), "#" + alternative.pointer());
    std::vector<Violation> violations =
        one.violations(instance, failed.value);
    std::size_t score = violations.size();
    for (const Violation& v : violations) {
      if (v.keyword == Keyword::constant || v.keyword == Keyword::enumeration ||
          v.keyword == Keyword::negation) {
        score += 100;
      }
      // Nothing of the value fits, not even its kind.
      if (v.value == failed.value && v.keyword == Keyword::type) score += 1000;
    }
    if (score < best_score) {
      best_score = score;
      best = std::move(violations);
    }
  }
  return best_score < 100 ? best : std::vector<Violation>{failed};
}

Schema::Schema(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::optional<Schema> Schema::compile(const json::Document& document,
                                      std::string& error) {
  json::Document own = json::Document::parse(document.source());
  if (!own.root()) {
    error = own.problems().empty() ? "the file is empty"
                                   : own.problems().front().message;
    return std::nullopt;
  }
  try {
    schema::Validator whole(own.root(), {});
    return Schema(std::unique_ptr<const Impl>(
        new Impl{std::move(own), std::move(whole)}));
  } catch (const std::exception& e) {
    error = e.what();
    return std::nullopt;
  }
}

std::vector<Problem> Schema::check(const json::Document& document) const {
  if (!document.root()) return {};
  const schema::Instance instance(document);
  std::vector<Violation> violations =
      impl_->validator.violations(instance, document.root());

  // An alternative's own mistakes take the place of all that was said about
  // the other alternatives.
  std::vector<Violation> combinators;
  for (const Violation& v : violations) {
    if (is_combinator(v.keyword)) combinators.push_back(v);
  }
  for (const Violation& failed : combinators) {
    std::erase_if(violations, [&](const Violation& v) {
      return is_within(v.value, failed.value);
    });
  }
  for (const Violation& failed : combinators) {
    for (Violation& v : impl_->of_best_alternative(instance, failed)) {
      violations.push_back(std::move(v));
    }
  }

  std::vector<Problem> problems;
  for (const Violation& v : violations) {
    constexpr std::string_view kHas[] = {"type", "required",   "const",
                                         "enum", "properties", "description"};
    Value part;
    switch (v.keyword) {
      case Keyword::type:
        part = impl_->part_with(v.value, kHas[0]);
        break;
      case Keyword::constant:
        part = impl_->part_with(v.value, kHas[2]);
        break;
      case Keyword::enumeration:
        part = impl_->part_with(v.value, kHas[3]);
        break;
      case Keyword::unknown_member:
        part = impl_->part_with(v.value, kHas[4]);
        break;
      default:
        part = impl_->part_with(v.value, kHas[5]);
        break;
    }
    Problem p = schema::explain(v, part);
    // Several alternatives may complain of one thing.
    const bool said =
        std::any_of(problems.begin(), problems.end(), [&p](const Problem& o) {
          return o.message == p.message && o.node == p.node;
        });
    if (!said) problems.push_back(std::move(p));
  }
  return problems;
}

}  // namespace dct
