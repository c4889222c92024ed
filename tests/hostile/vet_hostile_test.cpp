// SPDX-License-Identifier: MIT

/// Templates made to keep an examination busy, and real ones that somebody
/// changed: it ends soon.

#include <dct/report/vetting.hpp>

#include <catch2/catch.hpp>

#include <chrono>

#include "support/rounds.hpp"
#include "support/template_edits.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

vet::Exposure exposure_of(const std::string& text) {
  const auto document = parse(text);
  return vet::examine_exposure(templates::read_template(document));
}

std::string many(std::size_t count, const std::string& record) {
  std::string text = R"({"records": [)";
  for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? "," : "") + record;
  return text + "]}";
}

/// At the level of bytes; most are not JSON any more.
std::string changed_bytes(std::string text, Random& random) {
  for (std::size_t n = random.below(4) + 1; n > 0; --n) {
    const std::size_t at = random.below(text.size());
    switch (random.below(4)) {
      case 0:
        text[at] = random.byte();
        break;
      case 1:
        text.erase(at, random.below(8));
        break;
      case 2:
        text.insert(at, "%x%");
        break;
      default:
        text.insert(at, "\\\"");
    }
  }
  return text;
}

}  // namespace

TEST_CASE("templates that are made to keep it busy", "[hostile]") {
  const std::string variables = "%a%%b%%c%%d%%e%%f%%g%%h%%i%%j%%k%%l%%m%%n%%o%";
  for (const std::string& text :
       {many(1000, R"({"type": "TXT", "host": ")" + variables +
                       R"(!", "data": ")" + variables + R"(!", "ttl": 60})"),
        many(1000, R"({"type": "CNAME", "host": ")" + variables +
                       R"(", "pointsTo": ")" + variables + R"(", "ttl": 60})"),
        many(1000, R"({"type": "A", "host": "%h%", "pointsTo": "%a%",
                       "ttl": 60})"),
        many(1, R"({"type": "TXT", "host": "@", "ttl": 60, "data": ")" +
                    std::string(60'000, '%') + "\"}"),
        many(1, R"({"type": "TXT", "host": "@", "ttl": 60, "data": ")" +
                    std::string(60'000, 'e') + "%x%\"}")}) {
    const auto begin = std::chrono::steady_clock::now();
    const vet::Exposure exposure = exposure_of(text);
    const auto took = std::chrono::steady_clock::now() - begin;
    CHECK(exposure.carried_out.size() + exposure.undecided.size() < 100'000);
    CHECK(took < std::chrono::seconds(60));
  }
}

TEST_CASE("templates that somebody changed are examined, and printed",
          "[hostile]") {
  const std::vector<std::string> texts = real_templates();
  const lint::Linter linter = linter_of();
  Random random(20261125);
  for (Rounds rounds(400); rounds.next();) {
    const std::string& seed = texts[random.below(texts.size())];
    const std::string text =
        random.one_in(2) ? mutant(seed, random) : changed_bytes(seed, random);
    const auto begin = std::chrono::steady_clock::now();
    const auto document = parse(text);
    std::vector<vet::Vetting> all = {
        vet::examine(document, "a.json", {.linter = linter})};
    all[0].verdict = vet::decide(all[0]);
    for (const auto& format : report::vetting_formats()) {
      CHECK(!report::write(report::VettingReport{all}, format).empty());
    }
    const auto took = std::chrono::steady_clock::now() - begin;
    if (took >= std::chrono::seconds(30)) {
      CAPTURE(text);
      FAIL_CHECK("it takes too long");
    }
  }
}
