// SPDX-License-Identifier: MIT
#pragma once

/// The formats of a change report. A new one is a value of the enumeration, a
/// row of the table in lib/report/change_formats.cpp, and a file in
/// lib/report/changes/.
///
///   for (const dct::report::ChangeFormatInfo& format :
///        dct::report::change_formats())
///     std::cout << format.name << ": " << format.description << '\n';

#include <dct/report/changes.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dct::report {

enum class ChangeFormat : std::uint8_t { text, json, zone, markdown };

struct ChangeOptions {
  bool color = false;  ///< ANSI escapes; text only
};

struct ChangeFormatInfo {
  ChangeFormat format = ChangeFormat::text;
  std::string_view name{};
  std::string_view media_type{};
  std::string_view description{};
  std::string (*write)(const ChangeReport&, const ChangeOptions&) = nullptr;
};

/// In the order of the enumeration.
DCT_EXPORT std::span<const ChangeFormatInfo> change_formats();
DCT_EXPORT std::optional<ChangeFormat> change_format_named(
    std::string_view name);

/// Whatever is in the template and in the zone, the result has no byte of
/// theirs that its format gives a meaning to.
DCT_EXPORT std::string write(const ChangeReport& report, ChangeFormat format,
                             const ChangeOptions& options = {});

}  // namespace dct::report
