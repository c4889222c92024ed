// SPDX-License-Identifier: MIT

/// One pass over a template: its document's own problems, then the schema's,
/// then what the rules find, each in a context that knows what was found
/// before. All of it becomes findings at once (make_findings.hpp). A Linter
/// never changes after create(), which is all that threads need.

#include <dct/lint/linter.hpp>
#include <dct/schema/template_schema.hpp>

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "lint/check_plan.hpp"
#include "lint/levels.hpp"
#include "lint/make_findings.hpp"
#include "template/meant.hpp"

namespace dct::lint {
namespace {

using diagnostic::Problem;
using json::Kind;
using json::Value;

bool is_scalar(Value value) {
  return value && !value.is(Kind::array) && !value.is(Kind::object);
}

// One cause, one finding: of a value that the schema refuses the rules say no
// more, and of a key no more than that it is wrong. A host is not refused for
// being at the apex, and a finding that the profile drops drops no other one.
void drop_repetitions(const json::Document& document,
                      std::vector<Problem>& problems,
                      std::size_t schema_problems, const Levels& levels) {
  std::unordered_map<std::uint32_t, text::Span> refused;
  for (std::size_t i = 0; i < schema_problems; ++i) {
    const Problem& p = problems[i];
    if (is_scalar(document.value(p.place.node)) &&
        p.rule != "host-required-missing" &&
        levels.severity(p.rule) != diagnostic::Severity::off) {
      refused.insert_or_assign(p.place.node, p.place.span);
    }
  }
  if (refused.empty()) return;
  const auto is_repetition = [&](const Problem& p) {
    const auto found = refused.find(p.place.node);
    return found != refused.end() &&
           (found->second == p.place.span ||
            found->second == document.value(p.place.node).span());
  };
  const auto first_of_rules =
      problems.begin() + static_cast<std::ptrdiff_t>(schema_problems);
  problems.erase(std::remove_if(first_of_rules, problems.end(), is_repetition),
                 problems.end());
}

std::shared_ptr<const Catalogue> catalogue_of(const LinterOptions& options,
                                              std::vector<Problem>& problems) {
  const Value custom =
      options.policy ? options.policy->document().root()["custom"] : Value();
  if (!custom && options.rules.empty()) return Catalogue::builtin();
  Catalogue::Builder builder;
  const auto add = [&](const json::Document& yaml, Value rules) {
    for (Problem& p : builder.add(yaml, rules)) {
      problems.push_back(std::move(p));
    }
  };
  if (custom) add(options.policy->document(), custom);
  for (const json::Document& document : options.rules) {
    add(document, document.root());
  }
  return std::move(builder).build();
}

}  // namespace

struct Linter::Impl {
  std::shared_ptr<const Policy> policy;
  Levels levels;
  CheckPlan checks{levels};
  schema::TemplateSchema schema{};
};

Linter::Linter(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

diagnostic::Result<Linter> Linter::create(LinterOptions options) {
  std::vector<Problem> problems;
  auto catalogue = catalogue_of(options, problems);
  if (!problems.empty()) return problems;
  Levels levels(std::move(catalogue));
  problems = levels.apply(options);
  if (!problems.empty()) return problems;
  std::shared_ptr<const Policy> policy;
  if (options.policy) {
    policy = std::make_shared<const Policy>(*std::move(options.policy));
  }
  return Linter(std::shared_ptr<const Impl>(
      new Impl{.policy = std::move(policy), .levels = std::move(levels)}));
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
  std::vector<Problem> problems = document.problems();
  if (document.root()) {
    const templates::Template tmpl = templates::read_template(document);
    std::vector<Problem> found = impl_->schema.check(document, tmpl);
    const std::size_t schema_problems = found.size();
    const templates::Template meant = templates::as_meant(tmpl);
    Context context(meant, file_name, impl_->levels, found);
    impl_->checks.run(context, document);
    drop_repetitions(document, found, schema_problems, impl_->levels);
    std::move(found.begin(), found.end(), std::back_inserter(problems));
  }
  return make_findings(document, problems, impl_->levels);
}

std::vector<diagnostic::Finding> Linter::validate(
    const json::Document& document) const {
  std::vector<Problem> problems = document.problems();
  for (Problem& p : impl_->schema.check(document)) {
    problems.push_back(std::move(p));
  }
  // The verdict of the schema does not depend on a profile.
  return make_findings(document, problems, Levels(catalogue()));
}

std::vector<diagnostic::Finding> Linter::complete(
    const json::Document& document, std::span<const Problem> problems) const {
  std::vector<Problem> left;
  for (const Problem& p : problems) {
    if (!impl_->checks.is_superseded(document, p, impl_->levels)) {
      left.push_back(p);
    }
  }
  return make_findings(document, left, impl_->levels);
}

}  // namespace dct::lint
