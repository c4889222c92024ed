// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "support/report.hpp"

using namespace dct;
using namespace dct::test;

namespace {

report::FindingsReport report_of(const text::Source& source,
                                 std::vector<diagnostic::Finding> findings) {
  return {.files = {{&source, std::move(findings)}}};
}

diagnostic::Finding finding(diagnostic::Severity severity,
                            std::string message) {
  diagnostic::Finding f{
      diagnostic::problem("ttl", severity, std::move(message))};
  f.place.file = "t.json";
  f.place.begin = {.line = 2, .column = 3};
  f.place.end = {.line = 2, .column = 5};
  return f;
}

}  // namespace

TEST_CASE("a finding is one command with its place, title and help",
          "[report][github]") {
  const Written w(with_records(
      R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": 60})"));
  const std::string column =
      std::to_string(w.report.files[0].findings.at(0).place.begin.column);
  CHECK(w.as(report::FindingsFormat::github) ==
        "::error file=test.json,line=1,endLine=1,col=" + column +
            ",endColumn=" + std::to_string(std::stoi(column) + 3) +
            ",title=address-syntax DCTL1034::A record 1: \"x\" is not an IPv4 "
            "address%0Ahelp: write, for example, \"192.0.2.1\"\n"
            "1 error, 0 warnings, 0 info in 1 file\n");
}

TEST_CASE("the runner gets back what was written", "[report][github]") {
  const text::Source source("t.json", "");
  diagnostic::Finding f =
      finding(diagnostic::Severity::warning, "100% %0A a:b,c");
  f.place.file = "./a,b:c%2C.json";
  f.rule = "r:1,2";
  CHECK(report::write(report_of(source, {f}), report::FindingsFormat::github) ==
        "::warning file=a%2Cb%3Ac%252C.json,line=2,endLine=2,col=3,endColumn=5,"
        "title=r%3A1%2C2::100%25 %250A a:b,c\n"
        "0 errors, 1 warning, 0 info in 1 file\n");
}

TEST_CASE("GitHub shows ten of a kind: the heaviest come first",
          "[report][github]") {
  const text::Source source("t.json", "");
  diagnostic::Finding waived = finding(diagnostic::Severity::error, "w");
  waived.waived = "known";
  CHECK(
      report::write(
          report_of(source, {finding(diagnostic::Severity::info, "a"),
                             finding(diagnostic::Severity::error, "b"), waived,
                             finding(diagnostic::Severity::warning, "c"),
                             finding(diagnostic::Severity::error, "d")}),
          report::FindingsFormat::github) ==
      "::error file=t.json,line=2,endLine=2,col=3,endColumn=5,title=ttl::b\n"
      "::error file=t.json,line=2,endLine=2,col=3,endColumn=5,title=ttl::d\n"
      "::warning file=t.json,line=2,endLine=2,col=3,endColumn=5,title=ttl::"
      "c\n"
      "::notice file=t.json,line=2,endLine=2,col=3,endColumn=5,title=ttl::a\n"
      "2 errors, 1 warning, 1 info, 1 waived in 1 file\n");
}

TEST_CASE("an annotation of several lines has no columns", "[report][github]") {
  const text::Source source("t.json", "");
  diagnostic::Finding f = finding(diagnostic::Severity::error, "m");
  f.place.end = {.line = 4, .column = 1};
  CHECK_THAT(
      report::write(report_of(source, {f}), report::FindingsFormat::github),
      Catch::StartsWith("::error file=t.json,line=2,endLine=4,title="));
}
