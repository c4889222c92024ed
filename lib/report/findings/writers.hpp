// SPDX-License-Identifier: MIT
#pragma once

#include <dct/report/findings.hpp>

#include <string>
#include <string_view>

namespace dct::report {

std::string write_text(const Report& report, WriteOptions options);
std::string write_json(const Report& report);
std::string write_jsonl(const Report& report);
std::string write_sarif(const Report& report);
std::string write_github(const Report& report);
std::string write_markdown(const Report& report);
std::string write_junit(const Report& report, WriteOptions options);
std::string write_dctl(const Report& report);

/// "6 errors, 2 warnings, 0 info in 1 file"
std::string summary(const Totals& totals);

/// A path as a repository has it: "a.json" for "./a.json".
std::string_view from_here(std::string_view path);

/// The rule and its aliases: "spfm-over-txt DCTL1014".
std::string label(const diagnostic::Finding& finding);

/// The message, and on a line of its own the help; printable.
std::string message_and_help(const diagnostic::Finding& finding);

/// A finding as `text` shows it, with its line of source, without colour.
std::string text_of(const diagnostic::Finding& finding,
                    const text::Source& source);

}  // namespace dct::report
