// SPDX-License-Identifier: MIT
#include "text/changed_lines.hpp"

#include <catch2/catch.hpp>

using namespace dct;
using text::Lines;

namespace {

/// A letter a line: "a-b+c" has a line a on both sides, b only on the first.
std::string changes(std::string_view before, std::string_view after) {
  const auto lines = [](std::string_view letters) {
    Lines result;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      result.push_back(letters.substr(i, 1));
    }
    return result;
  };
  const auto marked = text::changed_lines(lines(before), lines(after));
  std::string shown;
  std::size_t j = 0;
  const auto add = [&] {
    for (; j < after.size() && marked.added[j]; ++j) shown += {'+', after[j]};
  };
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (marked.removed[i]) {
      shown += {'-', before[i]};
      continue;
    }
    add();
    CHECK(before[i] == after[j]);
    shown += before[i];
    ++j;
  }
  add();
  return shown;
}

}  // namespace

TEST_CASE("no more lines than needed are marked", "[changed-lines]") {
  CHECK(changes("", "") == "");
  CHECK(changes("abc", "abc") == "abc");
  CHECK(changes("abc", "axc") == "a-b+xc");
  CHECK(changes("", "ab") == "+a+b");
  CHECK(changes("ab", "") == "-a-b");
  CHECK(changes("ab", "xy") == "-a-b+x+y");
  CHECK(changes("abcabba", "cbabac") == "-a-bc-ab+aba+c");
}

TEST_CASE("of equal places for an insertion the last is taken",
          "[changed-lines]") {
  CHECK(changes("{}{}", "{}{}{}") == "{}{}+{+}");
  CHECK(changes("{a}{b}", "{a}{c}{b}") == "{a}{+c+}+{b}");
  CHECK(changes("axx", "aybxx") == "a+y+bxx");
}
