// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/text/utc_time.hpp>

#include <cstdio>

namespace dct::text {
namespace {

/// The number that is written in some digits of a text.
unsigned number_at(std::string_view text, std::size_t at, std::size_t digits) {
  unsigned number = 0;
  for (const char c : text.substr(at, digits)) {
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

}  // namespace

std::optional<std::chrono::sys_seconds> read_utc_time(std::string_view text) {
  using namespace std::chrono;
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size()) return std::nullopt;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool fits = kForm[i] == '0' ? is_digit(text[i]) : text[i] == kForm[i];
    if (!fits) return std::nullopt;
  }
  const year_month_day day{year(static_cast<int>(number_at(text, 0, 4))),
                           month(number_at(text, 5, 2)),
                           std::chrono::day(number_at(text, 8, 2))};
  const unsigned hour = number_at(text, 11, 2);
  const unsigned minute = number_at(text, 14, 2);
  const unsigned second = number_at(text, 17, 2);
  if (!day.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return sys_days(day) + hours(hour) + minutes(minute) + seconds(second);
}

std::string to_utc_text(std::chrono::sys_seconds time) {
  using namespace std::chrono;
  const sys_days midnight = floor<days>(time);
  const year_month_day day(midnight);
  const hh_mm_ss clock(time - midnight);
  char text[64];
  std::snprintf(
      text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ",
      static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
      static_cast<unsigned>(day.day()), static_cast<int>(clock.hours().count()),
      static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()));
  return text;
}

}  // namespace dct::text
