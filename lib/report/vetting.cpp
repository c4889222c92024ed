// SPDX-License-Identifier: MIT
#include <dct/report/vetting.hpp>

#include <array>

#include "report/format_table.hpp"
#include "report/vetting/vetting_html.hpp"
#include "report/vetting/vetting_json.hpp"
#include "report/vetting/vetting_markdown.hpp"
#include "report/vetting/vetting_text.hpp"

namespace dct::report {
namespace {

constexpr std::array kFormats = {
    VettingFormat{"text", "for people", write_vetting_text},
    VettingFormat{"json", "an object, see schema/vetting.schema.json",
                  write_vetting_json},
    VettingFormat{"jsonl", "an object of that for each template, a line each",
                  write_vetting_lines},
    VettingFormat{"markdown", "a page or comment of GitHub",
                  write_vetting_markdown},
    VettingFormat{"html", "a page for a browser, in one file",
                  write_vetting_html}};

}  // namespace

std::span<const VettingFormat> vetting_formats() { return kFormats; }

const VettingFormat* vetting_format_named(std::string_view name) {
  return find_format(kFormats, name);
}

std::string write(const VettingReport& report, const VettingFormat& format,
                  const VettingOptions& options) {
  return format.write(report, options);
}

}  // namespace dct::report
