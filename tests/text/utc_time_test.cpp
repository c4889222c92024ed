// SPDX-License-Identifier: MIT
#include <dct/text/utc_time.hpp>

#include <catch2/catch.hpp>

#include "support/random.hpp"

using namespace dct;
using std::chrono::seconds;
using std::chrono::sys_seconds;

TEST_CASE("times are read in one form, and written in it", "[utc_time]") {
  const std::pair<const char*, long> times[] = {
      {"1970-01-01T00:00:00Z", 0},
      {"1969-12-31T23:59:59Z", -1},
      {"2000-02-29T12:00:00Z", 951825600},
      {"2026-11-24T08:30:05Z", 1795509005},
      {"9999-12-31T23:59:59Z", 253402300799}};
  for (const auto& [text, number] : times) {
    INFO(text);
    const auto time = text::read_utc_time(text);
    REQUIRE(time);
    CHECK(time->time_since_epoch().count() == number);
    CHECK(text::to_utc_text(*time) == text);
  }
  test::Random random(3339);
  for (int i = 0; i < 1000; ++i) {
    const sys_seconds time{seconds(random.below(4'000'000'000))};
    CHECK(text::read_utc_time(text::to_utc_text(time)) == time);
  }
}

TEST_CASE("no other text is a time", "[utc_time]") {
  for (const char* text :
       {"", "now", "2026-11-24", "2026-11-24T08:30:00", "2026-11-24 08:30:00Z",
        "2026-11-24t08:30:00z", "2026-11-24T08:30:00+00:00",
        "2026-11-24T08:30:00.5Z", "2026-11-31T08:30:00Z",
        "2026-02-29T00:00:00Z", "2026-00-10T00:00:00Z", "2026-13-10T00:00:00Z",
        "2026-11-00T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T08:60:00Z",
        "2026-11-24T08:30:60Z", "2026-11-24T08:30:0-Z", "-026-11-24T08:30:00Z",
        " 2026-11-24T08:30:00Z"}) {
    INFO(text);
    CHECK_FALSE(text::read_utc_time(text));
  }
}
