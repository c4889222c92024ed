// SPDX-License-Identifier: MIT
#include "apply/reference/reference_names.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dct::apply;

TEST_CASE("owners of the reference library", "[apply][reference]") {
  struct Row {
    std::string text;
    std::string at_apex;
    std::string at_host;
  };
  const std::vector<Row> rows = {
      {"", "@", "bar"},
      {"@", "@", "bar"},
      {"x", "x", "x.bar"},
      {"X", "X", "X.bar"},
      {"example.com.", "@", "@"},
      {"x.example.com.", "x", "x"},
      {"notexample.com.", "no", "no"},
      {"xexample.com.", "", ""},
      {"a\u00fcexample.com.", "a", "a"},
      {"other.net.", "other.net.", "other.net."},
      {"x.EXAMPLE.com.", "x.EXAMPLE.com.", "x.EXAMPLE.com."},
      {"*", "*", "*.bar"},
      {"*.a", "*.a", "*.a.bar"},
      {"*.example.com.", "*", "*.bar"},
      {"*.a.example.com.", "*.a", "*.a"},
      {"*.xexample.com.", "*", "*.bar"}};
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(reference_owner(row.text, "", "example.com") == row.at_apex);
    CHECK(reference_owner(row.text, "bar", "example.com") == row.at_host);
  }
}

TEST_CASE("names of the reference library", "[apply][reference]") {
  const std::string label(63, 'a');
  const std::string longest =
      label + "." + label + "." + label + "." + std::string(61, 'a');
  for (const std::string& name : std::vector<std::string>{
           "a", "A_b-1", "_", label, longest, "a\n", "a\n.b",
           "\u0130\u0131\u017f\u212a", "\u0663"}) {
    INFO(name);
    CHECK(is_reference_name(name));
    CHECK(is_reference_wildcard_name("*." + name));
  }
  for (const std::string& name : std::vector<std::string>{
           "", ".", "a.", "a..b", "-a", "a-", "a-\n", "\n", "a b", "\u00fc",
           label + "a", longest + "a", "*", "a.*", "\u00b2"}) {
    INFO(name);
    CHECK_FALSE(is_reference_name(name));
  }
  CHECK(is_reference_wildcard_name("*"));
  // The final dot of a target counts.
  CHECK(is_reference_target("a."));
  CHECK(is_reference_target(longest));
  CHECK_FALSE(is_reference_target(longest + "."));
  CHECK_FALSE(is_reference_target("."));
}
