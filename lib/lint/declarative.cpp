// SPDX-License-Identifier: MIT
#include "lint/declarative.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>

#include "schema/safe_schema.hpp"
#include "schema/wording.hpp"
#include "text/quote.hpp"

namespace dct::lint {
namespace {

using json::Value;
using schema::BrokenKeyword;
using schema::Keyword;

json::Document parse(std::string_view text) {
  return json::Document::parse({"schema", std::string(text)});
}

std::size_t depth(Value value) {
  std::size_t d = 0;
  for (; value; value = value.parent()) ++d;
  return d;
}

// The most particular one; of equal ones the first.
const BrokenKeyword& deepest(const std::vector<BrokenKeyword>& broken) {
  return *std::max_element(broken.begin(), broken.end(),
                           [](const BrokenKeyword& a, const BrokenKeyword& b) {
                             return depth(a.value) < depth(b.value);
                           });
}

}  // namespace

Declarative::Declarative(const Rule& rule)
    : rule_(&rule), must_text_(parse(rule.must)), must_(must_text_.root(), {}) {
  if (rule.when.empty()) return;
  when_text_.emplace(parse(rule.when));
  when_.emplace(when_text_->root(), "");
}

std::optional<std::string> Declarative::mistake(const Rule& rule) {
  if (rule.check != Rule::Check::declarative) return std::nullopt;
  for (const std::string_view text : {rule.when, rule.must}) {
    if (text.empty()) continue;
    const json::Document document = parse(text);
    if (!document.root()) return document.problems().front().message;
    if (auto why = schema::why_unsafe(document.root())) return why;
  }
  try {
    const Declarative tried(rule);
    return std::nullopt;
  } catch (const std::exception& e) {
    return e.what();
  }
}

void Declarative::check(Context& ctx, const schema::Instance& instance) const {
  try {
    if (!rule_->for_each_record) {
      return check_one(ctx, instance, ctx.tmpl.root, nullptr);
    }
    for (const templates::Record& record : ctx.tmpl.records) {
      check_one(ctx, instance, record.value, &record);
    }
  } catch (const std::runtime_error& e) {
    ctx.report(ctx.tmpl.root, {.place = opening(ctx.tmpl.root),
                               .message = "this rule could not be checked: " +
                                          std::string(e.what())});
  }
}

void Declarative::check_one(Context& ctx, const schema::Instance& instance,
                            Value value,
                            const templates::Record* record) const {
  if (!value || (when_ && !when_->accepts(instance, value))) return;
  if (must_.accepts(instance, value)) return;
  const auto all_broken = must_.broken_keywords(instance, value);
  const BrokenKeyword& broken = deepest(all_broken);
  Value at = broken.value;
  if (at == value && !rule_->at.empty() && value[rule_->at]) {
    at = value[rule_->at];
  }
  std::string message;
  if (at != value) {
    message += schema::name_of(at) + " is " + schema::describe(at) + ": ";
  } else if (broken.keyword == Keyword::required) {
    message += text::code(broken.detail) + " is missing: ";
  }
  message += rule_->message.empty() ? rule_->title : rule_->message;
  diagnostic::Problem problem{.place = at == value ? opening(value) : at.span(),
                              .message = std::move(message),
                              .help = std::string(rule_->fix)};
  if (record) {
    ctx.report(*record, at, std::move(problem));
  } else {
    ctx.report(at, std::move(problem));
  }
}

}  // namespace dct::lint
