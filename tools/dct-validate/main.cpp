// SPDX-License-Identifier: MIT

/// dct-validate: syntax, limits and schema of templates.

#include <dct/lint/linter.hpp>
#include <dct/schema/schema.hpp>

#include <optional>

#include "cli/files.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace {

using namespace dct;
using namespace dct::tools;

constexpr char kName[] = "dct-validate";

std::optional<schema::Schema> load_schema(const std::string& path) {
  constexpr std::size_t kMaxSchema = json::kMaxBytes;
  std::string text;
  std::string error;
  if (!read_input({path, path}, kMaxSchema, text, error)) {
    complain(kName, "cannot read " + path + ": " + error);
    return std::nullopt;
  }
  auto schema =
      schema::Schema::compile(json::Document::parse({path, std::move(text)}));
  if (schema) return *std::move(schema);
  complain(kName, path + " is not a JSON Schema: " + schema.why());
  return std::nullopt;
}

int run(int argc, char** argv) {
  CLI::App app(
      "Checks that Domain Connect templates are well-formed JSON and meet the "
      "schema.",
      kName);
  CommonOptions options;
  std::string schema_path;
  add_common_options(app, options,
                     "  dct-validate example.com.website.json\n"
                     "  dct-validate --format jsonl templates/\n"
                     "  dct-validate --schema template.schema templates/\n");
  app.add_option("--schema", schema_path,
                 "A JSON Schema (draft-07) in place of the built-in one")
      ->type_name("FILE");
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  if (options.files.empty()) {
    complain(kName, "no file was named; - is standard input");
    return kTrouble;
  }

  const auto linter = lint::Linter::create();
  std::optional<schema::Schema> schema;
  if (!schema_path.empty()) {
    schema = load_schema(schema_path);
    if (!schema) return kTrouble;
  }
  std::vector<std::string> errors;
  const auto inputs = find_inputs(options.files, options.stdin_name, errors);
  Examination result = examine_all(
      inputs, options.stdin_name, options.jobs,
      [&](const json::Document& document, const Input&) {
        if (!schema) return linter->validate(document);
        std::vector<diagnostic::Problem> problems = document.problems();
        for (diagnostic::Problem& p : schema->check(document)) {
          // The codes speak of the registry's schema.
          p.aliases.emplace();
          problems.push_back(std::move(p));
        }
        return linter->complete(document, problems);
      });
  for (report::FileFindings& file : result.report.files)
    file.catalogue = linter->catalogue();
  result.errors.insert(result.errors.begin(), errors.begin(), errors.end());
  return finish(result, options, diagnostic::Severity::error, kName);
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kName, [argc, argv] { return run(argc, argv); });
}
