// SPDX-License-Identifier: MIT
#include <dct/report/change_formats.hpp>

#include <array>

#include "report/changes/change_json.hpp"
#include "report/changes/change_markdown.hpp"
#include "report/changes/change_text.hpp"
#include "report/changes/change_zone.hpp"
#include "report/format_table.hpp"

namespace dct::report {
namespace {

constexpr std::array kFormats = {
    ChangeFormatInfo{ChangeFormat::text, "text", "text/plain",
                     "for people, a difference", write_change_text},
    ChangeFormatInfo{ChangeFormat::json, "json", "application/json",
                     "an object, with the zone after the change",
                     write_change_json},
    ChangeFormatInfo{ChangeFormat::zone, "zone", "text/dns",
                     "the zone after the change as a master file, errors as "
                     "comments",
                     write_change_zone},
    ChangeFormatInfo{ChangeFormat::markdown, "markdown", "text/markdown",
                     "a table", write_change_markdown}};

static_assert(is_in_order(kFormats));

}  // namespace

std::span<const ChangeFormatInfo> change_formats() { return kFormats; }

std::optional<ChangeFormat> change_format_named(std::string_view name) {
  const ChangeFormatInfo* found = find_format(kFormats, name);
  return found ? std::optional(found->format) : std::nullopt;
}

std::string write(const ChangeReport& report, ChangeFormat format,
                  const ChangeOptions& options) {
  return kFormats[static_cast<std::size_t>(format)].write(report, options);
}

}  // namespace dct::report
