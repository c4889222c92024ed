// SPDX-License-Identifier: MIT
#include "text/sha256.hpp"
#include <dct/text/ascii.hpp>

#include <catch2/catch.hpp>

using namespace dct;

namespace {

std::string digest(std::string_view bytes) {
  return text::hex(text::sha256(bytes), text::HexCase::upper);
}

}  // namespace

// The examples that NIST publishes for FIPS 180-4.
TEST_CASE("SHA-256 has the digests of the standard's examples", "[text]") {
  CHECK(digest("") ==
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855");
  CHECK(digest("abc") ==
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
  CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1");
  CHECK(digest("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmn"
               "oijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
        "CF5B16A778AF8380036CE59E7B0492370B249B11E8F07A51AFAC45037AFEE9D1");
  CHECK(digest(std::string(1'000'000, 'a')) ==
        "CDC76E5C9914FB9281A1C7E284D73E67F1809A48A497200E046D39CCC7112CD0");
}
