// SPDX-License-Identifier: MIT
#include "dct-fmt/fmt_run.hpp"

#include <dct/template/format.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/diff.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include "cli/output.hpp"
#include "cli/write.hpp"

namespace dct::tools {
namespace {

/// Why a file cannot be formatted, a line for each reason.
void tell_problems(const json::Document& document) {
  for (const diagnostic::Problem& p : document.problems()) {
    const text::Position at = document.source().position(p.place.span.begin);
    complain(kFmtName, document.source().name() + ":" +
                           std::to_string(at.line) + ":" +
                           std::to_string(at.column) + ": " + p.message);
  }
  if (document.problems().empty()) {
    complain(kFmtName,
             document.source().name() +
                 ": the version is not an integer that can be increased");
  }
}

/// "web.json: formatted, 12 lines changed".
std::string what_changed(const std::string& path, const std::string& before,
                         const std::string& after) {
  const std::string diff = text::unified_diff(before, after, path);
  std::size_t lines = 0;
  for (const std::string_view line : text::split(diff, '\n')) {
    lines += line.starts_with('+') && !line.starts_with("+++ ") ? 1 : 0;
  }
  return text::one_line(path) + ": formatted, " + std::to_string(lines) +
         (lines == 1 ? " line changed\n" : " lines changed\n");
}

enum class Outcome { same, changed, refused, failed };

Outcome format_one(const Input& input, const FormatOptions& o) {
  const auto read = read_input(input, json::kMaxBytes);
  if (!read) {
    complain(kFmtName, read.why());
    return Outcome::failed;
  }
  const std::string& text = *read;
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
    if (changed && !o.quiet) print_or_end(text::one_line(input.path) + "\n");
  } else if (o.diff) {
    print_or_end(text::unified_diff(text, *formatted, input.path));
  } else if (!o.in_place || input.path == "-") {
    print_or_end(*formatted);
  } else if (changed) {
    if (const auto problem = replace_file(input.path, *formatted)) {
      complain(kFmtName, problem->message);
      return Outcome::failed;
    }
    if (!o.quiet) print_or_end(what_changed(input.path, text, *formatted));
  }
  return changed ? Outcome::changed : Outcome::same;
}

}  // namespace

void add_fmt_options(CLI::App& app, FormatOptions& o) {
  add_file_options(app, o.files);
  CLI::Option* check = app.add_flag(
      "--check", o.check, "List the files that would change; write nothing");
  CLI::Option* diff =
      app.add_flag("--diff", o.diff, "Show what would change; write nothing")
          ->excludes(check);
  app.add_flag("-i,--in-place", o.in_place, "Rewrite the files")
      ->excludes(check)
      ->excludes(diff);
  app.add_option("--indent", o.indent,
                 "Spaces for each level; default: as the author does, else 2")
      ->check(CLI::Range(0, 16))
      ->type_name("N");
  app.add_flag("--bump-version", o.bump,
               "Add 1 to the version, the only value that may change");
  app.add_flag("-q,--quiet", o.quiet, "List no files");
  add_help(app,
           "  dct-fmt --in-place templates/\n"
           "  dct-fmt --check templates/\n"
           "  dct-fmt --bump-version --in-place example.com.website.json\n",
           kStatusOfFiles);
}

int format_files(const FormatOptions& o) {
  const auto [inputs, problems, remarks] = find_inputs(o.files, {});
  for (const std::string& remark : remarks) complain(kFmtName, remark);
  for (const diagnostic::Problem& p : problems) complain(kFmtName, p.message);
  bool trouble = !problems.empty();
  bool found = false;
  for (const Input& input : inputs) {
    const Outcome outcome = format_one(input, o);
    trouble = trouble || outcome == Outcome::failed;
    found = found || outcome == Outcome::refused ||
            (outcome == Outcome::changed && (o.check || o.diff));
  }
  return trouble ? kTrouble : found ? kFindings : kClean;
}

}  // namespace dct::tools
