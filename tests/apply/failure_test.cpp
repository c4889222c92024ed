// SPDX-License-Identifier: MIT
#include <dct/apply/failure.hpp>

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("each kind of failure has the suite's name", "[apply]") {
  CHECK(apply::suite_name(apply::kInvalidData) == "InvalidData");
  CHECK(apply::suite_name(apply::kInvalidTemplate) == "InvalidTemplate");
  CHECK(apply::suite_name(apply::kMissingParameter) == "MissingParameter");
  CHECK(apply::suite_name(apply::kHostRequired) == "HostRequired");
  CHECK(apply::suite_name(apply::kInvalidSignature) == "InvalidSignature");
  CHECK(apply::suite_name(apply::kTypeError) == "TypeError");
  CHECK(apply::suite_name("anything") == "InvalidData");
}
