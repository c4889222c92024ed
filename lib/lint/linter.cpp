// SPDX-License-Identifier: MIT
#include <dct/lint/linter.hpp>
#include <dct/schema/schema.hpp>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "dns/names.hpp"
#include "lint/context.hpp"
#include "lint/declarative.hpp"
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

}  // namespace

struct Linter::Impl {
  Settings settings;
  schema::TemplateSchema schema;
  std::vector<BuiltinCheck> checks;
  std::vector<Declarative> declarative;

  explicit Impl(Settings s) : settings(std::move(s)) {
    for (const Rule& rule : settings.catalogue().rules()) {
      if (settings.severity(rule) == diagnostic::Severity::off) continue;
      if (!rule.is_builtin()) {
        declarative.emplace_back(rule);
      } else if (const auto check = check_named(rule.id)) {
        checks.push_back({&rule, check});
      }
    }
  }
};

Linter::Linter(Settings settings)
    : impl_(std::make_unique<const Impl>(std::move(settings))) {}
Linter::Linter(Linter&&) noexcept = default;
Linter::~Linter() = default;

const Settings& Linter::settings() const { return impl_->settings; }

std::vector<diagnostic::Finding> Linter::lint(
    const json::Document& document, std::string_view file_name) const {
  std::vector<diagnostic::Problem> problems = document.problems();
  if (document.root()) {
    const templates::Template tmpl = templates::read_template(document);
    std::vector<diagnostic::Problem> found =
        impl_->schema.check(document, tmpl);
    const std::size_t schema_problems = found.size();
    Context context(tmpl, file_name, impl_->settings, found);
    for (const BuiltinCheck& c : impl_->checks) {
      context.rule = c.rule;
      c.check(context);
    }
    if (!impl_->declarative.empty()) {
      const schema::Instance instance(document,
                                      schema::Instance::Numbers::also_in_texts);
      for (const Declarative& rule : impl_->declarative) {
        context.rule = &rule.rule();
        rule.check(context, instance);
      }
    }
    drop_repetitions(document, found, schema_problems);
    std::move(found.begin(), found.end(), std::back_inserter(problems));
  }
  return complete(document, problems, impl_->settings);
}

std::vector<diagnostic::Finding> Linter::validate(
    const json::Document& document) const {
  std::vector<diagnostic::Problem> problems = document.problems();
  for (diagnostic::Problem& p : impl_->schema.check(document)) {
    problems.push_back(std::move(p));
  }
  // The verdict of the schema does not depend on a profile.
  return complete(document, problems, Settings(impl_->settings.catalogue()));
}

std::vector<diagnostic::Finding> complete(
    const json::Document& document,
    std::span<const diagnostic::Problem> problems, const Settings& settings) {
  const text::Source& source = document.source();
  const Value records = document.root()["records"];
  std::vector<diagnostic::Finding> findings;
  findings.reserve(problems.size());
  for (const diagnostic::Problem& p : problems) {
    const Rule* rule = settings.catalogue().find(p.rule);
    const diagnostic::Severity severity =
        rule ? std::min(p.severity, settings.severity(*rule)) : p.severity;
    if (severity == diagnostic::Severity::off) continue;

    diagnostic::Finding f{p};
    f.severity = severity;
    if (p.aliases) {
      f.codes.assign(p.aliases->begin(), p.aliases->end());
    } else if (rule && rule->aliases.size() == 1) {
      f.codes.assign(rule->aliases.begin(), rule->aliases.end());
    }
    f.place.file = source.name();
    f.place.begin = source.position(p.place.span.begin);
    f.place.end = source.position(p.place.span.end);
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
  return findings;
}

namespace {

diagnostic::Place place_in(const text::Source& source, text::Span span) {
  diagnostic::Place place = span;
  place.file = source.name();
  place.begin = source.position(span.begin);
  place.end = source.position(span.end);
  return place;
}

}  // namespace

std::vector<std::vector<diagnostic::Finding>> find_duplicate_templates(
    std::span<const json::Document* const> documents,
    const Settings& settings) {
  std::map<std::pair<std::string, std::string>, const json::Document*> seen;
  std::vector<std::vector<diagnostic::Finding>> findings(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Value root = documents[i]->root();
    const Value provider = root["providerId"];
    const Value service = root["serviceId"];
    if (!provider.is(Kind::string) || !service.is(Kind::string)) continue;
    const auto [first, is_new] = seen.try_emplace(
        {std::string(provider.string()), std::string(service.string())},
        documents[i]);
    if (is_new) continue;
    const Value other = first->second->root()["serviceId"];
    const text::Source& other_source = first->second->source();
    const diagnostic::Problem problem{
        .rule = "duplicate-template",
        .place = {service.span(), service.node()},
        .message = "providerId " + text::quote(provider.string()) +
                   " and serviceId " + text::quote(service.string()) +
                   " are those of " + text::quote(other_source.name(), 200) +
                   " too; providers keep only one of the two",
        .help = "give one of them another serviceId",
        .notes = {{.message = "the first one",
                   .place = place_in(other_source, other.span())}}};
    findings[i] = complete(*documents[i], {&problem, 1}, settings);
  }
  return findings;
}

}  // namespace dct::lint
