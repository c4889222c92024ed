// SPDX-License-Identifier: MIT

/// The commands that dct-vet prints are run, and show what they stand beside.

#include <dct/json/document.hpp>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/files.hpp"
#include "support/templates.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;
using namespace dct::test;

namespace {

constexpr char kPath[] = "PATH='" DCT_BIN "':\"$PATH\"; ";

/// What dct-simulate prints where a finding is: the sentence, or a record that
/// is removed.
std::string_view shown_by(std::string_view rule) {
  if (rule == "records-orphaned") return "which nothing will remove";
  if (rule == "applied-twice-differs") return "applied again, something chang";
  return "\n  - ";
}

/// @param file  as a word of the shell
json::Document vetted(const std::string& file, const std::string& options) {
  const Ran ran =
      run(kPath + ("dct-vet --format json " + options) + " " + file);
  INFO(ran.output);
  REQUIRE(ran.status < 2);
  return parse(ran.output);
}

/// Runs what is printed for a template.
/// @returns the rules and losses that had a command
std::string run_commands(const std::string& file, const std::string& options) {
  std::string ids;
  const json::Document report = vetted(file, options);
  const json::Value examined = report.root()["templates"][std::size_t{0}];
  for (const json::Value loss : examined["losses"]) {
    const Ran ran = run(kPath + std::string(loss["command"].string()));
    INFO(loss["command"].string() << '\n' << ran.output);
    CHECK(ran.status == 0);
    CHECK(has(ran, loss["say"].string()));
    ids += std::string(loss["id"].string()) + "/" +
           std::string(loss["again"].string()) + " ";
  }
  for (const json::Value finding : examined["findings"]) {
    if (!finding["command"]) continue;
    const std::string rule(finding["rule"].string());
    const Ran ran = run(kPath + std::string(finding["command"].string()));
    INFO(finding["command"].string() << '\n' << ran.output);
    CHECK(ran.status == (rule == "applied-twice-differs" ? 1 : 0));
    CHECK(has(ran, shown_by(rule)));
    ids += rule + " ";
  }
  return ids;
}

std::string run_commands_of(const std::string& members,
                            const std::string& options = "") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "it's a template.json")
      << with_members(members);
  return run_commands(folder.path().string() + "/it\\'s\\ a\\ template.json",
                      options);
}

}  // namespace

TEST_CASE("each command beside a loss shows it", "[vet-commands]") {
  for (const auto& file : templates_in(project("samples/templates/good"))) {
    run_commands(file.string(), "");
  }
}

TEST_CASE("what only a second application loses is shown by two commands",
          "[vet-commands]") {
  const std::string ids = run_commands_of(
      R"({"records": [{"type": "TXT", "host": "_dmarc",
           "data": "v=DMARC1; p=%p%", "ttl": 600}]})");
  CHECK(ids.find("dmarc-two-policies/") != std::string::npos);
  CHECK(ids.find("records-orphaned") != std::string::npos);
}

TEST_CASE("each command beside a finding shows it", "[vet-commands]") {
  CHECK(run_commands_of(R"({"records": [
      {"type": "A", "host": "www", "pointsTo": "198.51.100.1", "ttl": 600,
       "groupId": "a"},
      {"type": "A", "host": "www", "pointsTo": "198.51.100.2", "ttl": 600,
       "groupId": "b"},
      {"type": "TXT", "host": "x", "data": "x=%x%", "ttl": 600,
       "groupId": "c"},
      {"type": "TXT", "host": "x", "data": "y=%y%", "ttl": 600,
       "groupId": "d", "txtConflictMatchingMode": "All"}]})")
            .find("group-order-matters groups-replace-each-other "
                  "records-orphaned") != std::string::npos);
  CHECK(run_commands_of(R"({"records": [
      {"type": "SPFM", "host": "@", "spfRules": "include:spf.example.com"},
      {"type": "TXT", "host": "@", "data": "v=spf1 mx -all", "ttl": 600}]})")
            .find("applied-twice-differs") != std::string::npos);
  CHECK(run_commands_of(R"({"multiInstance": true, "records": [
      {"type": "TXT", "host": "@", "data": "shop=%id%", "ttl": 600},
      {"type": "TXT", "host": "@", "data": "shop", "ttl": 600,
       "txtConflictMatchingMode": "All"}]})")
            .find("instance-removes-instance") != std::string::npos);
}

TEST_CASE("each command beside a collision shows it", "[vet-commands]") {
  const json::Document report =
      vetted(project("samples/templates/good/"
                     "mail.example.com.business-mail.json")
                 .string(),
             "--against " + project("samples/templates").string());
  const json::Value against =
      report.root()["templates"][std::size_t{0}]["against"];
  CHECK(against["removed"].integer() > 0);
  CHECK(against["removing"].integer() > 0);
  for (const json::Value cause : against["causes"]) {
    const json::Value example = cause["example"];
    const Ran ran = run(kPath + std::string(example["command"].string()));
    INFO(example["command"].string() << '\n' << ran.output);
    CHECK(ran.status == 0);
    for (const json::Value taken : example["taken"]) {
      const std::string reason(taken["byType"].string());
      CHECK(has(ran, reason + " record " +
                         std::to_string(taken["by"].integer()) + ": "));
    }
    CHECK(has(ran, "\n  - "));
  }
}

TEST_CASE("orders of three groups are tried when that is asked for",
          "[vet-commands]") {
  constexpr char kGroups[] = R"({"records": [
      {"type": "TXT", "host": "x", "data": "a", "ttl": 600, "groupId": "a"},
      {"type": "MX", "host": "@", "pointsTo": "mx.example.org",
       "priority": 1, "ttl": 600, "groupId": "b"},
      {"type": "TXT", "host": "x", "data": "c", "ttl": 600, "groupId": "c"}]})";
  CHECK(run_commands_of(kGroups, "--thorough") == run_commands_of(kGroups));
}
