// SPDX-License-Identifier: MIT
#include <dct/json/canonical.hpp>
#include <dct/json/writer.hpp>

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "support/random.hpp"

using namespace dct;

namespace {

json::Document parse(std::string text) {
  return json::Document::parse({"x.json", std::move(text)});
}

std::string canonical(std::string text) {
  const auto result = json::canonical(parse(std::move(text)));
  return result ? *result : result.problems().front().rule;
}

std::string number(std::uint64_t bits) {
  return json::ecmascript_number(std::bit_cast<double>(bits));
}

/// A string of random characters, of each length in UTF-8, quoted.
std::string random_string(test::Random& random) {
  constexpr const char* kCharacters[] = {"a",
                                         "Z",
                                         "0",
                                         "\xC3\xA9",
                                         "\xE2\x82\xAC",
                                         "\\u0007",
                                         "\\",
                                         "\\\"",
                                         "\xED\x9F\xBF",
                                         "\xEE\x80\x80",
                                         "\\ud83d\\ude00",
                                         "\\/",
                                         "\xF0\x9F\x98\x80",
                                         "\xEF\xAC\xB3",
                                         "\\u00e9"};
  std::string text = "\"";
  for (unsigned left = random.below(5); left > 0; --left) {
    const std::string c = kCharacters[random.below(std::size(kCharacters))];
    text += c == "\\" ? "\\\\" : c;
  }
  return text + '"';
}

std::string blanks(test::Random& random) {
  constexpr const char* kBlanks[] = {"", "", " ", "\n", "\t\r\n  "};
  return kBlanks[random.below(std::size(kBlanks))];
}

/// Twice the same value, in two layouts and two orders of the members.
struct Pair {
  std::string one, two;
};

Pair random_value(test::Random& random, unsigned depth) {
  const unsigned kind = random.below(depth > 0 ? 6 : 4);
  if (kind == 0) return {"null", "null"};
  if (kind == 1) {
    const std::string text = random_string(random);
    return {text, text};
  }
  if (kind == 2) {
    const std::string digits = std::to_string(random.below(100'000));
    return {digits, digits + "." + std::string(random.below(3) + 1U, '0')};
  }
  if (kind == 3) return {"1.5e3", "1500"};
  Pair result;
  const unsigned count = random.below(5);
  for (unsigned i = 0; i < count; ++i) {
    Pair value = random_value(random, depth - 1);
    if (kind == 4) {
      // Names that differ, for a name may occur once.
      const std::string name = random_string(random).insert(
          1, std::string(1, static_cast<char>('a' + (i * 7 + 3) % 5)));
      value = {name + ":" + value.one, name + blanks(random) + ":" + value.two};
    }
    const bool at_end = kind == 5 || random.one_in(2);
    const std::string comma = i == 0 ? "" : ",";
    result.one += comma + value.one;
    result.two = at_end ? result.two + comma + blanks(random) + value.two
                        : value.two + comma + blanks(random) + result.two;
  }
  const std::string open = kind == 4 ? "{" : "[";
  const std::string close = kind == 4 ? "}" : "]";
  return {open + result.one + close,
          open + blanks(random) + result.two + blanks(random) + close};
}

}  // namespace

// RFC 8785 section 3.2.2 and 3.2.3.
TEST_CASE("the examples of RFC 8785", "[canonical]") {
  CHECK(canonical(R"({
    "numbers": [333333333.33333329, 1E30, 4.50,
                2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  })") ==
        "{\"literals\":[null,true,false],"
        "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
        "\"string\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  CHECK(canonical(R"({
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis"
  })") ==
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\","
        "\"\xC2\x80\":\"Control\","
        "\"\xC3\xB6\":\"Latin Small Letter O With Diaeresis\","
        "\"\xE2\x82\xAC\":\"Euro Sign\","
        "\"\xF0\x9F\x98\x80\":\"Emoji: Grinning Face\","
        "\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

// The test data of the reference implementation
// (cyberphone/json-canonicalization).
TEST_CASE("the documents that implementations of RFC 8785 are tested with",
          "[canonical]") {
  CHECK(canonical(R"({"1": {"f": {"f": "hi","F": 5} ,"\n": 56.0},
    "10": { }, "": "empty", "a": { }, "111": [ {"e": "yes","E": "no" } ],
    "A": { }})") == R"({"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},)"
                    R"("111":[{"E":"no","e":"yes"}],"A":{},"a":{}})");
  CHECK(canonical(R"([56, {"d": true, "10": null, "1": [ ]}])") ==
        R"([56,{"1":[],"10":null,"d":true}])");
  CHECK(canonical("{\"peach\": \"This sorting order\",\n"
                  "\"p\u00E9ch\u00E9\": \"is wrong according to French\",\n"
                  "\"p\u00EAche\": \"but canonicalization MUST\",\n"
                  "\"sin\": \"ignore locale\"}") ==
        "{\"peach\":\"This sorting order\","
        "\"p\u00E9ch\u00E9\":\"is wrong according to French\","
        "\"p\u00EAche\":\"but canonicalization MUST\","
        "\"sin\":\"ignore locale\"}");
  // Nothing is normalized.
  CHECK(canonical("{\"Unnormalized Unicode\": \"A\u030a\"}") ==
        "{\"Unnormalized Unicode\":\"A\u030a\"}");
}

// RFC 8785 appendix B.
TEST_CASE("the numbers of RFC 8785", "[canonical]") {
  constexpr std::pair<std::uint64_t, const char*> kNumbers[] = {
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0xffefffffffffffff, "-1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"},
      {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"}};
  for (const auto& [bits, text] : kNumbers) CHECK(number(bits) == text);
}

TEST_CASE("numbers are read exactly, and written once", "[canonical]") {
  CHECK(canonical("[1.0, 1e0, 10e-1, -0, -0.0, 0e5]") == "[1,1,1,0,0,0]");
  CHECK(canonical("[1e20, 1e21, 1e-6, 1e-7, 123e-20]") ==
        "[100000000000000000000,1e+21,0.000001,1e-7,1.23e-18]");
  CHECK(
      canonical("[12345.678, -0.1, 5e-324, 1e-999, 2.2250738585072014E-308]") ==
      "[12345.678,-0.1,5e-324,0,2.2250738585072014e-308]");
  // Halfway cases, which a reader in a hurry rounds to the neighbour.
  CHECK(canonical("[9007199254740993.0, 1.00000000000000011102230246251565]") ==
        "[9007199254740992,1]");
  CHECK(canonical("[0.1e1, 179769313486231570e291]") ==
        "[1,1.7976931348623157e+308]");
}

TEST_CASE("integers are exact, or refused", "[canonical]") {
  CHECK(canonical("[9007199254740992,-9007199254740992]") ==
        "[9007199254740992,-9007199254740992]");
  for (const char* integer :
       {"9007199254740993", "-9007199254740993", "9223372036854775807",
        "-9223372036854775808", "18446744073709551615", "18446744073709551616",
        "-9223372036854775809", "1000000000000000000000000000000"}) {
    INFO(integer);
    CHECK(canonical(integer) == "json-integer-inexact");
  }
}

TEST_CASE("strings escape what RFC 8785 names, no more", "[canonical]") {
  CHECK(canonical(R"(["\b\t\n\f\r\"\\", "\u0000\u001f\u001F", "\u007f"])") ==
        "[\"\\b\\t\\n\\f\\r\\\"\\\\\",\"\\u0000\\u001f\\u001f\",\"\x7F\"]");
  // What Writer escapes, for eyes and terminals.
  CHECK(canonical(R"("\u202e\u200b##[x]\/")") ==
        "\"\xE2\x80\xAE\xE2\x80\x8B##[x]/\"");
}

TEST_CASE("names are sorted by UTF-16 code units", "[canonical]") {
  CHECK(canonical(R"({"b":1,"a":2,"":3,"aa":4,"B":5,"a\u0000":6})") ==
        "{\"\":3,\"B\":5,\"a\":2,\"a\\u0000\":6,\"aa\":4,\"b\":1}");
  CHECK(canonical(R"({"\ue000":1,"\ud800\udc00":2,"\ud7ff":3,"\uffff":4,)"
                  R"("\udbff\udfff":5})") ==
        "{\"\xED\x9F\xBF\":3,\"\xF0\x90\x80\x80\":2,\"\xF4\x8F\xBF\xBF\":5,"
        "\"\xEE\x80\x80\":1,\"\xEF\xBF\xBF\":4}");
}

TEST_CASE("what has no single meaning has no canonical form", "[canonical]") {
  CHECK(canonical(R"({"a":1,"a":1})") == "json-duplicate-key");
  CHECK(canonical(R"({"a":1,"\u0061":1})") == "json-duplicate-key");
  CHECK(canonical(R"({"x":[{"a":1,"b":2,"a":3}]})") == "json-duplicate-key");
  for (const char* text :
       {R"("\ud800")", R"("\udc00")", R"("\udc00\ud800")", R"("\ud800\u0061")",
        R"({"\udfff":1})", "\"\xED\xA0\x80\"", "\"\xFF\"", "\"\xC0\xAF\"", "",
        "{", "[1,]", "{\"a\":1} // x", "NaN", "[1] [2]", "\"\x01\"", "01"}) {
    INFO(text);
    const std::string rule = canonical(text);
    CHECK((rule == "json-syntax" || rule == "json-text-invalid"));
  }
  CHECK(canonical("1e400") == "json-syntax");
  CHECK(canonical("[1.7976931348623159e308]").starts_with("json-"));
  const auto document = parse("[9007199254740993,\n 9007199254740995]");
  const auto result = json::canonical(document);
  REQUIRE(result.problems().size() == 2);
  CHECK(
      document.source().position(result.problems()[1].place.span.begin).line ==
      2);
}

TEST_CASE("YAML has the canonical form of its JSON", "[canonical]") {
  const auto document =
      json::Document::parse_yaml({"x.yaml", "b: 16\na: [.5, 1e3, yes]\n"});
  CHECK(*json::canonical(document) == R"({"a":[0.5,1000,"yes"],"b":16})");
}

TEST_CASE("the canonical form of a canonical form is itself", "[canonical]") {
  test::Random random(8785);
  unsigned tried = 0;
  for (int i = 0; i < 2000; ++i) {
    const auto [one, two] = random_value(random, 4);
    const std::string first = canonical(one);
    if (first == "json-duplicate-key") continue;
    ++tried;
    INFO(one << "\n" << two);
    CHECK_FALSE(first.starts_with("json-"));
    CHECK(canonical(first) == first);
    // Neither the layout nor the order of members matters.
    CHECK(canonical(two) == first);
    // What another writer makes of the document does not either.
    const auto document = parse(one);
    CHECK(canonical(json::to_json(document.root())) == first);
  }
  CHECK(tried > 1500);
}

TEST_CASE("every double reads back from its text", "[canonical]") {
  test::Random random(754);
  for (int i = 0; i < 20'000; ++i) {
    std::uint64_t bits = 0;
    for (int b = 0; b < 8; ++b) bits = bits << 8U | random.below(256);
    const auto value = std::bit_cast<double>(bits);
    if (!(value - value == 0)) continue;  // infinite, or not a number
    const std::string text = json::ecmascript_number(value);
    if (std::fpclassify(value) == FP_NORMAL) CHECK(std::stod(text) == value);
    if (text.find_first_of(".e") != std::string::npos) {
      CHECK(canonical(text) == text);
    }
  }
}
