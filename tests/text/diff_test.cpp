// SPDX-License-Identifier: MIT
#include <dct/text/diff.hpp>

#include <catch2/catch.hpp>

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
