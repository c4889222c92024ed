// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "support/report.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("a comment sums up, tells each finding and shows the repair",
          "[report][markdown]") {
  const Written w(
      "{\n  \"providerId\": \"example.com\",\n  \"providerName\": \"E\",\n"
      "  \"serviceId\": \"s\",\n  \"serviceName\": \"S\",\n"
      "  \"description\": \"d\",\n  \"version\": 1,\n"
      "  \"logoUrl\": \"https://www.example.com/logo.svg\",\n"
      "  \"syncPubKeyDomain\": \"example.com\",\n"
      "  \"syncRedirectDomain\": \"example.com\",\n  \"records\": [\n"
      "    {\"type\": \"SPFM\", \"host\": \"@\", \"spfRules\": \"mx -all\"},\n"
      "  ]\n}\n");
  const std::string out = w.as(report::FindingsFormat::markdown);
  const Markdown page = parse_markdown(out);
  CHECK_THAT(page.prose,
             Catch::StartsWith("2 errors, 0 warnings, 0 info in 1 file\n"));
  REQUIRE(page.items.size() == 2);
  CHECK(page.items[0] ==
        "error line 12, spf-whole-policy DCTL1017: SPFM record 1: spfRules has "
        "\"-all\", which ends the policy for every other mail service of the "
        "domain\nhelp: leave it out; providers end the merged policy "
        "themselves");
  REQUIRE(page.blocks.size() == 1);
  CHECK_THAT(page.blocks[0], Catch::Contains("\"mx -all\"},\n") &&
                                 Catch::Contains("\"mx\"}\n") &&
                                 Catch::Contains("@@ -9,6"));
}

TEST_CASE("a waived finding is told with its reason and not repaired",
          "[report][markdown]") {
  Written w(
      with_records(R"({"type": "SPFM", "host": "@", "spfRules": "mx -all"})"));
  REQUIRE(w.findings().size() == 1);
  w.findings()[0].waived = "seen by @team";
  const Markdown page = parse_markdown(w.as(report::FindingsFormat::markdown));
  CHECK_THAT(page.items.at(0), Catch::StartsWith("waived line ") &&
                                   Catch::EndsWith("\nwaived: seen by @team"));
  CHECK(page.prose.find('@') == std::string::npos);
  CHECK(page.blocks.empty());
}

TEST_CASE("repairs that are too long for a comment are told of",
          "[report][markdown]") {
  std::string text =
      with_records(R"({"type": "SPFM", "host": "@", "spfRules": "mx -all"})");
  text.insert(text.size() - 1, 70000, ' ');
  const Written w(std::move(text));
  const Markdown page = parse_markdown(w.as(report::FindingsFormat::markdown));
  CHECK(page.blocks.empty());
  CHECK_THAT(page.prose,
             Catch::Contains(" repairs 1 finding; the changes are too long"));
}

TEST_CASE("a comment fits GitHub, and says how much it leaves out",
          "[report][markdown]") {
  Written w(with_records(R"({"type": "A", "host": "h", "pointsTo": "x"})"));
  REQUIRE_FALSE(w.findings().empty());
  w.findings().resize(400, w.findings()[0]);
  const std::size_t all = w.findings().size();
  w.report.files.push_back(w.report.files[0]);
  const std::string out = w.as(report::FindingsFormat::markdown);
  CHECK(out.size() <= 64000);
  CHECK(out.size() > 60000);
  const std::size_t shown = parse_markdown(out).items.size();
  CHECK_THAT(out, Catch::EndsWith("\n**" + std::to_string(2 * all - shown) +
                                  " more findings are not shown: a comment has "
                                  "no room for them.**\n"));
}

TEST_CASE("an item is shown if 200 of the 64,000 bytes are left for the rest",
          "[report][markdown]") {
  const text::Source source("t.json", "");
  const auto page = [&source](std::size_t letters) {
    diagnostic::Finding f{diagnostic::error("rule", std::string(letters, 'a'))};
    return report::write({.files = {{&source, {f}}}},
                         report::FindingsFormat::markdown);
  };
  const std::size_t most = 63'800 - page(1).size() + 1;
  CHECK(page(most).size() == 63'800);
  CHECK(parse_markdown(page(most)).items.size() == 1);
  CHECK_THAT(page(most + 1), Catch::Contains("1 more finding is not shown"));
}
