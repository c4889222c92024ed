// SPDX-License-Identifier: MIT
#include <dct/report/change_formats.hpp>
#include <dct/report/findings_formats.hpp>

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("each format has its name, type, description and writer",
          "[report]") {
  for (const auto& f : report::findings_formats()) {
    INFO(f.name);
    CHECK(report::findings_format_named(f.name) == f.format);
    CHECK(f.media_type.find('/') != std::string_view::npos);
    CHECK_FALSE(f.description.empty());
    CHECK(f.write(report::FindingsReport{}, {}) ==
          report::write(report::FindingsReport{}, f.format));
  }
  CHECK_FALSE(report::findings_format_named("yaml"));
  const zone::Zone zone("example.com");
  const diagnostic::Result<apply::Change> result = apply::Change();
  const report::ChangeReport nothing{.zone = zone, .result = result};
  for (const auto& f : report::change_formats()) {
    INFO(f.name);
    CHECK(report::change_format_named(f.name) == f.format);
    CHECK(f.media_type.find('/') != std::string_view::npos);
    CHECK_FALSE(f.description.empty());
    CHECK(f.write(nothing, {}) == report::write(nothing, f.format));
  }
  CHECK_FALSE(report::change_format_named("yaml"));
}
