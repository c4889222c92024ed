// SPDX-License-Identifier: MIT

/// dct-fmt: the canonical layout of templates.

#include <dct/template/format.hpp>
#include <dct/text/diff.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/write.hpp"

namespace {

using namespace dct;
using namespace dct::tools;

constexpr char kName[] = "dct-fmt";

struct FormatOptions {
  std::vector<std::string> files;
  unsigned indent = 2;
  bool check = false;
  bool diff = false;
  bool in_place = false;
  bool bump = false;
  bool quiet = false;
};

void add_options(CLI::App& app, FormatOptions& o) {
  add_files_option(app, o.files);
  CLI::Option* check =
      app.add_flag("--check", o.check,
                   "Name the files that are not canonical; write nothing");
  CLI::Option* diff =
      app.add_flag("--diff", o.diff, "Show what would change; write nothing")
          ->excludes(check);
  app.add_flag("-i,--in-place", o.in_place, "Write the files")
      ->excludes(check)
      ->excludes(diff);
  app.add_option("--indent", o.indent, "Blanks a level")
      ->check(CLI::Range(0, 16))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--bump-version", o.bump,
               "Add 1 to the version, the only value that may change");
  app.add_flag("-q,--quiet", o.quiet, "With --check: name no files");
  add_manners(app,
              "  dct-fmt --in-place templates/\n"
              "  dct-fmt --check templates/\n"
              "  dct-fmt --bump-version --in-place example.com.website.json\n");
}

/// What keeps a file from being written anew, a line each.
void tell_problems(const json::Document& document) {
  for (const diagnostic::Problem& p : document.problems()) {
    const text::Position at = document.source().position(p.place.span.begin);
    complain(kName, document.source().name() + ":" + std::to_string(at.line) +
                        ":" + std::to_string(at.column) + ": " + p.message);
  }
  if (document.problems().empty()) {
    complain(kName, document.source().name() +
                        ": the version is no integer to add 1 to");
  }
}

enum class Outcome { same, changed, refused, failed };

Outcome format_one(const Input& input, const FormatOptions& o) {
  std::string text;
  std::string error;
  if (!read_input(input, json::kMaxBytes, text, error)) {
    complain(kName, "cannot read " + input.path + ": " + error);
    return Outcome::failed;
  }
  auto document = json::Document::parse({input.path, text});
  if (o.bump) {
    const auto bumped = templates::bump_version(document);
    if (!bumped) {
      tell_problems(document);
      return Outcome::refused;
    }
    document = json::Document::parse({input.path, *bumped});
  }
  const auto formatted = templates::format(document, o.indent);
  if (!formatted) {
    tell_problems(document);
    return Outcome::refused;
  }
  const bool changed = *formatted != text;
  if (o.check) {
    if (changed && !o.quiet && !print(text::one_line(input.path) + "\n")) {
      return Outcome::failed;
    }
  } else if (o.diff) {
    if (!print(text::unified_diff(text, *formatted, input.path))) {
      return Outcome::failed;
    }
  } else if (!o.in_place || input.path == "-") {
    if (!print(*formatted)) return Outcome::failed;
  } else if (changed && !replace_file(input.path, *formatted, error)) {
    complain(kName, "cannot write " + input.path + ": " + error);
    return Outcome::failed;
  }
  return changed ? Outcome::changed : Outcome::same;
}

int run(int argc, char** argv) {
  CLI::App app(
      "Lays templates out: order of properties, indentation, line end. The "
      "value of the JSON never changes.",
      kName);
  FormatOptions o;
  add_options(app, o);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  if (o.files.empty()) {
    complain(kName, "no file was named; - is standard input");
    return kTrouble;
  }
  std::vector<std::string> errors;
  const auto inputs = find_inputs(o.files, {}, errors);
  for (const std::string& error : errors) complain(kName, error);
  bool trouble = !errors.empty();
  bool found = false;
  for (const Input& input : inputs) {
    const Outcome outcome = format_one(input, o);
    trouble = trouble || outcome == Outcome::failed;
    found = found || outcome == Outcome::refused ||
            (outcome == Outcome::changed && (o.check || o.diff));
  }
  return trouble ? kTrouble : found ? kFindings : kClean;
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kName, [argc, argv] { return run(argc, argv); });
}
