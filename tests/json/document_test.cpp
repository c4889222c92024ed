// SPDX-License-Identifier: MIT
#include <dct/json/writer.hpp>

#include "support/print.hpp"

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using json::Kind;
using json::Value;

namespace {

void check_spans(Value value) {
  // The text in a span is the value: read alone it is the same JSON.
  const json::Document alone = parse(std::string(value.token()));
  REQUIRE(alone.root());
  CHECK(json::to_json(alone.root()) == json::to_json(value));
  if (value.key_span().end > 0) {
    const text::Span k = value.key_span();
    CHECK(k.end - k.begin >= value.key().size() + 2);
  }
  if (value.is(Kind::array) || value.is(Kind::object)) {
    for (const Value child : value) {
      CHECK(child.parent() == value);
      check_spans(child);
    }
  }
}

}  // namespace

TEST_CASE("every value knows its kind, text and place", "[json]") {
  const auto d = parse(R"({"a": [1, -2.5, "x\n\u00e9", true, null], "b": {}})");
  REQUIRE(d.problems().empty());
  const Value a = d.root()["a"];
  REQUIRE(a.size() == 5);
  CHECK(a.is(Kind::array));
  CHECK(a.key() == "a");
  CHECK(a.key_span() == text::Span{1, 4});
  CHECK(a.span() == text::Span{6, 40});
  CHECK(a[std::size_t{0}].integer() == 1);
  CHECK(a[std::size_t{1}].number() == -2.5);
  CHECK(a[std::size_t{1}].is(Kind::number));
  CHECK(a[std::size_t{2}].string() == "x\né");
  CHECK(a[std::size_t{2}].token() == R"("x\n\u00e9")");
  CHECK(a[std::size_t{3}].boolean());
  CHECK(a[std::size_t{4}].is(Kind::null));
  CHECK_FALSE(a[std::size_t{5}]);
  CHECK_FALSE(d.root()["c"]);
  CHECK(d.root()["b"].size() == 0);
}

TEST_CASE("an absent value answers with nothing", "[json]") {
  const Value none;
  CHECK_FALSE(none);
  CHECK_FALSE(none["a"]);
  CHECK_FALSE(none[std::size_t{0}]);
  CHECK_FALSE(none.parent());
  CHECK(none.string().empty());
  CHECK(none.begin() == none.end());
  CHECK_FALSE(none.is(Kind::null));
  CHECK(none.kind() == Kind::absent);
  CHECK(none.token().empty());
  CHECK(none.pointer().empty());
}

TEST_CASE("a part of a string is underlined where it stands", "[json]") {
  const auto d = parse(R"({"plain": "abcdef", "escaped": "a\tcdef"})");
  CHECK(d.root()["plain"].span_of(2, 4) == text::Span{13, 15});
  CHECK(d.root()["escaped"].span_of(2, 4) == d.root()["escaped"].span());
}

TEST_CASE("pointers are those of RFC 6901", "[json]") {
  const auto d = parse(R"({"a/b": {"m~n": [0, {"": 1}]}})");
  const Value list = d.root()["a/b"]["m~n"];
  CHECK(list.pointer() == "/a~1b/m~0n");
  CHECK(list[std::size_t{1}][""].pointer() == "/a~1b/m~0n/1/");
  CHECK(d.root().pointer().empty());
}

TEST_CASE("of a duplicate key the last counts", "[json]") {
  const auto d = parse(R"({"a": 1, "b": 2, "a": 3, "a": 4})");
  REQUIRE(d.problems().size() == 2);
  CHECK(d.problems()[0].rule == "json-duplicate-key");
  CHECK(d.problems()[0].place.span == text::Span{17, 20});
  CHECK(d.problems()[0].notes[0].place.span == text::Span{1, 4});
  CHECK(d.problems()[1].place.span == text::Span{25, 28});
  CHECK(d.problems()[1].notes[0].place.span == text::Span{17, 20});
  CHECK(d.root()["a"].integer() == 4);
  CHECK(json::to_json(d.root()) == R"({"b":2,"a":4})");
}

TEST_CASE("duplicate keys of a large object are found as well", "[json]") {
  std::string text = "{";
  for (int i = 0; i < 1000; ++i) {
    text += "\"k" + std::to_string(i % 990) + "\": " + std::to_string(i) + ", ";
  }
  const auto d = parse(text + "\"end\": 0}");
  CHECK(d.problems().size() == 10);
  CHECK(d.root()["k3"].integer() == 993);
}

TEST_CASE("numbers keep their kind: integers of 64 bits, and the rest",
          "[json]") {
  const auto kind_of = [](const char* text) {
    const auto d = parse(text);
    return d.root().kind();
  };
  CHECK(kind_of("9223372036854775807") == Kind::integer);
  CHECK(kind_of("-9223372036854775808") == Kind::integer);
  CHECK(kind_of("18446744073709551615") == Kind::integer);
  CHECK(kind_of("18446744073709551616") == Kind::number);
  CHECK(kind_of("1.0") == Kind::number);
  CHECK(kind_of("1e2") == Kind::number);
}

TEST_CASE("limits are reported, and nothing looks beyond them", "[json]") {
  const auto refused = [](std::string text) {
    const auto d = parse(std::move(text));
    REQUIRE(d.problems().size() == 1);
    CHECK(d.problems()[0].rule == "json-limit-exceeded");
    CHECK_FALSE(d.root());
  };
  const auto accepted = [](std::string text) {
    const auto d = parse(std::move(text));
    CHECK(d.problems().empty());
    CHECK(d.root());
  };
  const std::string ok(4096, 'x');
  const std::string long_text(4097, 'x');
  accepted("{\"a\": \"" + ok + "\"}");
  refused("{\"a\": \"" + long_text + "\"}");
  refused("{\"" + long_text + "\": 1}");
  accepted(with_records(R"({"type": "TXT", "data": ")" +
                        std::string(65535, 'x') + "\"}"));
  refused(with_records(R"({"type": "TXT", "data": ")" +
                       std::string(65536, 'x') + "\"}"));
  refused(with_records(R"({"type": "CAA", "data": ")" + long_text + "\"}"));
  accepted(std::string(64, '[') + std::string(64, ']'));
  refused(std::string(65, '[') + std::string(65, ']'));
  std::string many = "{}";
  for (int i = 1; i < 1000; ++i) many += ",{}";
  accepted("{\"records\": [" + many + "]}");
  refused("{\"records\": [" + many + ",{}]}");
  accepted("{\"" + ok + "\": 1}");
  accepted("\"x\"" + std::string(1'048'576 - 3, ' '));
  refused("\"x\"" + std::string(1'048'576 - 2, ' '));
}

TEST_CASE("another document may have other limits", "[json]") {
  const json::Limits limits = {
      .bytes = 3U << 20U, .string_bytes = 5000, .of = "job"};
  const auto read = [&limits](std::string text) {
    return json::Document::parse({"job.json", std::move(text)}, limits);
  };
  const auto is_read = [&read](std::string text) {
    const auto d = read(std::move(text));
    return d.problems().empty();
  };
  const auto quoted = [](std::size_t bytes) {
    return "\"" + std::string(bytes, 'x') + "\"";
  };
  CHECK(is_read(quoted(5000)));
  CHECK_FALSE(is_read(quoted(5001)));
  CHECK(is_read("1" + std::string(3'145'727, ' ')));
  const auto large = read("1" + std::string(3'145'728, ' '));
  REQUIRE(large.problems().size() == 1);
  CHECK(large.problems()[0].message ==
        "the job is larger than 3 MiB, the limit");
}

TEST_CASE("fifty readings repair a document, or it is none", "[json]") {
  const auto with_commas = [](std::size_t count) {
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) text += "[1,], ";
    return parse(text + "0]");
  };
  // The last reading is the one without a mistake.
  const auto most = with_commas(49);
  CHECK(most.problems().size() == 49);
  CHECK(most.root());
  const auto too_many = with_commas(50);
  CHECK(too_many.problems().size() == 50);
  CHECK_FALSE(too_many.root());
}

TEST_CASE("each span of the samples holds the value it names", "[json]") {
  for (const auto& path : templates_in(project("samples/templates/good"))) {
    INFO(path);
    const auto d = parse(read(path));
    check_spans(d.root());
  }
}
