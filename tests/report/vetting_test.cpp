// SPDX-License-Identifier: MIT

/// Examinations on paper: the JSON meets its schema, the commands work, and
/// text of strangers does nothing in any format.

#include <dct/report/vetting.hpp>
#include <dct/text/ascii.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/schemas.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::string vetted(const std::string& text, std::string_view format) {
  const lint::Linter linter = linter_of();
  const auto document = parse(text);
  const std::vector<vet::Vetting> all = {
      vet::examine(document, "a.json", {.linter = linter})};
  return report::write(report::VettingReport{all},
                       *report::vetting_format_named(format));
}

constexpr char kHostile[] =
    R"({"providerId": "a\u001b[31m\u202e", "serviceId": "::error::x\n",
        "version": 1e9, "records": [{"type": "CNAME", "host": "%a%",
        "groupId": "'; rm -rf /; $(id) `id` \n | <b>", "ttl": 60,
        "pointsTo": "%a%"}, {"type": "TXT", "host": "@",
        "data": "\"\u0007%x%\n::warning::%y%", "ttl": 60}]})";

}  // namespace

TEST_CASE("json of an examination meets schema/vetting.schema.json",
          "[vet][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/vetting.schema.json")));
  CHECK(problems(schema, vetted(kHostile, "json")) == "");
  CHECK(problems(schema, vetted("{}", "json")) == "");
  CHECK(problems(schema, vetted("[", "json")) == "");
  for (const auto& path : templates_in(project("samples/templates/good"))) {
    CHECK(problems(schema, vetted(read(path), "json")) == "");
  }
  CHECK(problems(schema, R"({"templates": [{}]})") != "");
}

TEST_CASE("an examination has no byte that a terminal or a workflow obeys",
          "[vet]") {
  for (const auto& format : report::vetting_formats()) {
    CAPTURE(format.name);
    const std::string out = vetted(kHostile, format.name);
    for (const char c : out) {
      CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    }
    CHECK(out.find("\n::") == std::string::npos);
    CHECK(out.find("\xE2\x80\xAE") == std::string::npos);
  }
}
