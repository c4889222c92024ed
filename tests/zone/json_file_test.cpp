// SPDX-License-Identifier: MIT
#include <dct/zone/json_file.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/zones.hpp"

using namespace dct;
using namespace dct::zone;
using namespace dct::test;

namespace {

ReadResult from_json(std::string_view text) {
  return read_json(text, "z", "example.com");
}

}  // namespace

TEST_CASE("JSON in the suite's shape reads and writes alike", "[zone][json]") {
  const std::string text =
      "[\n"
      R"(  {"type":"A","name":"@","data":"abc","ttl":400},)"
      "\n"
      R"(  {"type":"TXT","name":"@","data":"\"Hello World\"","ttl":1800,)"
      R"("_dc":{"record_id":"74688294"}},)"
      "\n"
      R"(  {"type":"SRV","name":"_abc.bar","data":"127.0.0.1","ttl":400,)"
      R"("priority":10,"weight":0,"port":5,"service":"foo.com",)"
      R"("protocol":"UDP"},)"
      "\n"
      R"(  {"type":"MX","name":"@","data":"mail.example.com.","ttl":0,)"
      R"("priority":10,"_dc":{"id":"abc","providerId":"e.d.org",)"
      R"("serviceId":"t1","host":"@","essential":"Always","more":{"x":1}},)"
      R"("comment":[1,2.5,null]},)"
      "\n"
      R"(  {"type":"TXT","name":"t","data":"\u0000\n/ä","ttl":2147483647},)"
      "\n"
      R"(  {"type":"REDIR301","name":"www","data":"HTTP://Example.com/"})"
      "\n]\n";
  const ReadResult result = from_json(text);
  CHECK(lines_of(result).empty());
  CHECK(write_json(result.zone) == text);
  CHECK(listing(from_json(R"({"zone_records": )" + text + "}").zone) ==
        listing(result.zone));
}

TEST_CASE("an empty list of records is an empty zone", "[zone][json]") {
  for (const char* text :
       {"[]", "null", R"({"zone_records": []})", R"({"zone_records": null})"}) {
    INFO(text);
    const ReadResult result = from_json(text);
    CHECK(result.problems.empty());
    CHECK(result.zone.empty());
  }
  CHECK(write_json(Zone()) == "[]\n");
}

TEST_CASE("what has no case is made lower, text is not", "[zone][json]") {
  const ReadResult result = from_json(R"([
    {"type": "cname", "name": "WWW", "data": "Target.Example.Com."},
    {"type": "txt", "name": "", "data": "Hello"},
    {"type": "caa", "name": "www.example.com.", "data": "0 issue \"CA\""},
    {"type": "NS", "name": "bücher", "data": "bücher.example.net"},
    {"type": "TYPE16", "name": "a", "data": "\\# 3 02 4142"},
    {"type": "TYPE256", "name": "b", "data": "\\# 4 C0000201"}])");
  CHECK(lines_of(result).empty());
  CHECK(listing(result.zone) ==
        R"({"type":"CNAME","name":"www","data":"target.example.com."})"
        "\n"
        R"({"type":"TXT","name":"@","data":"Hello"})"
        "\n"
        R"({"type":"CAA","name":"www","data":"0 issue \"CA\""})"
        "\n"
        R"({"type":"NS","name":"xn--bcher-kva",)"
        R"("data":"xn--bcher-kva.example.net"})"
        "\n"
        R"({"type":"TXT","name":"a","data":"AB"})"
        "\n"
        R"({"type":"TYPE256","name":"b","data":"\\# 4 C0000201"})"
        "\n");
}

TEST_CASE("a value of the wrong kind is an error at its place",
          "[zone][json]") {
  struct Row {
    std::string_view member;  ///< put last into a record on line 2
    std::string_view error;
  };
  const std::vector<Row> rows = {
      {R"("ttl": "300")",
       "z:2:47: /0/ttl: `ttl` is `\"300\"`, not a number from 0 to "
       "2147483647; it is kept as it is, and not used"},
      {R"("ttl": -1)",
       "z:2:47: /0/ttl: `ttl` is `-1`, not a number from 0 to 2147483647; "
       "it is kept as it is, and not used"},
      {R"("port": 65536)",
       "z:2:48: /0/port: `port` is `65536`, not a number from 0 to 65535; "
       "it is kept as it is, and not used"},
      {R"("service": 1)",
       "z:2:51: /0/service: `service` is a number, not a string; the record is "
       "read without it"},
      {R"("_dc": "x")",
       "z:2:47: /0/_dc: `_dc` is a string, not an object; the record is read "
       "without its state"},
  };
  for (const Row& row : rows) {
    INFO(row.member);
    const ReadResult result = from_json(
        "[\n"
        R"({"name": "a", "type": "A", "data": "b",)" +
        std::string(row.member) + "},\n" +
        R"({"name": "c", "type": "A", "data": "d"}])");
    CHECK(lines_of(result) == std::string(row.error) + '\n');
    CHECK(result.zone.size() == 2);
    CHECK_FALSE(result.zone.find("c").empty());
  }
  // A number is not lost, whatever it is.
  const std::string odd =
      R"({"type":"A","name":"a","data":"b","ttl":4294967296,"port":"x"})";
  CHECK(write_json(from_json("[" + odd + "]").zone).find(odd) !=
        std::string::npos);
  CHECK(
      lines_of(from_json("[1,\n{\"type\":\"A\"},\n{\"type\":\"A\",\"name\":"
                         "\"a..b\",\"data\":\"\"}]")) ==
      "z:1:2: /0: this is a number, not a record; it is left out [lost]\n"
      "z:2:1: /1: the record has no `name`; it is left out [lost]\n"
      "z:3:20: /2/name: \"a..b\" is not a name of this zone: a label is empty: "
      "there are two dots in a row; the record is left out [lost]\n");
  CHECK(lines_of(from_json("{}")) ==
        "z:1:1: the object has no `zone_records` [lost]\n");
  CHECK(lines_of(from_json("{\"zone_records\": 1}")) ==
        "z:1:18: /zone_records: the records are a number, not an array "
        "[lost]\n");
  CHECK_FALSE(from_json("[{").problems.empty());
}

TEST_CASE("a JSON zone may be larger than a template", "[zone][json]") {
  std::string text = "[";
  for (int i = 0; i < 20; ++i) {
    text += i > 0 ? "," : "";
    text += R"({"type":"TXT","name":"h)" + std::to_string(i) + R"(","data":")" +
            std::string(60'000, 'x') + "\"}";
  }
  CHECK(text.size() > json::kMaxBytes);
  CHECK(from_json(text + "]").zone.size() == 20);
}

TEST_CASE("numbers of a JSON zone have their limits", "[zone][json]") {
  const auto problems = [](const std::string& member) {
    return from_json(R"([{"type":"SRV","name":"a","data":"b",)" + member + "}]")
        .problems.size();
  };
  CHECK(problems(R"("ttl":2147483647)") == 0);
  CHECK(problems(R"("ttl":2147483648)") == 1);
  for (const char* name : {"priority", "weight", "port"}) {
    INFO(name);
    CHECK(problems("\"" + std::string(name) + "\":65535") == 0);
    CHECK(problems("\"" + std::string(name) + "\":65536") == 1);
  }
}

TEST_CASE("a string of a JSON zone has at most 131,100 bytes", "[zone][json]") {
  const auto with_data = [](std::size_t bytes) {
    return from_json(R"([{"type":"TXT","name":"a","data":")" +
                     std::string(bytes, 'x') + "\"}]");
  };
  CHECK(with_data(131'100).problems.empty());
  CHECK(with_data(131'101).zone.empty());
}

TEST_CASE("a type of a JSON zone has at most 63 characters", "[zone][json]") {
  const auto with_type = [](std::size_t size) {
    return from_json(R"([{"name":"a","data":"b","type":")" +
                     std::string(size, 'T') + "\"}]")
        .zone.size();
  };
  CHECK(with_type(63) == 1);
  CHECK(with_type(64) == 0);
}

TEST_CASE("the public suite's zones read back", "[zone][json]") {
  std::size_t zones = 0;
  for (const char* file : {"conformance/process_records_tests.yaml",
                           "conformance/process_records_redir_tests.yaml",
                           "conformance/process_records_apexcname_tests.yaml",
                           "conformance/apply_template_tests.yaml"}) {
    if (!have(shared(file))) continue;
    const auto document =
        json::Document::parse_yaml({file, read(shared(file))});
    REQUIRE(document.root());
    for (const json::Value test : document.root()["tests"]) {
      for (const json::Value list :
           {test["input"]["zone_records"], test["expect"]["records"]}) {
        const ReadResult result = read_json(document, list, "foo.com");
        INFO(test["id"].string());
        CHECK(lines_of(result).empty());
        CHECK(result.zone.size() == list.size());
        const std::string text = write_json(result.zone);
        CHECK(write_json(read_json(text, "z", "foo.com").zone) == text);
        ++zones;
      }
    }
  }
  CHECK(zones % 2 == 0);
}
