// SPDX-License-Identifier: MIT

/// SARIF of every sample against the schema of the standard, which comes from
/// an npm package; skipped where npm can't fetch it.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "support/files.hpp"
#include "support/report.hpp"
#include "support/schemas.hpp"

using namespace dct;
using namespace dct::test;

namespace {

namespace fs = std::filesystem;

// Fetched once for each build folder.
fs::path sarif_schema() {
  const fs::path folder = DCT_DOWNLOADS;
  const fs::path schema = folder / "package/lib/schemas/sarif-2.1.0-rtm.5.json";
  if (fs::exists(schema)) return schema;
  fs::create_directories(folder);
  const std::string fetch =
      "cd '" + folder.string() +
      "' && npm pack --silent --fetch-retries=0 --fetch-timeout=20000 "
      "@microsoft/jest-sarif@1.0.0-beta.0 >/dev/null 2>&1 && "
      "tar xzf microsoft-jest-sarif-1.0.0-beta.0.tgz";
  // What went wrong shows in the schema not being there.
  if (std::system(fetch.c_str()) != 0) fs::remove_all(folder);
  return schema;
}

}  // namespace

TEST_CASE("SARIF meets the schema of the standard", "[sarif-schema]") {
  const fs::path path = sarif_schema();
  if (!fs::exists(path)) {
    skip_without_network(
        "the schema of SARIF; npm can't fetch @microsoft/jest-sarif");
    return;
  }
  const schema::Schema schema = schema_of(read(path));
  std::vector<Written> all;
  for (const char* directory :
       {"samples/templates/good", "samples/templates/bad"}) {
    for (const auto& file : templates_in(project(directory))) {
      all.emplace_back(read(file), file.filename().string());
      if (!all.back().findings().empty()) {
        all.back().findings()[0].waived = "to see it in the log";
      }
    }
  }
  all.emplace_back(hostile_lines(), hostile_name());
  all.emplace_back(hostile_template(), hostile_name());
  for (const Written& w : all) {
    INFO(w.document.source().name());
    CHECK(problems(schema, w.as(report::FindingsFormat::sarif)) == "");
  }
  // The referee sees problems.
  std::string wrong = all.back().as(report::FindingsFormat::sarif);
  wrong.replace(wrong.find("\"ruleIndex\":"), 12, "\"ruleIndix\":");
  CHECK(problems(schema, wrong) != "");
}
