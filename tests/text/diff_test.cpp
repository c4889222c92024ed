// SPDX-License-Identifier: MIT
#include <dct/text/diff.hpp>

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/files.hpp"
#include "support/random.hpp"

using dct::test::Random;
using dct::text::unified_diff;

TEST_CASE("a diff has three lines of context around each change", "[diff]") {
  CHECK(unified_diff("a\nb\n", "a\nb\n", "x").empty());
  CHECK(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n",
                     "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "x") ==
        "--- x\n+++ x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(unified_diff("", "a\n", "x") == "--- x\n+++ x\n@@ -0,0 +1 @@\n+a\n");
  CHECK(unified_diff("a", "a\n", "x") ==
        "--- x\n+++ x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("a diff has nothing a terminal would obey", "[diff]") {
  const std::string diff = unified_diff("a\x1b[31m\n", "b\n", "n\x1b\n");
  CHECK(diff.find('\x1b') == std::string::npos);
}

TEST_CASE("a diff has nothing GitHub's log would obey", "[diff]") {
  CHECK(unified_diff("::error::x\na\n", "::error::x\nb\n", "n") ==
        "--- n\n+++ n\n@@ -1,2 +1,2 @@\n \\u003A:error::x\n-a\n+b\n");
}

TEST_CASE("patch makes the second text of the first and the diff", "[diff]") {
  if (std::system("command -v patch >/dev/null") != 0) {
    WARN("SKIPPED: there is no patch(1)");
    return;
  }
  const auto folder = std::filesystem::temp_directory_path() / "dct-diff-test";
  std::filesystem::create_directories(folder);
  const auto write = [&folder](const char* name, const std::string& text) {
    std::ofstream(folder / name, std::ios::binary) << text;
  };
  Random random(3);
  for (int i = 0; i < 40; ++i) {
    std::string before;
    std::string after;
    for (unsigned n = 1 + random.below(60); n > 0; --n) {
      const std::string line(1, static_cast<char>('a' + random.below(6)));
      if (!random.one_in(5)) before += line + "\n";
      if (!random.one_in(5)) after += line + "\n";
    }
    if (before == after) continue;
    write("text", before);
    write("diff", unified_diff(before, after, "text"));
    const std::string command =
        "cd " + folder.string() + " && patch -s text < diff > /dev/null 2>&1";
    INFO(before << "->\n" << after);
    REQUIRE(std::system(command.c_str()) == 0);
    // patch removes a file that has become empty.
    CHECK((after.empty() ? std::string() : dct::test::read(folder / "text")) ==
          after);
  }
  std::filesystem::remove_all(folder);
}
