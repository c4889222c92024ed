// SPDX-License-Identifier: MIT
#include "dct-lint/repair.hpp"

#include <dct/lint/baseline.hpp>
#include <dct/lint/fix.hpp>
#include <dct/text/diff.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <iostream>

#include "cli/output.hpp"
#include "cli/write.hpp"
#include "dct-lint/lint_run.hpp"

namespace dct::tools {
namespace {

std::string shown(const std::string& text) {
  constexpr std::size_t kLongest = 60;
  const std::string line = text::one_line(text);
  return line.size() <= kLongest
             ? line
             : text::one_line(text.substr(0, kLongest)) + "...";
}

/// "web.json:14:43: repaired spfm-over-txt: "TXT" became "SPFM"".
std::string in_words(const std::string& path, const lint::Repair& repair) {
  std::string what;
  if (repair.before.empty()) {
    what = shown(repair.after) + " was added";
  } else if (repair.after.empty()) {
    what = shown(repair.before) + " was removed";
  } else {
    what = shown(repair.before) + " became " + shown(repair.after);
  }
  return text::one_line(path) + ":" + std::to_string(repair.place.line) + ":" +
         std::to_string(repair.place.column) + ": repaired " + repair.rule +
         ": " + what + "\n";
}

std::string findings(std::size_t number) {
  return std::to_string(number) + (number == 1 ? " finding" : " findings");
}

/// Repairs files one after the other, and keeps the account.
class Repairer {
 public:
  Repairer(PolicyResolver& policies, const Base& base, const LintOptions& o)
      : policies_(policies), base_(base), o_(o) {}

  void repair(const Input& input) {
    const auto read = read_input(input, json::kMaxBytes);
    if (!read) {
      // Without --diff the files are read again, and the complaint comes then.
      if (o_.diff || input.path == "-") complain(kLintName, read.why());
      result_.failed = true;
      return;
    }
    const lint::Fixed fixed = fix(input, *read);
    unsafe_ += fixed.unsafe;
    if (input.path == "-") result_.standard_input = fixed.text;
    const bool changed = fixed.text != *read;
    if (o_.diff) {
      print_or_end(text::unified_diff(*read, fixed.text, input.path));
    } else if (input.path == "-") {
      print_or_end(fixed.text);
    } else if (changed && !write(input, fixed.text)) {
      return;
    }
    if (!changed) return;
    ++result_.changed;
    fixes_ += fixed.fixes;
    for (const lint::Repair& r : fixed.repairs)
      list_ += in_words(input.path, r);
  }

  Repaired finish() && {
    result_.ends = o_.diff;
    if (o_.diff || o_.common.quiet || !o_.common.is_text()) return result_;
    std::string text = list_;
    if (result_.changed > 0) {
      text += findings(fixes_) + " repaired in " +
              std::to_string(result_.changed) +
              (result_.changed == 1 ? " file\n" : " files\n");
    }
    if (unsafe_ > 0) {
      text += std::to_string(unsafe_) +
              (unsafe_ == 1 ? " more finding" : " more findings") +
              " can be repaired by --unsafe-fixes, which changes what the "
              "template does\n";
    }
    if (text.empty()) return result_;
    text += "\n";
    // Standard output has the template.
    if (result_.standard_input) {
      std::cerr << text;
    } else {
      print_or_end(text);
    }
    return result_;
  }

 private:
  lint::Fixed fix(const Input& input, const std::string& text) {
    const lint::Linter& linter = policies_.for_path(input.path).linter;
    lint::Fixed fixed =
        lint::fix(linter, {input.path, text}, input.name,
                  o_.unsafe_fixes ? lint::Repairs::all : lint::Repairs::safe);
    const auto document = json::Document::parse({input.path, fixed.text});
    const auto before = base_.of(document, input);
    if (!before) return fixed;
    // What was repaired is a new version.
    for (const diagnostic::Finding& f :
         lint::judge_version(document, *before, linter)) {
      if (f.fix.empty()) continue;
      const text::Span span = f.fix.front().span;
      fixed.repairs.push_back(
          {.rule = f.rule,
           .place = document.source().position(span.begin),
           .before = fixed.text.substr(span.begin, span.end - span.begin),
           .after = f.fix.front().replacement});
      fixed.text.replace(span.begin, span.end - span.begin,
                         f.fix.front().replacement);
      ++fixed.fixes;
    }
    return fixed;
  }

  bool write(const Input& input, const std::string& text) {
    const auto problem = replace_file(input.path, text);
    if (!problem) return true;
    complain(kLintName, problem->message);
    result_.failed = true;
    return false;
  }

  PolicyResolver& policies_;
  const Base& base_;
  const LintOptions& o_;
  Repaired result_;
  std::size_t fixes_ = 0;
  std::size_t unsafe_ = 0;
  std::string list_;
};

}  // namespace

Repaired repair(PolicyResolver& policies, const std::vector<Input>& inputs,
                const Base& base, const LintOptions& o) {
  Repairer repairer(policies, base, o);
  for (const Input& input : inputs) repairer.repair(input);
  return std::move(repairer).finish();
}

}  // namespace dct::tools
