// SPDX-License-Identifier: MIT

/// Any bytes: a clear finding, no crash, no silence. Run under the sanitizers
/// as well (preset asan).

#include <dct/report/findings_formats.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/random.hpp"
#include "support/rounds.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

// Lints, writes in every format, and returns the errors.
std::size_t survive(const std::string& text) {
  static const lint::Linter linter = linter_of();
  const auto document = parse(text);
  report::FindingsReport report{
      .files = {{&document.source(), linter.lint(document, "test.json")}}};
  for (const auto& format : report::findings_formats()) {
    REQUIRE_FALSE(report::write(report, format.format).empty());
  }
  return report::count_findings(report).errors;
}

std::string mutate(std::string text, Random& random) {
  const unsigned edits = 1 + random.below(6);
  for (unsigned i = 0; i < edits && !text.empty(); ++i) {
    const std::size_t at = random.below(text.size());
    switch (random.below(5)) {
      case 0:
        text[at] = random.byte();
        break;
      case 1:
        text.erase(at, 1 + random.below(8));
        break;
      case 2:
        text.insert(at,
                    text.substr(random.below(text.size()), random.below(40)));
        break;
      case 3:
        text.insert(at, 1, "{}[]\",:%\\'\n/*0-e"[random.below(16)]);
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("enormous documents are one clear finding", "[hostile]") {
  CHECK(survive(with_records(
            R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": ")" +
            std::string(50000, '1') + "\"}")) == 1);
  CHECK(survive(std::string(100000, '[') + std::string(100000, ']')) == 1);
  CHECK(survive(std::string(400000, '[')) == 1);
  CHECK(survive(std::string(2U << 20U, ' ')) == 1);
  CHECK(survive("{\"" + std::string(1000000, 'k') + "\": 1}") == 1);
  CHECK(survive("{\"a\": \"" + std::string(1000000, '\\') + "\"}") == 1);
}

TEST_CASE("of very many problems a part is listed, in bounded time",
          "[hostile]") {
  constexpr std::size_t kMostOfRule = 100;
  constexpr std::size_t kMostOfFile = 1001;  // the last one counts the rest
  std::string records;
  for (int i = 0; i < 1000; ++i) {
    records +=
        (i > 0 ? "," : "") +
        std::string(R"({"type":"TXT","host":"a b","data":"%a","ttl":"x9"})");
  }
  const auto listed = [&](const std::string& text) {
    const std::size_t findings = survive(text);
    CHECK(findings > kMostOfRule);
    CHECK(findings <= kMostOfFile);
  };
  listed(with_records(records));
  std::string keys = "{";
  for (int i = 0; i < 40000; ++i) keys += R"("k": 1,)";
  listed(keys + "\"k\": 1}");
  CHECK(survive("[" + std::string(900000, ',') + "]") >= 1);
}

TEST_CASE("random bytes never crash", "[hostile]") {
  Random random(20261001);
  for (Rounds rounds(3000); rounds.next();) {
    std::string text;
    for (unsigned n = random.below(200); n > 0; --n) {
      text += random.byte();
    }
    CHECK(survive(text) >= 1);
  }
}

TEST_CASE("damaged templates never crash", "[hostile]") {
  Random random(20261002);
  std::vector<std::string> texts;
  for (const char* directory :
       {"samples/templates/good", "samples/templates/bad"}) {
    for (const auto& path : templates_in(project(directory))) {
      texts.push_back(read(path));
    }
  }
  REQUIRE(texts.size() > 5);
  for (Rounds rounds(4000); rounds.next();) {
    survive(mutate(texts[random.below(texts.size())], random));
  }
  SUCCEED();
}
