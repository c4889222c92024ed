// SPDX-License-Identifier: MIT
#include "support/schemas.hpp"

#include <catch2/catch.hpp>

#include "support/templates.hpp"

namespace dct::test {

schema::Schema schema_of(const std::string& json) {
  auto schema = schema::Schema::compile(parse(json));
  INFO(diagnostic::to_text(schema.problems()));
  REQUIRE(schema);
  return *std::move(schema);
}

std::string problems(const schema::Schema& schema, const std::string& json) {
  const auto document = parse(json);
  std::string lines = diagnostic::to_text(document.problems());
  for (const diagnostic::Problem& p : schema.check(document)) {
    lines += p.message + "\n";
  }
  return lines;
}

}  // namespace dct::test
