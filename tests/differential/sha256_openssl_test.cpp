// SPDX-License-Identifier: MIT

/// Our SHA-256 beside OpenSSL's.

#include <openssl/sha.h>

#include <catch2/catch.hpp>

#include "support/random.hpp"
#include "text/sha256.hpp"

using namespace dct;

// Each length around the ends of the first blocks, any bytes.
TEST_CASE("SHA-256 is what OpenSSL computes", "[sha256-openssl]") {
  test::Random random(256);
  for (std::size_t size = 0; size < 300; ++size) {
    std::string bytes(size, '\0');
    for (char& c : bytes) c = random.byte();
    std::string theirs(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
           reinterpret_cast<unsigned char*>(theirs.data()));
    INFO(size);
    CHECK(text::sha256(bytes) == theirs);
  }
}
