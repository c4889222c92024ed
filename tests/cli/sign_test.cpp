// SPDX-License-Identifier: MIT

/// dct-sign as a program: what it signs the openssl command line verifies and
/// the other way round, and nothing that was altered verifies.

#include <dct/text/base64.hpp>
#include <dct/text/percent.hpp>

#include <catch2/catch.hpp>

#include "cli/sign_folder.hpp"
#include "keys/openssl/ecdsa.hpp"

using namespace dct;
using test::dct_sign;
using test::has;
using test::Ran;
using test::SignFolder;

namespace {

struct Case {
  const char* algorithm;
  const char* key;
  const char* openssl;  ///< how its command line is told
  std::size_t half;     ///< of an ECDSA signature, in bytes
};
const Case kCases[] = {{"RS256", "rsa", "-rawin -digest sha256", 0},
                       {"RS384", "rsa", "-rawin -digest sha384", 0},
                       {"RS512", "rsa", "-rawin -digest sha512", 0},
                       {"PS256", "rsa", "-rawin -digest sha256", 0},
                       {"PS384", "rsa", "-rawin -digest sha384", 0},
                       {"PS512", "rsa", "-rawin -digest sha512", 0},
                       {"ES256", "p256", "-rawin -digest sha256", 32},
                       {"ES384", "p384", "-rawin -digest sha384", 48},
                       {"Ed25519", "ed25519", "-rawin", 0}};

std::string how(const Case& c) {
  return std::string(c.openssl) + " " +
         (c.algorithm[0] == 'P'
              ? "-pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:digest "
              : "");
}

constexpr char kText[] = "domain=example.com&ip=192.0.2.1&text=a%2Bb%20c";

}  // namespace

TEST_CASE("what dct-sign signs, openssl verifies, and the other way round") {
  const SignFolder folder;
  folder.write("text", kText);
  for (const Case& c : kCases) {
    INFO(c.algorithm);
    const std::string key = folder.at(c.key);
    const Ran signature =
        dct_sign("sign --algorithm " + std::string(c.algorithm) + " --key " +
                 key + ".pem '" + kText + "'");
    REQUIRE(signature.status == 0);
    auto raw = text::from_base64(std::string_view(signature.output)
                                     .substr(0, signature.output.size() - 1));
    REQUIRE(raw);
    folder.write("sig", c.half > 0 ? keys::ecdsa_to_der(*raw, c.half) : *raw);
    CHECK(has(SignFolder::openssl("pkeyutl -verify -pubin -inkey " + key +
                                  ".pub -sigfile " + folder.at("sig") +
                                  " -in " + folder.at("text") + " " + how(c)),
              "Signature Verified Successfully"));

    SignFolder::openssl("pkeyutl -sign -inkey " + key + ".pem -out " +
                        folder.at("sig") + " -in " + folder.at("text") + " " +
                        how(c));
    std::string made = folder.read("sig");
    if (c.half > 0) made = keys::ecdsa_from_der(made, c.half);
    const std::string query =
        kText +
        ("&key=_dck1&sig=" + text::percent_encode(text::to_base64(made)));
    const Ran verified =
        dct_sign("verify --algorithm " + std::string(c.algorithm) + " --key " +
                 key + ".pub '" + query + "'");
    INFO(verified.output);
    CHECK(verified.status == 0);
    CHECK(has(verified, "verified (" + std::string(c.algorithm)));

    // And by the key record, which says how.
    const Ran zone =
        dct_sign("publish --algorithm " + std::string(c.algorithm) + " --key " +
                 key + ".pub --domain example.com > " + folder.at("zone"));
    CHECK(zone.status == 0);
    const Ran by_record = dct_sign("verify --domain example.com --zone " +
                                   folder.at("zone") + " '" + query + "'");
    CHECK(by_record.status == 0);
  }
}

TEST_CASE("an altered byte anywhere in a signed query is refused") {
  const SignFolder folder;
  const std::string zone = " --domain example.com --zone " + folder.at("zone");
  for (const char* kind : {"rsa", "ed25519"}) {
    const std::string key = folder.at(kind);
    REQUIRE(dct_sign("publish --key " + key + ".pub --domain example.com > " +
                     folder.at("zone"))
                .status == 0);
    const Ran made = dct_sign(
        "sign --set a=1 --set 'b=x y' --label _dck1 --key " + key + ".pem");
    REQUIRE(made.output.ends_with('\n'));
    const std::string query = made.output.substr(0, made.output.size() - 1);
    REQUIRE(dct_sign("verify '" + query + "'" + zone).status == 0);
    for (std::size_t i = 0; i < query.size(); ++i) {
      std::string altered = query;
      altered[i] = altered[i] == 'A' ? 'B' : 'A';
      const Ran ran = dct_sign("verify '" + altered + "'" + zone);
      INFO(altered << '\n' << ran.output);
      CHECK(ran.status == 1);
      CHECK(has(ran, "NOT verified"));
      CHECK(has(ran, "error["));
    }
  }
}
