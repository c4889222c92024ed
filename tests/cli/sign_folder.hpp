// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "support/command.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

namespace dct::test {

/// A folder for one test, with a key of each kind that openssl made.
class SignFolder : public TemporaryFolder {
 public:
  SignFolder() {
    struct {
      const char* name;
      const char* options;
    } const kinds[] = {{"rsa", "RSA -pkeyopt rsa_keygen_bits:2048"},
                       {"p256", "EC -pkeyopt ec_paramgen_curve:P-256"},
                       {"p384", "EC -pkeyopt ec_paramgen_curve:P-384"},
                       {"ed25519", "ED25519"}};
    for (const auto& k : kinds) {
      openssl("genpkey -quiet -algorithm " + std::string(k.options) + " -out " +
              at(k.name) + ".pem");
      openssl("pkey -in " + at(k.name) + ".pem -pubout -out " + at(k.name) +
              ".pub");
    }
  }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path() / name, std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    return test::read(path() / name);
  }

  static Ran openssl(const std::string& arguments) {
    const Ran ran = run("'" DCT_OPENSSL "' " + arguments);
    INFO(arguments << '\n' << ran.output);
    CHECK(ran.status == 0);
    return ran;
  }
};

inline Ran dct_sign(const std::string& arguments) {
  return run("'" DCT_SIGN "' " + arguments);
}

}  // namespace dct::test
