// SPDX-License-Identifier: MIT
#include <dct/report/findings_formats.hpp>

#include <array>

#include "report/findings/findings_dctl.hpp"
#include "report/findings/findings_github.hpp"
#include "report/findings/findings_json.hpp"
#include "report/findings/findings_junit.hpp"
#include "report/findings/findings_markdown.hpp"
#include "report/findings/findings_sarif.hpp"
#include "report/findings/findings_text.hpp"
#include "report/format_table.hpp"

namespace dct::report {
namespace {

constexpr std::array kFormats = {
    FindingsFormatInfo{FindingsFormat::text, "text", "text/plain",
                       "for people, with the line of source underlined",
                       write_text},
    FindingsFormatInfo{FindingsFormat::json, "json", "application/json",
                       "one document, see schema/report.schema.json",
                       write_json},
    FindingsFormatInfo{FindingsFormat::jsonl, "jsonl", "application/jsonl",
                       "a line for each finding, an object of json",
                       write_jsonl},
    FindingsFormatInfo{FindingsFormat::sarif, "sarif", "application/sarif+json",
                       "SARIF 2.1.0, for code scanning and editors",
                       write_sarif},
    FindingsFormatInfo{FindingsFormat::github, "github", "text/plain",
                       "workflow commands that annotate a pull request",
                       write_github},
    FindingsFormatInfo{FindingsFormat::markdown, "markdown", "text/markdown",
                       "a comment on a pull request, at most 64,000 bytes",
                       write_markdown},
    FindingsFormatInfo{FindingsFormat::junit, "junit", "application/xml",
                       "JUnit's XML: a suite a file, a case a finding",
                       write_junit},
    FindingsFormatInfo{FindingsFormat::dctl, "dctl", "application/jsonl",
                       "the lines of the registry's older linter", write_dctl}};

static_assert(is_in_order(kFormats));

}  // namespace

std::span<const FindingsFormatInfo> findings_formats() { return kFormats; }

std::optional<FindingsFormat> findings_format_named(std::string_view name) {
  const FindingsFormatInfo* found = find_format(kFormats, name);
  return found ? std::optional(found->format) : std::nullopt;
}

std::string write(const FindingsReport& report, FindingsFormat format,
                  const FindingsOptions& options) {
  return kFormats[static_cast<std::size_t>(format)].write(report, options);
}

}  // namespace dct::report
