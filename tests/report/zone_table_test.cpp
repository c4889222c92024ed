// SPDX-License-Identifier: MIT
#include <dct/report/zone_table.hpp>

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("a table has a line for each zone", "[report]") {
  const std::vector<report::MadeUpValue> made_up = {
      {.option = "--set", .name = "x", .value = "1", .where = "data"}};
  const report::ZoneTable table{
      .title = "example.com.web",
      .made_up = made_up,
      .rows = {{.zone = "a.zone", .added = 12, .removed = 1},
               {.zone = "longer.zone",
                .group = "g",
                .added = 1,
                .losses = {"mx-gone", "spf-gone"},
                .changes_again = true},
               {.zone = "m\u00fc\x1b.zone", .error = "it | is"}}};
  CHECK(report::write_zone_table(table, report::ZoneTableFormat::text) ==
        "Values made up:\n"
        "  --set x=1  for data\n"
        "\n"
        "example.com.web\n"
        "zone                  added  removed  losses\n"
        "a.zone                   12        1\n"
        "longer.zone, group g      1        0  mx-gone, spf-gone; applied "
        "again, something changes\n"
        "m\u00fc\\u001B.zone             -        -  can't be applied: it | "
        "is\n");
  CHECK(report::write_zone_table(table, report::ZoneTableFormat::markdown) ==
        "### `example.com.web`\n"
        "\n"
        "Values made up:\n"
        "\n"
        "- `--set x=1` for data\n"
        "\n"
        "| zone | added | removed | losses |\n"
        "|---|---:|---:|---|\n"
        "| `a.zone` | 12 | 1 |  |\n"
        "| `longer.zone, group g` | 1 | 0 | mx-gone, spf-gone; applied again, "
        "something changes |\n"
        "| `m\u00fc\\u001B.zone` | - | - | can't be applied: it `\\|` is |\n");
}
