// SPDX-License-Identifier: MIT
#pragma once

/// The formats of a findings report. A new one is a value of the enumeration, a
/// row of the table in lib/report/findings_formats.cpp, and a file in
/// lib/report/findings/.
///
///   using namespace dct::report;
///   const FindingsReport report;
///   for (const FindingsFormatInfo& format : findings_formats())
///     std::cout << format.name << ": " << format.description << '\n';
///   std::cout << write(report, FindingsFormat::sarif);

#include <dct/report/findings.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dct::report {

/// All of them list a waived finding with its reason, and count it nowhere;
/// `github` alone leaves it out.
enum class FindingsFormat : std::uint8_t {
  text,
  json,
  jsonl,
  sarif,
  github,
  markdown,
  junit,
  dctl
};

struct FindingsOptions {
  bool color = false;   ///< ANSI escapes; text only
  bool summary = true;  ///< a last line that counts; text only
  /// The least severity that fails, as for fails(); junit only.
  diagnostic::Severity fail_on = diagnostic::Severity::warning;
};

struct FindingsFormatInfo {
  FindingsFormat format = FindingsFormat::text;
  std::string_view name{};
  std::string_view media_type{};
  std::string_view description{};
  std::string (*write)(const FindingsReport&, const FindingsOptions&) = nullptr;
};

/// In the order of the enumeration.
DCT_EXPORT std::span<const FindingsFormatInfo> findings_formats();
DCT_EXPORT std::optional<FindingsFormat> findings_format_named(
    std::string_view name);

/// Whatever is in the templates, the result has no byte of theirs that its
/// format gives a meaning to.
DCT_EXPORT std::string write(const FindingsReport& report,
                             FindingsFormat format,
                             const FindingsOptions& options = {});

}  // namespace dct::report
