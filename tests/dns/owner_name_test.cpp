// SPDX-License-Identifier: MIT
#include <dct/dns/owner_name.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dct;

namespace {

/// A name of labels of 63 characters, cut to a length.
std::string name_of(std::size_t length) {
  std::string name;
  while (name.size() < length) name += std::string(63, 'x') + '.';
  name.resize(length);
  if (name.ends_with('.')) name.back() = 'x';
  return name;
}

}  // namespace

TEST_CASE("owner names are made alike", "[dns]") {
  struct Row {
    std::string_view name;
    std::string_view result;  ///< or a part of why not, after "!"
  };
  const std::string label63(63, 'x');
  const std::string long_name =
      label63 + '.' + label63 + '.' + label63 + '.' + std::string(50, 'y');
  const std::vector<Row> rows = {
      {"", "@"},
      {"@", "@"},
      {"example.com.", "@"},
      {"WWW", "www"},
      {"www.Example.com.", "www"},
      {"www.example.com", "www.example.com"},
      {"*.Shop", "*.shop"},
      {"_sip._tcp", "_sip._tcp"},
      {"b\xC3\xBC"
       "cher.a",
       "xn--bcher-kva.a"},
      {"B\xC3\x9C"
       "CHER",
       "xn--bcher-kva"},
      {"a\\.b", "a\\.b"},
      {"\\097", "a"},
      {"\\255\\000", "\\255\\000"},
      {"\\@", "\\@"},
      {"a b", "a\\032b"},
      {"example.net.", "!outside"},
      {"foo\\.example.com.", "!outside"},
      {"xexample.com.", "!outside"},
      {"a..b", "!empty"},
      {".a", "!empty"},
      {"\xFF", "!internationalized"},
      {"a\\2", "!backslash"},
      {std::string_view("a\0b", 3), "!NUL"},
      {long_name, "!255"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const auto result = dns::owner_name(row.name, "example.com");
    if (row.result.starts_with('!')) {
      CHECK_FALSE(result);
      CHECK_THAT(result.why(),
                 Catch::Contains(std::string(row.result.substr(1))));
    } else {
      REQUIRE(result);
      CHECK(*result == row.result);
      CHECK(*dns::owner_name(*result, "example.com") == *result);
    }
  }
}

TEST_CASE("a label has at most 63 octets, a name 255 on the wire", "[dns]") {
  CHECK(dns::owner_name(std::string(63, 'x'), "example.com"));
  const auto long_label = dns::owner_name(std::string(64, 'x'), "example.com");
  REQUIRE_FALSE(long_label);
  CHECK(long_label.why() == "a label is longer than 63 characters");
  // Characters, the dot before the apex, the apex, and two octets more.
  const std::string apex = "example.com";
  const std::size_t longest = 255 - 2 - apex.size() - 1;
  CHECK(dns::owner_name("a." + name_of(longest - 2), apex));
  CHECK_FALSE(dns::owner_name("a." + name_of(longest - 1), apex));
  CHECK(dns::absolute_name("a." + name_of(250) + "."));
  CHECK_FALSE(dns::absolute_name("a." + name_of(251) + "."));
  // An escape is one octet, however long its text is.
  CHECK(dns::owner_name(std::string(62, 'x') + "\\000", apex));
  CHECK_FALSE(dns::owner_name(std::string(63, 'x') + "\\000", apex));
}

TEST_CASE("a name of the origin is absolute or completed", "[dns]") {
  CHECK(*dns::absolute_name(".") == "");
  CHECK(*dns::absolute_name("WWW.Example.") == "www.example");
  CHECK(dns::is_absolute("a."));
  CHECK_FALSE(dns::is_absolute("a"));
  CHECK_FALSE(dns::is_absolute("a\\."));
  CHECK(dns::is_absolute("a\\\\."));
}

TEST_CASE("the name above is a label shorter", "[dns]") {
  CHECK(dns::parent("a.b") == "b");
  CHECK(dns::parent("b") == "@");
  CHECK(dns::parent("@").empty());
  CHECK(dns::parent("").empty());
  CHECK(dns::parent("a\\.b.c") == "c");
  CHECK(dns::parent("a\\\\.b") == "b");
}
