// SPDX-License-Identifier: MIT
#include "dct-validate/validate_run.hpp"

#include <dct/lint/linter.hpp>
#include <dct/schema/schema.hpp>

#include <optional>

#include "cli/files.hpp"
#include "cli/output.hpp"

namespace dct::tools {
namespace {

schema::Schema load_schema(const std::string& path) {
  auto text = read_input({path, path}, json::kMaxBytes);
  if (!text) throw Trouble(text.why());
  auto schema =
      schema::Schema::compile(json::Document::parse({path, *std::move(text)}));
  if (!schema)
    throw Trouble(path + " is not a valid JSON Schema: " + schema.why());
  return *std::move(schema);
}

/// The findings by another schema than the built-in one.
std::vector<diagnostic::Finding> check(const lint::Linter& linter,
                                       const schema::Schema& schema,
                                       const json::Document& document) {
  std::vector<diagnostic::Problem> problems = document.problems();
  for (diagnostic::Problem& p : schema.check(document)) {
    problems.push_back(std::move(p));
  }
  return linter.complete(document, problems);
}

}  // namespace

void add_validate_options(CLI::App& app, ValidateOptions& o) {
  add_report_options(app, o.common,
                     "  dct-validate example.com.website.json\n"
                     "  dct-validate --format jsonl templates/\n"
                     "  dct-validate --schema template.schema templates/\n");
  app.add_option("--schema", o.schema,
                 "JSON Schema (draft-07) to use instead of the built-in one")
      ->type_name("FILE");
}

int validate_files(const ValidateOptions& o) {
  const auto linter = lint::Linter::create();
  std::optional<schema::Schema> schema;
  if (!o.schema.empty()) schema = load_schema(o.schema);
  const auto [inputs, problems, remarks] = find_inputs(o.common, kValidateName);
  check_outputs(o.common, inputs);
  Examination result = examine_all(
      inputs, {.stdin_name = o.common.stdin_name, .threads = o.common.jobs},
      [&](const json::Document& document, const Input&) {
        return schema ? check(*linter, *schema, document)
                      : linter->validate(document);
      });
  for (report::FileFindings& file : result.report.files) {
    file.catalogue = linter->catalogue();
  }
  result.problems.insert(result.problems.begin(), problems.begin(),
                         problems.end());
  return finish(result, o.common, diagnostic::Severity::error, kValidateName);
}

}  // namespace dct::tools
