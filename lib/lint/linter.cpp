// SPDX-License-Identifier: MIT
#include <dct/lint/linter.hpp>
#include <dct/schema/template_schema.hpp>

#include <algorithm>
#include <unordered_set>

#include "lint/context.hpp"
#include "lint/declarative.hpp"
#include "lint/levels.hpp"
#include "lint/located.hpp"
#include "schema/validator.hpp"

namespace dct::lint {
namespace {

using json::Kind;
using json::Value;

struct BuiltinCheck {
  const Rule* rule;
  Check check;
};

bool is_scalar(Value value) {
  return value && !value.is(Kind::array) && !value.is(Kind::object);
}

// One cause, one finding: of a value that the schema refuses the rules say no
// more, and no rule says one thing twice.
void drop_repetitions(const json::Document& document,
                      std::vector<diagnostic::Problem>& problems,
                      std::size_t schema_problems) {
  if (problems.empty()) return;
  std::unordered_set<std::uint32_t> refused;
  for (std::size_t i = 0; i < schema_problems; ++i) {
    if (is_scalar(document.value(problems[i].place.node))) {
      refused.insert(problems[i].place.node);
    }
  }
  std::size_t kept = schema_problems;
  for (std::size_t i = schema_problems; i < problems.size(); ++i) {
    if (refused.contains(problems[i].place.node)) continue;
    if (kept != i) problems[kept] = std::move(problems[i]);
    ++kept;
  }
  problems.resize(kept);
}

// The record a value belongs to: its number, or 0.
unsigned record_number(Value value, Value records) {
  while (value && value.parent() != records) value = value.parent();
  if (!value) return 0;
  unsigned number = 1;
  for (const Value item : records) {
    if (item == value) return number;
    ++number;
  }
  return 0;
}

std::shared_ptr<const Catalogue> catalogue_of(
    const LinterOptions& options, std::vector<diagnostic::Problem>& problems) {
  const json::Value custom =
      options.policy ? options.policy->document().root()["custom"] : Value();
  if (!custom && options.rules.empty()) return Catalogue::builtin();
  Catalogue::Builder builder;
  const auto add = [&](const json::Document& yaml, Value rules) {
    for (diagnostic::Problem& p : builder.add(yaml, rules)) {
      problems.push_back(std::move(p));
    }
  };
  if (custom) add(options.policy->document(), custom);
  for (const json::Document& document : options.rules) {
    add(document, document.root());
  }
  return std::move(builder).build();
}

diagnostic::Finding finding_of(const diagnostic::Problem& problem,
                               const Rule* rule,
                               diagnostic::Severity severity) {
  diagnostic::Finding f{problem};
  f.severity = severity;
  if (problem.aliases) {
    f.codes.assign(problem.aliases->begin(), problem.aliases->end());
  } else if (rule && rule->aliases.size() == 1) {
    f.codes.assign(rule->aliases.begin(), rule->aliases.end());
  }
  return f;
}

// By the place of the text, the weightiest first; of two alike one.
void sort_unique(std::vector<diagnostic::Finding>& findings) {
  std::stable_sort(
      findings.begin(), findings.end(),
      [](const diagnostic::Finding& a, const diagnostic::Finding& b) {
        return std::tuple(a.place.span.begin, b.severity, a.rule) <
               std::tuple(b.place.span.begin, a.severity, b.rule);
      });
  const auto repeated = std::unique(
      findings.begin(), findings.end(),
      [](const diagnostic::Finding& a, const diagnostic::Finding& b) {
        return a.rule == b.rule && a.place.span == b.place.span &&
               a.message == b.message;
      });
  findings.erase(repeated, findings.end());
}

std::vector<diagnostic::Finding> complete_with(
    const Levels& levels, const json::Document& document,
    std::span<const diagnostic::Problem> problems) {
  const text::Source& source = document.source();
  const Value records = document.root()["records"];
  std::vector<diagnostic::Finding> findings;
  findings.reserve(problems.size());
  for (const diagnostic::Problem& p : problems) {
    const Rule* rule = levels.catalogue().find(p.rule);
    const diagnostic::Severity severity =
        rule ? std::min(p.severity, levels.severity(rule->id)) : p.severity;
    if (severity == diagnostic::Severity::off) continue;
    diagnostic::Finding f = finding_of(p, rule, severity);
    f.place = located(std::move(f.place), source);
    if (const Value value = document.value(p.place.node)) {
      f.place.pointer = value.pointer();
      f.place.record = records ? record_number(value, records) : 0;
    }
    if (f.place.record > 0) {
      const Value record = records[f.place.record - 1];
      f.record_type = record["type"].string();
      f.record_group = record["groupId"].string();
      const Value host = record["host"];
      f.record_host = host ? host.string() : record["name"].string();
    }
    for (diagnostic::Note& note : f.notes) {
      if (note.place.file.empty()) {
        note.place.begin = source.position(note.place.span.begin);
      }
    }
    findings.push_back(std::move(f));
  }
  sort_unique(findings);
  return findings;
}

}  // namespace

struct Linter::Impl {
  std::shared_ptr<const Policy> policy;
  Levels levels;
  schema::TemplateSchema schema{};
  std::vector<BuiltinCheck> checks{};
  std::vector<Declarative> declarative{};

  Impl(std::shared_ptr<const Policy> p, Levels l)
      : policy(std::move(p)), levels(std::move(l)) {
    for (const Rule& rule : levels.catalogue().rules()) {
      if (levels.severity(rule.id) == diagnostic::Severity::off) continue;
      if (!rule.is_builtin()) {
        declarative.emplace_back(rule);
      } else if (const auto check = check_named(rule.id)) {
        checks.push_back({&rule, check});
      }
    }
  }
};

Linter::Linter(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

diagnostic::Result<Linter> Linter::create(LinterOptions options) {
  std::vector<diagnostic::Problem> problems;
  auto catalogue = catalogue_of(options, problems);
  if (!problems.empty()) return problems;
  Levels levels(std::move(catalogue));
  problems = levels.apply(options);
  if (!problems.empty()) return problems;
  std::shared_ptr<const Policy> policy;
  if (options.policy) {
    policy = std::make_shared<const Policy>(*std::move(options.policy));
  }
  return Linter(
      std::make_shared<const Impl>(std::move(policy), std::move(levels)));
}

diagnostic::Severity Linter::severity(std::string_view rule_id) const {
  return impl_->levels.severity(rule_id);
}

std::shared_ptr<const Catalogue> Linter::catalogue() const {
  return impl_->levels.shared();
}

std::shared_ptr<const Policy> Linter::policy() const { return impl_->policy; }

std::vector<diagnostic::Finding> Linter::lint(
    const json::Document& document, std::string_view file_name) const {
  std::vector<diagnostic::Problem> problems = document.problems();
  if (document.root()) {
    const templates::Template tmpl = templates::read_template(document);
    std::vector<diagnostic::Problem> found =
        impl_->schema.check(document, tmpl);
    const std::size_t schema_problems = found.size();
    Context context(tmpl, file_name, impl_->levels, found);
    for (const BuiltinCheck& c : impl_->checks) {
      context.rule = c.rule;
      c.check(context);
    }
    if (!impl_->declarative.empty()) {
      const schema::Instance instance(
          document, schema::Instance::Numbers::also_in_strings);
      for (const Declarative& rule : impl_->declarative) {
        context.rule = &rule.rule();
        rule.check(context, instance);
      }
    }
    drop_repetitions(document, found, schema_problems);
    std::move(found.begin(), found.end(), std::back_inserter(problems));
  }
  return complete(document, problems);
}

std::vector<diagnostic::Finding> Linter::validate(
    const json::Document& document) const {
  std::vector<diagnostic::Problem> problems = document.problems();
  for (diagnostic::Problem& p : impl_->schema.check(document)) {
    problems.push_back(std::move(p));
  }
  // The verdict of the schema does not depend on a profile.
  return complete_with(Levels(catalogue()), document, problems);
}

std::vector<diagnostic::Finding> Linter::complete(
    const json::Document& document,
    std::span<const diagnostic::Problem> problems) const {
  return complete_with(impl_->levels, document, problems);
}

}  // namespace dct::lint
