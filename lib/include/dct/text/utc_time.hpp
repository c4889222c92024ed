// SPDX-License-Identifier: MIT
#pragma once

/// Points in time as RFC 3339 writes them in UTC: `2026-11-24T08:30:00Z`.
///
///   const auto time = dct::text::read_utc_time("2026-11-24T08:30:00Z");
///   assert(time && dct::text::to_utc_text(*time) == "2026-11-24T08:30:00Z");
///   assert(!dct::text::read_utc_time("2026-11-31T08:30:00Z"));  // no such day

#include <dct/export.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dct::text {

/// Exactly that form: whole seconds, and Z for the offset. Nothing for all
/// others, and for days that do not exist.
[[nodiscard]] DCT_EXPORT std::optional<std::chrono::sys_seconds> read_utc_time(
    std::string_view text);

/// @param time  in the years 0 to 9999
[[nodiscard]] DCT_EXPORT std::string to_utc_text(std::chrono::sys_seconds time);

}  // namespace dct::text
