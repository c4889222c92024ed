// SPDX-License-Identifier: MIT

/// Places and edits of documents: right for every byte, whatever the edit.

#include <catch2/catch.hpp>

#include "json/edit.hpp"
#include "support/files.hpp"
#include "support/print.hpp"
#include "support/random.hpp"
#include "support/rounds.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using json::Value;

TEST_CASE("any edit of any sample leaves JSON", "[edit]") {
  Random random(5);
  for (const auto& path : templates_in(project("samples/templates/good"))) {
    const std::string text = read(path);
    const auto d = parse(text);
    std::vector<Value> values;
    const auto collect = [&values](const auto& self, Value v) -> void {
      for (const Value child : v) {
        values.push_back(child);
        if (child.size() > 0) self(self, child);
      }
    };
    collect(collect, d.root());
    for (Rounds rounds(200); rounds.next();) {
      const Value v = values[random.below(values.size())];
      const bool object = v.is(json::Kind::object);
      const diagnostic::Edit edit = random.one_in(2) || !object
                                        ? json::remove_value(v)
                                        : json::add_member(v, "added", "[1]");
      INFO(path << " " << v.pointer());
      const auto edited = parse(json::apply_edits(text, {edit}));
      CHECK(edited.problems().empty());
    }
  }
}

TEST_CASE("the column of any byte of a long line is its count of code points",
          "[source]") {
  Random random(7);
  std::string text;
  std::vector<std::uint32_t> columns;
  for (std::uint32_t column = 1; text.size() < 5000; ++column) {
    const char* characters[] = {"a", "é", "€", "𝄞"};
    const std::string c = characters[random.below(4)];
    // Every byte of a code point belongs to it; the first one opens it.
    columns.push_back(column);
    for (std::size_t i = 1; i < c.size(); ++i) columns.push_back(column + 1);
    text += c;
  }
  const text::Source s("x", text);
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    REQUIRE(s.position(i) == text::Position{1, columns[i]});
  }
}

TEST_CASE("YAML holds 100,000 values, and no more", "[yaml]") {
  const auto is_read = [](std::size_t items) {
    std::string text = "[1";
    for (std::size_t i = 1; i < items; ++i) text += ",1";
    const auto d = json::Document::parse_yaml({"list.yaml", text + "]"});
    return static_cast<bool>(d.root());
  };
  // The list is a value as well, and the limit is looked at before each.
  CHECK(is_read(100'000));
  CHECK_FALSE(is_read(100'001));
}
