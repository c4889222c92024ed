// SPDX-License-Identifier: MIT
#include <dct/schema/schema.hpp>

#include <algorithm>
#include <stdexcept>

#include "schema/validator.hpp"
#include "schema/words.hpp"

namespace dct::schema {
namespace {

using json::Kind;
using json::Value;

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
  /// @param root   of the schema, where references begin
  /// @param start  the part that speaks of the value `top`
  Parts(Value root, Value start, Value top)
      : root_(root), start_(start), top_(top) {}

  std::vector<Value> at(Value instance) {
    std::vector<Value> path;
    for (Value v = instance; v != top_ && v.parent(); v = v.parent()) {
      path.push_back(v);
    }
    std::vector<Value> parts;
    expand(start_, parts, 0);
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
  Value start_;
  Value top_;
};

// The keyword of a schema to explain a violation with.
std::string_view told_by(Keyword keyword) {
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

// The part that speaks of the violation's value and has that keyword.
Value part_for(Parts parts, const Violation& violation) {
  for (const Value part : parts.at(violation.value)) {
    if (part[told_by(violation.keyword)]) return part;
  }
  return {};
}

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
  Validator validator;

  std::vector<diagnostic::Problem> of_best_alternative(const Instance& instance,
                                                       const Violation& failed,
                                                       Value top) const;
};

// Of several alternatives that all fail, the author meant the one whose fixed
// values (the type of a record) are met, and then the one that fails least.
std::vector<diagnostic::Problem> Schema::Impl::of_best_alternative(
    const Instance& instance, const Violation& failed, Value top) const {
  std::vector<Violation> best = {failed};
  Value meant;
  std::size_t best_score = 100;
  const Value part = part_for(Parts(text.root(), text.root(), top), failed);
  for (const Value alternative : part[told_by(failed.keyword)]) {
    const Validator one(text.root(), "#" + alternative.pointer());
    std::vector<Violation> violations = one.violations(instance, failed.value);
    std::size_t score = violations.size();
    for (const Violation& v : violations) {
      const bool other_kind =
          v.keyword == Keyword::constant || v.keyword == Keyword::enumeration ||
          v.keyword == Keyword::negation ||
          (v.keyword == Keyword::type && v.value == failed.value);
      if (other_kind) score += 100;
    }
    if (score < best_score) {
      best_score = score;
      best = std::move(violations);
      meant = alternative;
    }
  }
  std::vector<diagnostic::Problem> problems;
  problems.reserve(best.size());
  for (const Violation& v : best) {
    problems.push_back(
        explain(v, part_for(Parts(text.root(), meant, failed.value), v)));
  }
  return problems;
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
    Validator whole(own.root(), {});
    return Schema(std::unique_ptr<const Impl>(
        new Impl{std::move(own), std::move(whole)}));
  } catch (const std::exception& e) {
    error = e.what();
    return std::nullopt;
  }
}

std::vector<diagnostic::Problem> Schema::check(
    const json::Document& document) const {
  if (!document.root()) return {};
  const Instance instance(document);
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

  std::vector<diagnostic::Problem> problems;
  const Value top = document.root();
  const Value text = impl_->text.root();
  const auto add = [&problems](diagnostic::Problem p) {
    // Several alternatives may complain of one thing.
    const bool said = std::any_of(problems.begin(), problems.end(),
                                  [&p](const diagnostic::Problem& other) {
                                    return other.message == p.message &&
                                           other.place.node == p.place.node;
                                  });
    if (!said) problems.push_back(std::move(p));
  };
  for (const Violation& v : violations) {
    add(explain(v, part_for(Parts(text, text, top), v)));
  }
  for (const Violation& failed : combinators) {
    for (diagnostic::Problem& p :
         impl_->of_best_alternative(instance, failed, top)) {
      add(std::move(p));
    }
  }
  return problems;
}

}  // namespace dct::schema
