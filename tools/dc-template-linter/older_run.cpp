// SPDX-License-Identifier: MIT

/// Our findings that have a code of the older linter, with its levels. A file
/// that it could not decode (an unknown key is enough) gets no other code.

#include "dc-template-linter/older_run.hpp"

#include <dct/lint/duplicate_templates.hpp>
#include <dct/template/format.hpp>
#include <dct/template/template.hpp>

#include <algorithm>

#include "cli/output.hpp"
#include "cli/run.hpp"
#include "cli/write.hpp"
#include "dc-template-linter/log_lines.hpp"
#include "dc-template-linter/older_codes.hpp"
#include "net/logos.hpp"

namespace dct::tools {
namespace {

constexpr std::string_view kNotDecoded = "DCTL0003";
constexpr std::string_view kOnlyBeforeMerge = "DCTL1040";

bool has_code(const diagnostic::Finding& f, std::string_view code) {
  return std::find(f.aliases.begin(), f.aliases.end(), code) != f.aliases.end();
}

std::string note_of(const diagnostic::Finding& f) {
  return f.help.empty() ? f.message : f.message + " - " + f.help;
}

lint::Linter make_linter(const Flags& flags) {
  auto linter = lint::Linter::create(
      {.profile = flags.cloudflare ? "cloudflare" : "repository",
       // Labels of vendors, which our profiles leave to those who name them.
       .severities = {
           {"underscore-unregistered/vendor", diagnostic::Severity::info}}});
  if (!linter) throw Trouble(linter.why());
  return *std::move(linter);
}

class Run {
 public:
  explicit Run(const Flags& flags, LogLevel least)
      : flags_(flags), log_(least), linter_(make_linter(flags)) {}

  int run() {
    const Examination examined = examine();
    for (const diagnostic::Problem& p : examined.problems) {
      report_unreadable(p);
    }
    for (std::size_t i = 0; i < examined.documents.size(); ++i) {
      const json::Document& document = examined.documents[i];
      report(document, examined.report.files[i].findings);
      if (flags_.pretty || flags_.inplace) {
        rewrite(document, examined.inputs[i].path);
      }
    }
    const std::string_view tolerate =
        flags_.merge_or_fail ? "debug" : std::string_view(flags_.tolerate);
    return static_cast<int>(bits_ & kept_bits(tolerate));
  }

 private:
  Examination examine() const {
    std::vector<Input> inputs;
    for (const std::string& file : flags_.files) {
      inputs.push_back({file, file.substr(file.rfind('/') + 1)});
    }
    if (inputs.empty()) inputs.push_back({"-", {}});
    Examination result = examine_all(
        inputs, {}, [this](const json::Document& document, const Input& input) {
          return linter_.lint(document, input.name);
        });
    std::vector<const json::Document*> documents;
    for (const json::Document& d : result.documents) documents.push_back(&d);
    const auto duplicates = lint::find_duplicate_templates(documents, linter_);
    for (std::size_t i = 0; i < duplicates.size(); ++i) {
      auto& findings = result.report.files[i].findings;
      findings.insert(findings.end(), duplicates[i].begin(),
                      duplicates[i].end());
    }
    if (flags_.logos || flags_.merge_or_fail) {
      constexpr unsigned kSeconds = 3;
      check_logos(
          result, {.check = true, .timeout_seconds = kSeconds},
          [this](const Input&) -> const lint::Linter& { return linter_; },
          [](const json::Document&, const Input&) { return true; });
    }
    return result;
  }

  void report_unreadable(const diagnostic::Problem& problem) {
    const OlderCode& code = older_code("DCTL0001");
    bits_ |= code.exit_bit;
    log_.write(
        {.level = code.level, .code = code.code, .note = problem.message});
  }

  void report(const json::Document& document,
              const std::vector<diagnostic::Finding>& findings) {
    const std::string& file = document.source().name();
    const bool is_decoded =
        document.root() && std::none_of(findings.begin(), findings.end(),
                                        [](const diagnostic::Finding& f) {
                                          return has_code(f, kNotDecoded);
                                        });
    for (const diagnostic::Finding& f : findings) {
      if (!is_decoded && !has_code(f, kNotDecoded)) continue;
      for (const std::string& alias : f.aliases) report_code(alias, f, file);
    }
    if (is_decoded) return;
    bits_ |= kFatalBit;
    // A limit of ours that the older linter did not have.
    if (document.root() || findings.empty()) return;
    if (!has_code(findings.front(), kNotDecoded)) {
      log_.write({.level = LogLevel::error,
                  .code = kNotDecoded,
                  .file = file,
                  .note = note_of(findings.front())});
    }
  }

  void report_code(std::string_view alias, const diagnostic::Finding& f,
                   const std::string& file) {
    if (alias == kOnlyBeforeMerge && !flags_.merge_or_fail) return;
    const OlderCode& code = older_code(alias);
    bits_ |= code.exit_bit;
    log_.write({.level = code.level,
                .code = alias,
                .file = file,
                .note = note_of(f),
                .finding = &f});
  }

  void rewrite(const json::Document& document, const std::string& path) {
    const auto text = rewritten(document);
    if (!text) {
      log_.write({.level = LogLevel::error,
                  .file = path,
                  .note = "the file has mistakes of syntax, so it is not "
                          "formatted"});
      return;
    }
    if (flags_.pretty || path == "-") print_or_end(*text);
    if (!flags_.inplace || path == "-" || *text == document.source().text()) {
      return;
    }
    if (const auto problem = replace_file(path, *text)) {
      const OlderCode& code = older_code("DCTL0004");
      bits_ |= code.exit_bit;
      log_.write({.level = code.level,
                  .code = code.code,
                  .file = path,
                  .note = problem->message});
    }
  }

  /// Formatted, with the changes that the flags ask for.
  std::optional<std::string> rewritten(const json::Document& document) const {
    std::optional<std::string> text(std::string(document.source().text()));
    if (flags_.ttl > 0) text = templates::with_ttl(document, flags_.ttl);
    if (text && flags_.increment) {
      text = templates::bump_version(json::Document::parse({"-", *text}));
    }
    if (!text) return text;
    return templates::format(json::Document::parse({"-", *text}),
                             static_cast<unsigned>(flags_.indent));
  }

  const Flags& flags_;
  Log log_;
  lint::Linter linter_;
  unsigned bits_ = 0;
};

}  // namespace

int lint_as_before(const Flags& flags) {
  constexpr std::uint64_t kLargestTtl = 2147483647;
  constexpr std::uint64_t kLargestIndent = 255;
  const auto least =
      flags.merge_or_fail ? LogLevel::info : log_level_named(flags.log_level);
  const Log log(least.value_or(LogLevel::fatal));
  const auto refuse = [&log](std::string_view code, std::string note) {
    log.write(
        {.level = LogLevel::fatal, .code = code, .note = std::move(note)});
    return 1;
  };
  if (!least) {
    return refuse("DCTL0002", "invalid loglevel: " + flags.log_level);
  }
  if (flags.ttl > kLargestTtl) {
    return refuse("DCTL1000", "-ttl is above 2147483647");
  }
  if (flags.indent > kLargestIndent) return refuse({}, "-indent is above 255");
  return Run(flags, *least).run();
}

}  // namespace dct::tools
