// SPDX-License-Identifier: MIT

/// From what a validator says to one problem a mistake.
///
/// A value that meets none of several alternatives (`anyOf`, `oneOf`) breaks
/// something of each: a validator reports all of it, and the author reads of
/// twenty mistakes where there is one. So whatever was said of a value with a
/// failed combinator, and of all below it, is dropped; each alternative is then
/// asked alone, and only the one that the author meant speaks. That is the one
/// whose fixed values (`const`, `enum`, the JSON type) are met, and of those
/// the one that fails least. An alternative costs one more validation of the
/// value, and only of values that are wrong.

#include <dct/schema/schema.hpp>

#include <algorithm>
#include <stdexcept>

#include "schema/parts.hpp"
#include "schema/safe_schema.hpp"
#include "schema/validator.hpp"
#include "schema/wording.hpp"

namespace dct::schema {
namespace {

using json::Value;

// Each of them is compiled and run again.
constexpr std::size_t kMostAlternatives = 64;

bool is_combinator(Keyword keyword) {
  return keyword == Keyword::any_of || keyword == Keyword::one_of;
}

bool is_within(Value inner, Value outer) {
  for (; inner; inner = inner.parent()) {
    if (inner == outer) return true;
  }
  return false;
}

/// How far a value is from an alternative: any mistake is less than to be of
/// another kind.
std::size_t distance(const std::vector<BrokenKeyword>& all, Value value) {
  constexpr std::size_t kOtherKind = 100;
  std::size_t distance = all.size();
  for (const BrokenKeyword& broken : all) {
    const bool other_kind =
        broken.keyword == Keyword::constant ||
        broken.keyword == Keyword::enumeration ||
        broken.keyword == Keyword::negation ||
        (broken.keyword == Keyword::type && broken.value == value);
    if (other_kind) distance += kOtherKind;
  }
  return distance;
}

// Several alternatives may complain of one thing.
void add(std::vector<diagnostic::Problem>& all, diagnostic::Problem problem) {
  const bool said = std::any_of(all.begin(), all.end(),
                                [&problem](const diagnostic::Problem& other) {
                                  return other.message == problem.message &&
                                         other.place.node == problem.place.node;
                                });
  if (!said) all.push_back(std::move(problem));
}

}  // namespace

struct Schema::Impl {
  json::Document text;
  Validator validator;

  std::vector<diagnostic::Problem> check(const json::Document& document) const;
  void add_best_alternative(std::vector<diagnostic::Problem>& problems,
                            const Instance& instance,
                            const BrokenKeyword& failed, Value top) const;
};

void Schema::Impl::add_best_alternative(
    std::vector<diagnostic::Problem>& problems, const Instance& instance,
    const BrokenKeyword& failed, Value top) const {
  // Nothing nearer: the value itself is wrong.
  std::size_t nearest = 100;
  std::vector<BrokenKeyword> best = {failed};
  Value meant;
  const Value part = part_for({text.root(), text.root(), top}, failed);
  std::size_t tried = 0;
  for (const Value alternative : part[spelling(failed.keyword)]) {
    if (++tried > kMostAlternatives) break;
    const Validator one(text.root(), "#" + alternative.pointer());
    std::vector<BrokenKeyword> all =
        one.broken_keywords(instance, failed.value);
    const std::size_t d = distance(all, failed.value);
    if (d < nearest) {
      nearest = d;
      best = std::move(all);
      meant = alternative;
    }
  }
  for (const BrokenKeyword& broken : best) {
    add(problems,
        explain(broken, part_for({text.root(), meant, failed.value}, broken)));
  }
}

Schema::Schema(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

diagnostic::Result<Schema> Schema::compile(const json::Document& document) {
  json::Document own = json::Document::parse(document.source());
  if (!own.root()) return own.problems();
  if (const auto why = why_unsafe(own.root())) {
    return diagnostic::error("not-a-schema", *why);
  }
  try {
    Validator whole(own.root(), {});
    return Schema(std::unique_ptr<const Impl>(
        new Impl{std::move(own), std::move(whole)}));
  } catch (const std::exception& e) {
    return diagnostic::error("not-a-schema", e.what());
  }
}

std::vector<diagnostic::Problem> Schema::check(
    const json::Document& document) const {
  if (!document.root()) return {};
  try {
    return impl_->check(document);
  } catch (const std::runtime_error& e) {
    diagnostic::Problem problem = diagnostic::error(
        "schema-too-costly",
        "this file could not be checked: " + std::string(e.what()));
    problem.place = {document.root().span(), document.root().node()};
    return {std::move(problem)};
  }
}

std::vector<diagnostic::Problem> Schema::Impl::check(
    const json::Document& document) const {
  const Value top = document.root();
  const Instance instance(document);
  std::vector<BrokenKeyword> all = validator.broken_keywords(instance, top);

  std::vector<BrokenKeyword> combinators;
  for (const BrokenKeyword& broken : all) {
    if (is_combinator(broken.keyword)) combinators.push_back(broken);
  }
  for (const BrokenKeyword& failed : combinators) {
    std::erase_if(all, [&failed](const BrokenKeyword& broken) {
      return is_within(broken.value, failed.value);
    });
  }

  std::vector<diagnostic::Problem> problems;
  for (const BrokenKeyword& broken : all) {
    add(problems,
        explain(broken, part_for({text.root(), text.root(), top}, broken)));
  }
  for (const BrokenKeyword& failed : combinators) {
    add_best_alternative(problems, instance, failed, top);
  }
  return problems;
}

}  // namespace dct::schema
