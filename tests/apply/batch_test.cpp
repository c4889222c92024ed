// SPDX-License-Identifier: MIT
#include <dct/apply/batch.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dct;

namespace {

std::string answer(const std::string& job) {
  return apply::answer(job, apply::Semantics::draft_05,
                       [] { return std::string("new-id"); });
}

}  // namespace

TEST_CASE("a job is answered in one line", "[apply][batch]") {
  CHECK(answer(R"({"domain": "example.com.", "template_records": [
                    {"type": "A", "host": "www", "pointsTo": "%ip%",
                     "ttl": 60}],
                  "params": {"ip": ["192.0.2.1", "192.0.2.2"]},
                  "zone_records": [
                    {"type": "A", "name": "www", "data": "192.0.2.9",
                     "ttl": 300}]})") ==
        R"({"new":[{"type":"A","name":"www","data":"192.0.2.1","ttl":60}],)"
        R"("deleted":[{"type":"A","name":"www","data":"192.0.2.9","ttl":300}],)"
        R"("final":[{"type":"A","name":"www","data":"192.0.2.1","ttl":60}]})");
}

TEST_CASE("an instance without an id gets one", "[apply][batch]") {
  const std::string job =
      R"({"domain": "example.com", "multi_aware": true, "provider_id": "p",
          "service_id": "s", "template_records": [
            {"type": "TXT", "host": "@", "data": "x", "ttl": 60}])";
  CHECK_THAT(answer(job + "}"), Catch::Contains(R"("id":"new-id")"));
  CHECK_THAT(answer(job + R"(, "unique_id": "old"})"),
             Catch::Contains(R"("id":"old")"));
}

TEST_CASE("the first thing that is wrong with a job is the answer",
          "[apply][batch]") {
  struct Row {
    std::string job;
    std::string error;
    std::string message;
  };
  const std::vector<Row> rows = {
      {"[]", "InvalidData", "a job is an object"},
      {"{", "InvalidData", "column 2: "},
      {"{}", "InvalidData", "`domain` is missing"},
      {R"({"domain": 1})", "InvalidData", "`domain` is not a string"},
      {R"({"domain": "a.example"})", "InvalidTemplate",
       "there is neither `template_records` nor `template`"},
      {R"({"domain": "a.example", "template": []})", "InvalidTemplate",
       "`template` is not an object"},
      {R"({"domain": "a.example", "template_records": {}})", "InvalidData",
       "`template_records` is not a list"},
      {R"({"domain": "a.example", "template_records": [], "group_ids": "a"})",
       "InvalidData", "`group_ids` is not a list"},
      {R"({"domain": "a.example", "template_records": [], "params": []})",
       "InvalidData", "`params` is not an object"},
      {R"({"domain": "a.example", "template_records": [],
           "zone_records": [{"type": "A"}]})",
       "InvalidData", "/zone_records/0: the record has no `name`"},
      {R"({"domain": "a.example", "template": {"hostRequired": true}})",
       "HostRequired", "the template has hostRequired"},
      {R"({"domain": "a.example", "template_records": [
             {"type": "a b", "host": "@", "data": "x", "ttl": 1}]})",
       "TypeError", "a b record 1: `type` is"}};
  for (const Row& row : rows) {
    INFO(row.job);
    CHECK_THAT(answer(row.job),
               Catch::StartsWith(R"({"error":")" + row.error +
                                 R"(","message":")" + row.message));
  }
}

TEST_CASE("a record that can't be read is the answer, whatever is before it",
          "[apply][batch]") {
  const auto with_zone = [](const std::string& records) {
    return answer(R"({"domain": "example.com", "template_records": [],
                      "zone_records": [)" +
                  records + "]}");
  };
  const std::string odd =
      R"({"type": "A", "name": "a", "data": "192.0.2.1", "ttl": "300"})";
  const std::string other = R"({"type": "A", "name": "x.example.net.",
                                "data": "192.0.2.2", "ttl": 300})";
  CHECK_THAT(with_zone(odd), Catch::StartsWith(R"({"new":[])"));
  CHECK_THAT(with_zone(odd + "," + other),
             Catch::StartsWith(R"({"error":"InvalidData","message":"/zone_rec)"
                               R"(ords/1/name: )"));
  // Behind more remarks than are kept.
  std::string many;
  for (int i = 0; i < 200; ++i) many += odd + ",";
  CHECK_THAT(with_zone(many + other),
             Catch::StartsWith(R"({"error":"InvalidData")"));
}

TEST_CASE("a string of a job has at most 1 MiB", "[apply][batch]") {
  const auto with_value = [](std::size_t bytes) {
    return answer(R"({"domain": "example.com", "template_records": [],
                      "params": {"a": ")" +
                  std::string(bytes, 'x') + "\"}}");
  };
  CHECK_THAT(with_value(apply::kMaxJobStringBytes),
             Catch::StartsWith(R"({"new":[])"));
  CHECK_THAT(with_value(apply::kMaxJobStringBytes + 1),
             Catch::StartsWith(R"({"error":"InvalidData")"));
}
