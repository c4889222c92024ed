// SPDX-License-Identifier: MIT

/// Templates made to keep an examination busy, and real ones that somebody
/// changed: it ends soon, and its levels only rise as more can be chosen.

#include <dct/report/vetting.hpp>

#include <catch2/catch.hpp>

#include <chrono>

#include "support/files.hpp"
#include "support/random.hpp"
#include "support/rounds.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

vet::Exposure exposure_of(const std::string& text) {
  const auto document = parse(text);
  return vet::examine_exposure(templates::read_template(document));
}

std::vector<std::string> seeds() {
  std::vector<std::string> texts;
  auto paths = templates_in(project("samples/templates/good"));
  if (have(shared("registry"))) {
    const auto more = templates_in(shared("registry"));
    paths.insert(paths.end(), more.begin(), more.end());
  }
  for (const auto& path : paths) texts.push_back(read(path));
  return texts;
}

std::string many(std::size_t count, const std::string& record) {
  std::string text = R"({"records": [)";
  for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? "," : "") + record;
  return text + "]}";
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
  const std::vector<std::string> texts = seeds();
  const lint::Linter linter = linter_of();
  Random random(20261125);
  for (Rounds rounds(400); rounds.next();) {
    std::string text = texts[random.below(texts.size())];
    for (std::size_t n = random.below(4) + 1; n > 0; --n) {
      const std::size_t at = random.below(text.size());
      switch (random.below(4)) {
        case 0:
          text[at] = static_cast<char>(random.below(256));
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
    const auto document = parse(text);
    std::vector<vet::Vetting> all = {
        vet::examine(document, "a.json", {.linter = linter})};
    all[0].verdict = vet::decide(all[0]);
    for (const auto& format : report::vetting_formats()) {
      CHECK(!report::write(report::VettingReport{all}, format).empty());
    }
  }
}

TEST_CASE("levels do not fall when the key is removed", "[hostile]") {
  const std::string key = "\"syncPubKeyDomain\"";
  for (const std::string& text : seeds()) {
    const std::size_t at = text.find(key);
    if (at == std::string::npos) continue;
    std::string open = text;
    open.replace(at, key.size(), "\"no-key\"");
    CHECK(exposure_of(open).level() >= exposure_of(text).level());
  }
}

TEST_CASE("levels do not fall when a record of another group is added",
          "[hostile]") {
  for (const std::string& text : seeds()) {
    const std::size_t at = text.find('[', text.find("\"records\""));
    if (at == std::string::npos) continue;
    std::string more = text;
    more.insert(at + 1,
                R"({"type": "TXT", "groupId": "added-group", "host": "_added",
                    "data": "added", "ttl": 600},)");
    CHECK(exposure_of(more).level() >= exposure_of(text).level());
  }
}
