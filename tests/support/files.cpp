// SPDX-License-Identifier: MIT
#include "support/files.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

namespace dct::test {
namespace {

namespace fs = std::filesystem;
bool skipped = false;

}  // namespace

fs::path project(const std::string& path) {
  return fs::path(DCT_SOURCE_DIR) / path;
}

fs::path shared(const std::string& path) {
  return fs::path(DCT_SHARED_DIR) / path;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  INFO("reading " << path);
  REQUIRE(in);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> templates_in(const fs::path& directory) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (entry.path().extension() == ".json") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

void skip(const std::string& what) {
#ifdef DCT_REQUIRE_MATERIAL
  FAIL_CHECK("this run must not skip anything: " << what);
#else
  skip_without_network(what);
#endif
}

void skip_without_network(const std::string& what) {
  std::cout << "SKIPPED: " << what << '\n';
  skipped = true;
}

bool have(const fs::path& path) {
  if (fs::exists(path)) return true;
  skip(path.filename().string() + " is not beside the project");
  return false;
}

bool something_was_skipped() { return skipped; }

}  // namespace dct::test
