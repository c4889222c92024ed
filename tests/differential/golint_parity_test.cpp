// SPDX-License-Identifier: MIT

/// Whoever moves from the registry's older linter finds every code again: for
/// each template what that linter reports is reported, and the other way
/// round, but for the cases of golint-wrong.txt.

#include <dct/lint/linter.hpp>

#include <rapidjson/document.h>

#include <dct/template/pattern.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

struct Code {
  std::string code;
  unsigned record = 0;  ///< 0: it names none
  auto operator<=>(const Code&) const = default;
};
using Codes = std::set<Code>;

// Codes whose wording is split finer here: theirs must be ours, not the other
// way round.
const std::set<std::string> kFiner = {"DCTL0003", "DCTL0008", "DCTL0009",
                                      "DCTL1005", "DCTL1016", "DCTL1040"};

// "file code": that linter is wrong there.
std::set<std::string> wrong_cases() {
  std::set<std::string> cases;
  std::istringstream lines(
      read(project("tests/differential/golint-wrong.txt")));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string file;
    std::string code;
    std::string why;
    words >> file >> code >> why;
    INFO(line);
    CHECK_FALSE(why.empty());
    cases.insert(file + " " + code);
  }
  return cases;
}

bool names(const Codes& codes, const Code& wanted) {
  for (const Code& c : codes) {
    if (c.code == wanted.code &&
        (wanted.record == 0 || c.record == wanted.record)) {
      return true;
    }
  }
  return false;
}

Codes theirs(const rapidjson::Value& pairs) {
  Codes codes;
  for (const auto& pair : pairs.GetArray()) {
    codes.insert({pair[0].GetString(), pair[1].GetUint()});
  }
  return codes;
}

Codes ours(const lint::Linter& linter, const std::filesystem::path& path) {
  const auto document =
      json::Document::parse({path.filename().string(), read(path)});
  Codes codes;
  for (const diagnostic::Finding& f :
       linter.lint(document, path.filename().string())) {
    for (const std::string& alias : f.aliases)
      codes.insert({alias, f.place.record});
  }
  return codes;
}

void compare(const std::string& file, const Codes& their_codes,
             const Codes& our_codes, const std::set<std::string>& wrong,
             std::set<std::string>& used) {
  const auto excused = [&](const std::string& code) {
    const std::string entry = file + " " + code;
    if (!wrong.contains(entry)) return false;
    used.insert(entry);
    return true;
  };
  for (const Code& c : their_codes) {
    if (names(our_codes, c) || excused(c.code)) continue;
    INFO(file << " lacks " << c.code << " of record " << c.record);
    CHECK(false);
  }
  for (const Code& c : our_codes) {
    if (kFiner.contains(c.code)) continue;
    // Where that linter names no record, the code alone counts.
    const bool of_template =
        names(their_codes, {c.code, 0}) && their_codes.contains({c.code, 0});
    if (of_template || names(their_codes, c) || excused(c.code)) continue;
    INFO(file << " has " << c.code << " of record " << c.record
              << ", which the other linter does not report");
    CHECK(false);
  }
}

}  // namespace

TEST_CASE("codes are reported where the registry's older linter reports them",
          "[golint-parity]") {
  const auto list = shared("parity/golint.jsonl");
  if (!have(list)) return;
  const std::set<std::string> wrong = wrong_cases();
  std::set<std::string> used;
  for (const auto& [run, profile] : {std::pair("default", "repository"),
                                     std::pair("cloudflare", "cloudflare")}) {
    // Labels of vendors are out of our profiles, but for those that name it.
    const lint::Linter linter =
        linter_of({.profile = profile,
                   .severities = {{"underscore-unregistered/vendor",
                                   diagnostic::Severity::info}}});
    std::istringstream lines(read(list));
    std::size_t files = 0;
    for (std::string line; std::getline(lines, line); ++files) {
      rapidjson::Document entry;
      entry.Parse(line.c_str());
      REQUIRE(entry.IsObject());
      const std::string file = entry["file"].GetString();
      compare(file, theirs(entry[run]),
              ours(linter, shared("registry/" + file)), wrong, used);
    }
    CHECK(files > 100);
  }
  CHECK(used == wrong);
}

namespace {

// DCTL1040, which only -merge-or-fail reports: a pointsTo or a host of nothing
// but variables.
bool has_bare_value(const json::Document& document) {
  const auto bare = [](json::Value value) {
    return templates::is_bare_variable(value.string());
  };
  for (const json::Value record : document.root()["records"]) {
    if (bare(record["pointsTo"]) || bare(record["host"])) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("automerge refuses what the older linter's -merge-or-fail refuses",
          "[golint-parity]") {
  const auto list = shared("parity/golint.jsonl");
  if (!have(list)) return;
  const std::set<std::string> wrong = wrong_cases();
  const lint::Linter linter = linter_of({.profile = "automerge"});
  std::istringstream lines(read(list));
  std::size_t refused = 0;
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document entry;
    entry.Parse(line.c_str());
    const std::string file = entry["file"].GetString();
    const auto path = shared("registry/" + file);
    const auto document = json::Document::parse({file, read(path)});
    bool theirs = has_bare_value(document);
    for (const Code& c : ::theirs(entry["default"])) {
      // White space in syncRedirectDomain does not change its exit status.
      // What it gets wrong is refused all the same, but for labels.
      theirs = theirs ||
               (c.code != "DCTL1026" &&
                (c.code != "DCTL1021" || !wrong.contains(file + " " + c.code)));
    }
    if (!theirs) continue;
    ++refused;
    const auto findings = linter.lint(document, file);
    INFO(file);
    CHECK(std::any_of(findings.begin(), findings.end(),
                      [](const diagnostic::Finding& f) {
                        return f.severity >= diagnostic::Severity::warning;
                      }));
  }
  CHECK(refused > 100);
}
