// SPDX-License-Identifier: MIT

/// Canonical JSON beside that of node, whose JSON.stringify() RFC 8785 is
/// defined by. python3 is held to the same where node is not installed.

#include <dct/json/canonical.hpp>

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <fstream>

#include "support/command.hpp"
#include "support/files.hpp"
#include "support/random.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;

namespace {

/// Members sorted as strings are compared in JavaScript, by UTF-16 code units.
constexpr char kNode[] = R"(
const sorted = v => Array.isArray(v) ? v.map(sorted)
  : v && typeof v === 'object'
    ? Object.keys(v).sort().map(k => JSON.stringify(k) + ':' + text(v[k]))
    : v;
const text = v => Array.isArray(v) ? '[' + v.map(text).join() + ']'
  : v && typeof v === 'object' ? '{' + sorted(v).join() + '}'
    : JSON.stringify(v);
const lines = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
console.log(lines.map(l => text(JSON.parse(l))).join('\n'));
)";

/// Strings and names only: its numbers have another layout.
constexpr char kPython[] = R"(
import json, sys
for line in sys.stdin.buffer:
    value = json.loads(line)
    if isinstance(value, dict):
        value = dict(sorted(value.items(),
                            key=lambda m: m[0].encode('utf-16-be')))
    print(json.dumps(value, ensure_ascii=False, separators=(',', ':')))
)";

std::string code_unit(unsigned unit) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text = "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) {
    text += kDigits[unit >> shift & 0xFU];
  }
  return text;
}

std::string random_name(test::Random& random) {
  std::string text = "\"";
  for (unsigned left = random.below(3) + 1; left > 0; --left) {
    const unsigned unit =
        random.one_in(2) ? random.below(0x80) : random.below(0x10000);
    if (unit >= 0xD800 && unit < 0xE000) {
      text += code_unit(unit & ~0x400U) + code_unit(unit | 0x400U);
    } else {
      text += code_unit(unit);
    }
  }
  return text + '"';
}

std::string random_object(test::Random& random) {
  std::string text = "{\"\":1";
  for (unsigned left = random.below(8); left > 0; --left) {
    text += "," + random_name(random) + ":" + random_name(random);
  }
  return text + "}";
}

std::string random_number(test::Random& random) {
  const auto digits = [&random](unsigned most) {
    std::string text;
    for (unsigned left = random.below(most) + 1; left > 0; --left) {
      text += static_cast<char>('0' + random.below(10));
    }
    return text;
  };
  const std::string sign = random.one_in(2) ? "-" : "";
  return sign + std::to_string(random.below(1000)) + "." + digits(20) + "e" +
         (random.one_in(2) ? "-" : "") + std::to_string(random.below(300));
}

/// What a program prints, a line for each line; compared with ours.
void compare(const std::string& program,
             const std::vector<std::string>& lines) {
  const test::TemporaryFolder folder;
  std::string ours;
  {
    std::ofstream in(folder.at("in"), std::ios::binary);
    for (const std::string& line : lines) {
      const auto text = json::canonical(json::Document::parse({"line", line}));
      if (!text) continue;  // a name that occurs twice
      in << line << '\n';
      ours += *text + '\n';
    }
  }
  CHECK(std::count(ours.begin(), ours.end(), '\n') >
        static_cast<std::ptrdiff_t>(lines.size() / 2));
  const test::Ran ran = test::run(program + " <" + folder.at("in"));
  REQUIRE(ran.status == 0);
  CHECK(ran.output == ours);
}

/// A line each, as JSON in any layout could be.
std::vector<std::string> real_templates() {
  std::vector<std::string> lines;
  for (const auto& folder :
       {test::project("samples/templates/good"), test::shared("registry")}) {
    if (!test::have(folder)) continue;
    for (const auto& file : test::templates_in(folder)) {
      std::string line = test::read(file);
      std::replace(line.begin(), line.end(), '\n', ' ');
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

bool is_installed(const std::string& program) {
  if (test::run("command -v " + program).status == 0) return true;
  WARN("SKIPPED: there is no " << program << " here");
  return false;
}

}  // namespace

TEST_CASE("node and python3 make the same of a document", "[canonical]") {
  test::Random random(262);
  std::vector<std::string> objects;
  std::vector<std::string> numbers;
  for (int i = 0; i < 5000; ++i) {
    objects.push_back(random_object(random));
    numbers.push_back(random_number(random));
    std::uint64_t bits = 0;
    for (int b = 0; b < 8; ++b) bits = bits << 8U | random.below(256);
    const auto value = std::bit_cast<double>(bits);
    if (value - value == 0) numbers.push_back(json::ecmascript_number(value));
  }
  const test::TemporaryFolder folder;
  std::ofstream(folder.at("node.js")) << kNode;
  std::ofstream(folder.at("python.py")) << kPython;
  if (is_installed("node")) {
    compare("node " + folder.at("node.js"), objects);
    compare("node " + folder.at("node.js"), numbers);
    compare("node " + folder.at("node.js"), real_templates());
  }
  if (is_installed("python3")) {
    compare("python3 " + folder.at("python.py"), objects);
  }
}
