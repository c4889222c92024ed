// SPDX-License-Identifier: MIT

/// Differences of random texts: patch(1) applies them, and diff(1) finds no
/// shorter ones. Texts of nothing but changes come to an end.

#include <dct/text/diff.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>

#include "support/files.hpp"
#include "support/random.hpp"
#include "support/rounds.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;
using namespace dct::test;

namespace {

bool runs(const std::string& command) {
  return std::system((command + " > /dev/null 2>&1").c_str()) == 0;
}

/// Lines that are removed or added.
std::size_t changes(std::string_view diff) {
  std::size_t count = 0;
  for (std::size_t at = diff.find("\n@@"); at != diff.npos;
       at = diff.find('\n', at + 1)) {
    const char side = at + 1 < diff.size() ? diff[at + 1] : ' ';
    count += side == '-' || side == '+' ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("patch makes the second text of the first and the diff", "[diff]") {
  if (!runs("command -v patch") || !runs("command -v diff")) {
    dct::test::skip("there is no patch(1) or no diff(1)");
    return;
  }
  const TemporaryFolder folder;
  const auto write = [&folder](const char* name, const std::string& text) {
    std::ofstream(folder.path() / name, std::ios::binary) << text;
  };
  const std::string in_folder = "cd " + folder.path().string() + " && ";
  Random random(3);
  for (Rounds rounds(40); rounds.next();) {
    std::string before;
    std::string after;
    for (unsigned n = 1 + random.below(60); n > 0; --n) {
      const std::string line(1, static_cast<char>('a' + random.below(6)));
      if (!random.one_in(5)) before += line + "\n";
      if (!random.one_in(5)) after += line + "\n";
    }
    if (before == after) continue;
    const std::string diff = text::unified_diff(before, after, "text");
    write("text", before);
    write("after", after);
    write("diff", diff);
    INFO(before << "->\n" << after);
    // It ends with 1: there are differences.
    REQUIRE(std::system(
                (in_folder + "diff -d -u text after > theirs").c_str()) != -1);
    CHECK(changes(diff) == changes(read(folder.path() / "theirs")));
    REQUIRE(runs(in_folder + "patch -s text < diff"));
    // patch removes a file that has become empty.
    CHECK((after.empty() ? std::string() : read(folder.path() / "text")) ==
          after);
  }
}

TEST_CASE("a diff of nothing but changes comes to an end", "[diff]") {
  constexpr std::size_t kLines = 100'000;
  Random random(5);
  for (const unsigned different : {2U, 1000U, 1'000'000U}) {
    std::string before;
    std::string after;
    for (std::size_t i = 0; i < kLines; ++i) {
      before += std::to_string(random.below(different)) + "\n";
      after += std::to_string(random.below(different)) + "\n";
    }
    const auto start = std::chrono::steady_clock::now();
    const std::string diff = text::unified_diff(before, after, "text");
    CHECK_FALSE(diff.empty());
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  }
}
