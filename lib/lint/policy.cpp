// SPDX-License-Identifier: MIT
#include <fnmatch.h>
#include <dct/lint/linter.hpp>
#include <dct/lint/policy.hpp>
#include <dct/schema/schema.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "schema/embedded.hpp"
#include "text/quote.hpp"

namespace dct::lint {
namespace {

using json::Value;

std::vector<diagnostic::Problem> schema_problems(
    const json::Document& document) {
  std::string error;
  const auto schema = schema::Schema::compile(
      json::Document::parse(
          {"policy.schema.json", std::string(schema::kPolicySchema)}),
      error);
  // The built-in text is a schema; a test says so.
  return schema ? schema->check(document) : std::vector<diagnostic::Problem>{};
}

std::string name_of(const json::Document& document) {
  const Value root = document.root();
  return text::to_lower(root["providerId"].string()) + "." +
         text::to_lower(root["serviceId"].string());
}

}  // namespace

Policy::Policy(json::Document yaml)
    : document_(std::move(yaml)), problems_(document_.problems()) {
  if (!document_.root()) return;
  for (diagnostic::Problem& p : schema_problems(document_)) {
    problems_.push_back(std::move(p));
  }
  if (!problems_.empty()) return;
  for (const Value w : document_.root()["waivers"]) {
    waivers_.push_back({.tmpl = w["template"].string(),
                        .rule = w["rule"].string(),
                        .record = static_cast<unsigned>(w["record"].integer()),
                        .reason = w["reason"].string(),
                        .until = w["until"].string(),
                        .value = w});
  }
}

std::vector<diagnostic::Problem> Policy::add_rules(Catalogue& catalogue) const {
  const Value custom = document_.root()["custom"];
  return custom ? catalogue.add(document_, custom)
                : std::vector<diagnostic::Problem>{};
}

Waivers::Waivers(const Policy& policy, const Settings& settings,
                 std::string today)
    : policy_(policy),
      settings_(settings),
      today_(std::move(today)),
      states_(policy.waivers().size()) {}

bool Waivers::is_expired(const Waiver& waiver) const {
  // ISO dates sort as texts.
  return !waiver.until.empty() && waiver.until < today_;
}

bool Waivers::matches(const Waiver& waiver,
                      const diagnostic::Finding& finding) const {
  if (waiver.record != 0 && waiver.record != finding.place.record) return false;
  const auto rules = settings_.catalogue().find_all(waiver.rule);
  return std::any_of(rules.begin(), rules.end(), [&finding](const Rule* rule) {
    return rule->id == finding.rule;
  });
}

void Waivers::apply(const json::Document& document,
                    std::vector<diagnostic::Finding>& findings) {
  const std::string name = name_of(document);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const Waiver& waiver = policy_.waivers()[i];
    const std::string pattern = text::to_lower(waiver.tmpl);
    if (fnmatch(pattern.c_str(), name.c_str(), 0) != 0) continue;
    states_[i].seen = true;
    for (diagnostic::Finding& f : findings) {
      if (!matches(waiver, f)) continue;
      states_[i].used = true;
      if (!is_expired(waiver)) f.waived = std::string(waiver.reason);
    }
  }
}

std::vector<diagnostic::Finding> Waivers::leftovers() const {
  std::vector<diagnostic::Problem> problems;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const Waiver& waiver = policy_.waivers()[i];
    const std::string what =
        text::code(waiver.rule) + " of " + text::quote(waiver.tmpl);
    if (is_expired(waiver)) {
      problems.push_back({.rule = "waiver-expired",
                          .place = {waiver.value["until"].span(),
                                    waiver.value["until"].node()},
                          .message = "the waiver for " + what +
                                     " has ended on " +
                                     text::printable(waiver.until),
                          .help = "look at the finding again, then remove the "
                                  "waiver or give it another day"});
    } else if (states_[i].seen && !states_[i].used) {
      problems.push_back(
          {.rule = "waiver-unused",
           .place = {waiver.value["rule"].span(), waiver.value["rule"].node()},
           .message = "the waiver for " + what +
                      " waives nothing; there is no such "
                      "finding (any more)",
           .help = "remove it"});
    }
  }
  return complete(policy_.document(), problems, settings_);
}

}  // namespace dct::lint
