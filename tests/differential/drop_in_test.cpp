// SPDX-License-Identifier: MIT

/// dc-template-linter in the place of the registry's older linter: the codes,
/// and the exit status, of its recorded runs. The two differ where
/// golint-wrong.txt says so, and where kFiner says it: a code that we report of
/// more than that linter does.

#include <rapidjson/document.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "support/command.hpp"
#include "support/files.hpp"

using namespace dct::test;

namespace {

using Codes = std::set<std::string>;

/// "file code": reported by ours, and not by the other.
const std::set<std::string> kFiner = {"trustifi.com.dpoo.json DCTL1005",
                                      "trustifi.com.dpoo.stage.json DCTL1005"};

/// What each code adds to the exit status, by rules/data/older-codes.txt.
std::map<std::string, unsigned> bits_of_codes() {
  const std::map<std::string, unsigned> levels = {
      {"remark", 0}, {"info", 2},   {"warn", 4},
      {"error", 8},  {"fatal", 16}, {"undecoded", 16}};
  std::map<std::string, unsigned> bits;
  std::istringstream lines(read(project("rules/data/older-codes.txt")));
  for (std::string line; std::getline(lines, line);) {
    if (line[0] == '#') continue;
    std::istringstream words(line);
    std::string code;
    std::string level;
    words >> code >> level;
    bits[code] = levels.at(level);
  }
  return bits;
}

std::set<std::string> wrong_cases() {
  std::set<std::string> cases;
  std::istringstream lines(
      read(project("tests/differential/golint-wrong.txt")));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    cases.insert(line.substr(0, line.find(' ', line.find(' ') + 1)));
  }
  return cases;
}

/// The codes of each file in the recorded run of a flag.
std::map<std::string, Codes> recorded(const char* run) {
  const std::set<std::string> wrong = wrong_cases();
  std::map<std::string, Codes> all;
  std::istringstream lines(read(shared("parity/golint.jsonl")));
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document entry;
    entry.Parse(line.c_str());
    REQUIRE(entry.IsObject());
    const std::string file = entry["file"].GetString();
    Codes& codes = all[file];
    for (const auto& pair : entry[run].GetArray()) {
      const std::string code = pair[0].GetString();
      if (!wrong.contains(file + " " + code)) codes.insert(code);
    }
  }
  return all;
}

Ran run_drop_in(const std::string& arguments) {
  return run("cd " + shared("registry").string() +
             " && " DCT_BIN "/dc-template-linter " + arguments);
}

/// The codes of each file, all of them in one run.
std::map<std::string, Codes> reported(const std::string& flags) {
  std::map<std::string, Codes> all;
  std::istringstream lines(run_drop_in(flags + " *.json").output);
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document entry;
    entry.Parse(line.c_str());
    INFO(line);
    REQUIRE(entry.IsObject());
    const std::string file = entry["template"].GetString();
    const std::string code = entry["code"].GetString();
    if (!kFiner.contains(file + " " + code)) all[file].insert(code);
  }
  return all;
}

void compare_codes(const std::string& flags,
                   const std::map<std::string, Codes>& theirs) {
  auto ours = reported(flags);
  CHECK(theirs.size() > 100);
  for (const auto& [file, codes] : theirs) {
    INFO(file);
    CHECK(ours[file] == codes);
  }
}

/// One file a run, as authors and the registry call it.
void compare_status(const std::string& flags, unsigned kept,
                    const std::map<std::string, Codes>& theirs) {
  constexpr std::size_t kEvery = 25;
  const auto bits = bits_of_codes();
  std::size_t number = 0;
  for (const auto& [file, codes] : theirs) {
    if (++number % kEvery != 0) continue;
    unsigned expected = 0;
    for (const std::string& code : codes) expected |= bits.at(code);
    INFO(flags << " " << file);
    CHECK(run_drop_in(flags + " " + file).status ==
          static_cast<int>(expected & kept));
  }
}

}  // namespace

TEST_CASE("the drop-in has the codes and the exit status of the older linter",
          "[drop-in]") {
  if (!have(shared("parity/golint.jsonl")) || !have(shared("registry"))) return;
  const auto plain = recorded("default");
  compare_codes("-loglevel info", plain);
  compare_status("-loglevel info", 16 + 8 + 4, plain);
  compare_status("-tolerate warn", 16 + 8, plain);
  compare_status("-loglevel error -tolerate info", 16 + 8 + 4, plain);
  const auto cloudflare = recorded("cloudflare");
  compare_codes("-cloudflare", cloudflare);
  compare_status("-cloudflare -tolerate none", 16 + 8 + 4 + 2, cloudflare);
}

TEST_CASE("before a merge nothing is tolerated, and logos are asked for",
          "[drop-in]") {
  // A template without a logo: nothing is asked.
  const std::string good =
      project("samples/templates/good/dns.example.net.delegation.json");
  CHECK(run(DCT_BIN "/dc-template-linter --merge-or-fail " + good).status == 0);
  const Ran bad = run(
      "printf '%s' '{\"providerId\": \"a.example\", \"providerName\": \"A\", "
      "\"serviceId\": \"s\", \"serviceName\": \"S\", \"version\": 1, "
      "\"syncBlock\": true, \"records\": [{\"type\": \"CNAME\", \"host\": "
      "\"www\", \"pointsTo\": \"%target%\", \"ttl\": 60}]}' | " DCT_BIN
      "/dc-template-linter --merge-or-fail");
  CHECK(bad.status == 8);
  CHECK(has(bad, "\"code\":\"DCTL1040\""));
}
