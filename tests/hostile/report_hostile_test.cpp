// SPDX-License-Identifier: MIT

/// Reports of random text and random zones: only what we mean comes out.

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/random.hpp"
#include "support/report.hpp"
#include "support/rounds.hpp"
#include "support/schemas.hpp"
#include "support/shown_change.hpp"
#include "support/zones.hpp"
#include "text/escape/markdown_text.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("whatever a sentence says, only code and plain words come out",
          "[report]") {
  static const std::vector<std::string> kParts = {"`",        "``",
                                                  "\"",       "|",
                                                  "\\",       " ",
                                                  "  ",       "a",
                                                  "word",     "@team",
                                                  "#1",       "<b",
                                                  ">",        "[x](1",
                                                  "![",       "](",
                                                  ")",        "(",
                                                  ":",        ":x:",
                                                  "*",        "**",
                                                  "_",        "~~",
                                                  "&amp;",    "&#64;",
                                                  "1.",       "- ",
                                                  "www.",     "\u00e9",
                                                  "http://a", "GH-",
                                                  "12",       "abcdef1234567",
                                                  "'"};
  Random random(20261003);
  for (Rounds rounds(5000); rounds.next();) {
    std::string text;
    for (unsigned n = random.below(12); n > 0; --n) {
      text += kParts[random.below(kParts.size())];
    }
    const Markdown page = parse_markdown(
        "| a | b |\n|---|---|\n| " +
        text::markdown_cell(text::markdown_words(text)) + " | end |\n");
    INFO(text << "\n" << text::markdown_words(text));
    for (const std::string& kind : page.kinds) {
      CHECK((kind == "document" || kind.starts_with("table") ||
             kind == "text" || kind == "code"));
    }
    REQUIRE(page.rows.size() == 1);
    REQUIRE(page.rows[0].size() == 2);
    CHECK(page.rows[0][1] == "end");
    CHECK(page.prose.find_first_of("@#<>&[]*_~|`\\\"/") == std::string::npos);
    CHECK(page.prose.find(":x:") == std::string::npos);
  }
}

TEST_CASE("json of any change meets schema/simulation.schema.json",
          "[report]") {
  const schema::Schema schema =
      schema_of(read(project("schema/simulation.schema.json")));
  Random random(20261124);
  for (Rounds rounds(200); rounds.next();) {
    zone::Zone zone("example.com");
    for (unsigned n = random.below(12); n > 0; --n) {
      zone.add(random_record(random));
    }
    ShownChange shown(kShownTemplate, std::move(zone));
    if (random.one_in(2)) {
      shown.request.instance = apply::TemplateInstance{
          .id = "1", .provider_id = "example.com", .service_id = "web"};
    }
    const std::string json = shown.as(report::ChangeFormat::json);
    INFO(json);
    REQUIRE(problems(schema, json) == "");
  }
}
