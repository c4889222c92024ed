// SPDX-License-Identifier: MIT
#include <dct/lint/catalogue.hpp>

#include <algorithm>
#include <optional>

#include <dct/text/suggest.hpp>
#include "lint/declarative.hpp"
#include "lint/embedded_rules.hpp"
#include "lint/located.hpp"
#include "lint/rule_file.hpp"
#include "schema/embedded.hpp"
#include "text/quote.hpp"

namespace dct::lint {
namespace {

using json::Kind;
using json::Value;

bool before(const Rule& rule, std::string_view id) { return rule.id < id; }

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_alias(const Rule& rule, std::string_view alias) {
  return contains(rule.aliases, alias) || contains(rule.formerly, alias);
}

// Whether the library reports a rule of that id in the same way.
bool is_builtin(const Rule& rule) {
  const auto all = builtin_rules();
  const auto place = std::lower_bound(all.begin(), all.end(), rule.id, before);
  return place != all.end() && place->id == rule.id &&
         place->check == rule.check;
}

diagnostic::Problem no_such_rule(std::span<const Rule> rules,
                                 std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Rule& rule : rules) ids.push_back(rule.id);
  for (const Rule& rule : rules) {
    ids.insert(ids.end(), rule.aliases.begin(), rule.aliases.end());
    ids.insert(ids.end(), rule.formerly.begin(), rule.formerly.end());
  }
  std::string help = text::did_you_mean(id, ids);
  if (help.empty()) help = "dct-lint --list-rules lists all";
  return diagnostic::error("unknown-rule", "there is no rule " + text::code(id),
                           std::move(help));
}

// Adds a rule at its place, or replaces that of its id.
void insert(std::vector<Rule>& rules, const Rule& rule) {
  const auto place =
      std::lower_bound(rules.begin(), rules.end(), rule.id, before);
  if (place != rules.end() && place->id == rule.id) {
    *place = rule;
  } else {
    rules.insert(place, rule);
  }
}

// Names of rules that supersede nothing, for there are no such rules.
void check_supersedes(Value object, const std::vector<Rule>& rules,
                      std::vector<diagnostic::Problem>& problems) {
  for (const Value name : object["supersedes"]) {
    const std::string_view id =
        name.string().substr(0, name.string().find('/'));
    const auto place = std::lower_bound(rules.begin(), rules.end(), id, before);
    if (place != rules.end() && place->id == id) continue;
    diagnostic::Problem p = no_such_rule(rules, id);
    p.place = {name.span(), name.node()};
    problems.push_back(std::move(p));
  }
}

// Why a rule can't be used, at the part of its object that is wrong.
std::optional<diagnostic::Problem> problem_of(const Rule& rule, Value object) {
  const auto refuse = [](Value at, std::string message) {
    diagnostic::Problem p =
        diagnostic::error("unusable-rule", std::move(message));
    p.place = {at.span(), at.node()};
    return p;
  };
  if (rule.id.empty() || rule.title.empty()) {
    return refuse(object, "a rule needs an id and a title");
  }
  if (rule.check != Rule::Check::declarative && !is_builtin(rule)) {
    return refuse(object["id"], "the rule " + text::code(rule.id) +
                                    " has no `must`, and no function of that "
                                    "name is built in");
  }
  if (const auto mistake = Declarative::mistake(rule)) {
    return refuse(object["must"],
                  "the rule " + text::code(rule.id) +
                      " has no usable JSON Schema: " + *mistake);
  }
  return std::nullopt;
}

}  // namespace

// The rules, and the texts that they view.
struct Catalogue::Storage {
  std::vector<Rule> rules;
  RuleStorage texts;
};

Catalogue::Catalogue(std::unique_ptr<const Storage> storage)
    : storage_(std::move(storage)),
      rules_(storage_ ? std::span<const Rule>(storage_->rules)
                      : builtin_rules()) {}
Catalogue::~Catalogue() = default;

std::shared_ptr<const Catalogue> Catalogue::builtin() {
  static const std::shared_ptr<const Catalogue> catalogue(
      new Catalogue(nullptr));
  return catalogue;
}

Catalogue::Builder::Builder() : storage_(std::make_unique<Storage>()) {
  const std::span<const Rule> builtin = builtin_rules();
  storage_->rules.assign(builtin.begin(), builtin.end());
}
Catalogue::Builder::Builder(Builder&&) noexcept = default;
Catalogue::Builder& Catalogue::Builder::operator=(Builder&&) noexcept = default;
Catalogue::Builder::~Builder() = default;

std::vector<diagnostic::Problem> Catalogue::Builder::add(
    const json::Document& yaml, Value rules, std::string_view family) {
  std::vector<diagnostic::Problem> problems = yaml.problems();
  std::vector<Value> objects = {rules};
  if (rules.is(Kind::array)) objects.assign(rules.begin(), rules.end());
  if (!rules) objects.clear();
  std::vector<Rule> added;
  for (const Value object : objects) {
    const Rule rule = read_rule(object, family, storage_->texts);
    if (auto problem = problem_of(rule, object)) {
      problems.push_back(*std::move(problem));
    } else {
      added.push_back(rule);
    }
  }
  std::vector<Rule> all = storage_->rules;
  for (const Rule& rule : added) insert(all, rule);
  for (const Value object : objects) check_supersedes(object, all, problems);
  if (!problems.empty()) return located(std::move(problems), yaml.source());
  storage_->rules = std::move(all);
  return {};
}

std::shared_ptr<const Catalogue> Catalogue::Builder::build() && {
  return std::shared_ptr<const Catalogue>(new Catalogue(std::move(storage_)));
}

const Rule* Catalogue::find(std::string_view id_or_alias) const {
  const auto place =
      std::lower_bound(rules_.begin(), rules_.end(), id_or_alias, before);
  if (place != rules_.end() && place->id == id_or_alias) return &*place;
  const auto found = std::find_if(
      rules_.begin(), rules_.end(),
      [id_or_alias](const Rule& rule) { return has_alias(rule, id_or_alias); });
  return found == rules_.end() ? nullptr : &*found;
}

std::vector<const Rule*> Catalogue::find_all(
    std::string_view id_or_alias) const {
  const Rule* first = find(id_or_alias);
  if (!first) return {};
  if (first->id == id_or_alias) return {first};
  std::vector<const Rule*> found;
  for (const Rule& rule : rules_) {
    if (has_alias(rule, id_or_alias)) found.push_back(&rule);
  }
  return found;
}

diagnostic::Problem Catalogue::unknown_rule(std::string_view id) const {
  return no_such_rule(rules_, id);
}

std::span<const std::string_view> registry_rules() {
  return builtin_registry_rules();
}

}  // namespace dct::lint
