// SPDX-License-Identifier: MIT
#include <dct/lint/catalogue.hpp>

#include <algorithm>
#include <array>

#include "lint/context.hpp"
#include "lint/declarative.hpp"
#include "lint/embedded_rules.hpp"
#include "lint/rule_file.hpp"
#include "schema/embedded.hpp"
#include "schema/words.hpp"
#include "text/quote.hpp"

namespace dct::lint {
namespace {

using json::Kind;
using json::Value;

bool before(const Rule& rule, std::string_view id) { return rule.id < id; }

}  // namespace

struct Catalogue::Storage {
  RuleStorage texts;
};

Catalogue::Catalogue() {
  const std::span<const Rule> builtin = builtin_rules();
  rules_.assign(builtin.begin(), builtin.end());
}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

std::vector<diagnostic::Problem> Catalogue::add(const json::Document& yaml,
                                                Value rules,
                                                std::string_view family) {
  std::vector<diagnostic::Problem> problems = yaml.problems();
  if (!rules) return problems;
  if (!storage_) storage_ = std::make_unique<Storage>();
  std::vector<Value> objects = {rules};
  if (rules.is(Kind::array)) objects.assign(rules.begin(), rules.end());
  std::vector<Rule> added;
  for (const Value object : objects) {
    Rule rule = read_rule(object, family, storage_->texts);
    const auto refuse = [&](Value at, std::string message) {
      problems.push_back({.rule = "schema",
                          .place = {at.span(), at.node()},
                          .message = std::move(message)});
    };
    if (rule.id.empty() || rule.title.empty()) {
      refuse(object, "a rule needs an id and a title");
    } else if (rule.is_builtin() && !is_builtin_check(rule.id)) {
      refuse(object["id"], "the rule " + text::code(rule.id) +
                               " has no `must`, and no function of that name "
                               "is built in");
    } else if (const auto mistake = Declarative::mistake(rule)) {
      refuse(object["must"], "the rule " + text::code(rule.id) +
                                 " has no usable JSON Schema: " + *mistake);
    } else {
      added.push_back(rule);
    }
  }
  if (!problems.empty()) return problems;
  for (const Rule& rule : added) {
    const auto place =
        std::lower_bound(rules_.begin(), rules_.end(), rule.id, before);
    if (place != rules_.end() && place->id == rule.id) {
      *place = rule;
    } else {
      rules_.insert(place, rule);
    }
  }
  return problems;
}

const Rule* Catalogue::find(std::string_view id_or_alias) const {
  const auto found = find_all(id_or_alias);
  return found.empty() ? nullptr : found.front();
}

std::vector<const Rule*> Catalogue::find_all(
    std::string_view id_or_alias) const {
  const auto place =
      std::lower_bound(rules_.begin(), rules_.end(), id_or_alias, before);
  if (place != rules_.end() && place->id == id_or_alias) return {&*place};
  std::vector<const Rule*> found;
  for (const Rule& rule : rules_) {
    if (std::find(rule.aliases.begin(), rule.aliases.end(), id_or_alias) !=
        rule.aliases.end()) {
      found.push_back(&rule);
    }
  }
  return found;
}

std::string_view Catalogue::nearest(std::string_view id) const {
  std::vector<std::string_view> ids;
  for (const Rule& rule : rules_) ids.push_back(rule.id);
  return schema::nearest(id, ids);
}

std::span<const std::string_view> registry_rules() {
  static constexpr std::array<std::string_view, 10> kRules = {
      "requests are signed: syncPubKeyDomain, or syncBlock, or as a last "
      "resort warnPhishing with a justification",
      "never syncPubKeyDomain and warnPhishing together",
      "syncRedirectDomain where redirect_uri is used",
      "SPF through SPFM, never as TXT",
      "a conflict mode on TXT that must be unique (DMARC, DKIM, tokens)",
      "no bare variable as the whole value of a record, unless justified",
      "no bare variable as a whole host, unless justified",
      "no host variable to reach a sub-domain: `host` or multiInstance",
      "never %host% in a host",
      "essential OnApply on what the user may change (DMARC)"};
  return kRules;
}

std::span<const Profile> profiles() { return builtin_profiles(); }

}  // namespace dct::lint
