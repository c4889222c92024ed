// SPDX-License-Identifier: MIT
#include <dct/lint/policy.hpp>
#include <dct/schema/schema.hpp>

#include "lint/located.hpp"
#include "schema/embedded.hpp"

namespace dct::lint {
namespace {

using json::Value;

std::vector<diagnostic::Problem> schema_problems(
    const json::Document& document) {
  const auto schema = schema::Schema::compile(json::Document::parse(
      {"policy.schema.json", std::string(schema::kPolicySchema)}));
  // The built-in text is a schema; a test says so.
  return schema ? schema->check(document) : std::vector<diagnostic::Problem>{};
}

}  // namespace

diagnostic::Result<Policy> Policy::read(json::Document yaml) {
  std::vector<diagnostic::Problem> problems = yaml.problems();
  for (diagnostic::Problem& p : schema_problems(yaml)) {
    problems.push_back(std::move(p));
  }
  if (!problems.empty()) return located(std::move(problems), yaml.source());
  return Policy(std::move(yaml));
}

Policy::Policy(json::Document yaml) : document_(std::move(yaml)) {
  for (const Value w : document_.root()["waivers"]) {
    waivers_.push_back({.tmpl = w["template"].string(),
                        .rule = w["rule"].string(),
                        .condition = w["if"].string(),
                        .record = static_cast<unsigned>(w["record"].integer()),
                        .reason = w["reason"].string(),
                        .until = w["until"].string(),
                        .value = w});
  }
}

}  // namespace dct::lint
