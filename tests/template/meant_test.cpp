// SPDX-License-Identifier: MIT
#include "template/meant.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::templates;

namespace {

std::string types_of(const std::string& members) {
  const auto document = test::parse("[{" + members + "}]");
  std::string names;
  for (const RecordType type :
       meant_types(read_records(document.root()).front())) {
    names += (names.empty() ? "" : " ") + std::string(info(type).name);
  }
  return names;
}

}  // namespace

TEST_CASE("a misspelled type is told by its spelling and its value",
          "[meant]") {
  CHECK(types_of(R"("type":"CNAM","pointsTo":"a.example")") == "CNAME");
  CHECK(types_of(R"("type":"cname","pointsTo":"a.example")") == "CNAME");
  CHECK(types_of(R"("type":"SVR","target":"a.example")") == "SRV");
  CHECK(types_of(R"("type":"AAA","pointsTo":"192.0.2.1")") == "A");
  CHECK(types_of(R"("type":"AAA","pointsTo":"2001:db8::1")") == "AAAA");
  CHECK(types_of(R"("type":"TX","data":"a")") == "TXT");
  CHECK(types_of(R"("type":"TX","pointsTo":"a.example")") == "MX");
  CHECK(types_of(R"("type":"REDIR30","target":"https://a.example")") ==
        "REDIR301 REDIR302");
  CHECK(types_of(R"("type":"ANAME","pointsTo":"a.example")") == "APEXCNAME");
  CHECK(types_of(R"("type":"SPF","spfRules":"a")") == "SPFM");
}

TEST_CASE("a type that exists is meant as it is", "[meant]") {
  CHECK(types_of(R"("type":"SPF","data":"v=spf1 -all")").empty());
  CHECK(types_of(R"("type":"CNAME","pointsTo":"a.example")").empty());
  CHECK(types_of(R"("type":"TYPE65","data":"a")").empty());
  CHECK(types_of(R"("type":"CAA")").empty());
  CHECK(types_of(R"("type":"CAAA","data":"0 issue \"a\"")").empty());
  CHECK(types_of(R"("type":"","data":"a")").empty());
}

TEST_CASE("a value under another key is at the property that is meant",
          "[meant]") {
  const auto value = [](const std::string& members, Property property) {
    const auto document = test::parse(R"({"records":[{)" + members + "}]}");
    const Template meant = as_meant(read_template(document));
    return std::string(meant.records.front()[property].string());
  };
  CHECK(value(R"("type":"TXT","pointsTo":"a")", Property::data) == "a");
  CHECK(value(R"("type":"TXT","pointsTo":"a")", Property::points_to).empty());
  CHECK(value(R"("type":"TXT","content":"a")", Property::data) == "a");
  CHECK(value(R"("type":"MX","preference":"5")", Property::priority) == "5");
  CHECK(value(R"("type":"TXT","txtConfictMatchingMode":"All")",
              Property::txt_conflict_matching_mode) == "All");
  // What is there already is not replaced, and what means nothing stays.
  CHECK(value(R"("type":"TXT","data":"a","value":"b")", Property::data) == "a");
  CHECK(value(R"("type":"TXT","data":"a","pointsTo":"b")",
              Property::points_to) == "b");
}

TEST_CASE("the owner of SRV in one member is taken apart", "[meant]") {
  const auto document =
      test::parse(R"([{"type":"SRV","host":"_sip._tcp.shop"},)"
                  R"({"type":"SRV","host":"_sip._tcp"},)"
                  R"({"type":"SRV","host":"shop"}])");
  const auto records = read_records(document.root());
  const auto owner = service_owner(records[0]);
  REQUIRE(owner);
  CHECK(owner->service == "_sip");
  CHECK(owner->protocol == "_tcp");
  CHECK(owner->name == "shop");
  REQUIRE(service_owner(records[1]));
  CHECK(service_owner(records[1])->name == "@");
  CHECK_FALSE(service_owner(records[2]));
}
