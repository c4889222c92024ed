// SPDX-License-Identifier: MIT

/// Envelopes of dct-vet beside the openssl command, which knows nothing of
/// them: it signs and verifies the pre-authentication encoding.

#include <dct/attest/envelope.hpp>
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "sign_folder.hpp"

using namespace dct;
using namespace dct::test;

namespace {

constexpr char kType[] = "application/vnd.in-toto+json";

Ran dct_vet(const std::string& arguments) {
  return run("'" DCT_VET "' " + arguments);
}

attest::Envelope read_envelope(const std::string& text) {
  const auto read = attest::read_envelope(
      json::Document::parse({"x", text}, attest::kEnvelopeLimits));
  REQUIRE(read);
  return *read;
}

/// What openssl is told to sign or verify a file with a key.
std::string verb(const std::string& kind, const std::string& verb,
                 const std::string& key) {
  return kind == "ed25519" ? "pkeyutl -" + verb + " -rawin -inkey " + key
                           : "dgst -sha256 -" + verb + " " + key;
}

}  // namespace

TEST_CASE("the openssl command verifies what dct-vet attest writes") {
  const SignFolder folder;
  const std::string tmpl =
      project("samples/templates/good/shop.example.com.storefront.json")
          .string();
  for (const std::string kind : {"ed25519", "p256"}) {
    INFO(kind);
    const std::string out = folder.at(kind + ".jsonl");
    const Ran ran =
        dct_vet("attest --decision approve --reviewer jane --key " +
                folder.at(kind) + ".pem --output " + out + " " + tmpl);
    INFO(ran.output);
    REQUIRE(ran.status == 0);
    const attest::Envelope envelope = read_envelope(read(out));
    folder.write("signed", "DSSEv1 " + std::to_string(sizeof kType - 1) + " " +
                               kType + " " +
                               std::to_string(envelope.payload.size()) + " " +
                               envelope.payload);
    folder.write("signature", envelope.signatures[0].bytes);
    const std::string pub = folder.at(kind) + ".pub";
    SignFolder::openssl(
        kind == "ed25519"
            ? verb(kind, "verify", pub) + " -pubin -in " + folder.at("signed") +
                  " -sigfile " + folder.at("signature")
            : verb(kind, "verify", pub) + " -signature " +
                  folder.at("signature") + " " + folder.at("signed"));
    // The hint is the digest that openssl computes of the key.
    SignFolder::openssl("pkey -pubin -in " + pub + " -outform DER -out " +
                        folder.at("der"));
    const Ran digest =
        SignFolder::openssl("dgst -sha256 -r " + folder.at("der"));
    CHECK(digest.output.starts_with(envelope.signatures[0].key_id + " "));
    const Ran attested = dct_vet("attested --public-key " + pub +
                                 " --attestation " + out + " " + tmpl);
    CHECK(attested.status == 0);
  }
}

TEST_CASE("dct-vet attested verifies what the openssl command signs") {
  const SignFolder folder;
  folder.write("shop.json", "{\"a\": 1}\n");
  const Ran digest =
      SignFolder::openssl("dgst -sha256 -r " + folder.at("shop.json"));
  const std::string payload =
      R"({"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"x",)"
      R"("digest":{"sha256":")" +
      digest.output.substr(0, 64) +
      R"("}}],"predicateType":"tag:dct,2026:vetting/v1","predicate":{)"
      R"("decision":"approve","examined":"reject","reviewer":"by hand",)"
      R"("time":"2026-11-24T08:30:00Z"}})";
  folder.write("signed", "DSSEv1 28 " + std::string(kType) + " " +
                             std::to_string(payload.size()) + " " + payload);
  for (const std::string kind : {"ed25519", "p256"}) {
    INFO(kind);
    SignFolder::openssl(verb(kind, "sign", folder.at(kind) + ".pem") +
                        " -out " + folder.at("signature") +
                        (kind == "ed25519" ? " -in " : " ") +
                        folder.at("signed"));
    const std::string signature = read(folder.at("signature"));
    const auto attested = [&](const std::string& bytes) {
      folder.write("envelope", "{\n \"payloadType\": \"" + std::string(kType) +
                                   "\",\n \"payload\": \"" +
                                   text::to_base64(payload) +
                                   "\",\n \"signatures\": [{\"sig\": \"" +
                                   text::to_base64(bytes) + "\"}]\n}\n");
      return dct_vet("attested --public-key " + folder.at("ed25519") +
                     ".pub --public-key " + folder.at("p256") +
                     ".pub --attestation " + folder.at("envelope") + " " +
                     folder.at("shop.json"));
    };
    const Ran good = attested(signature);
    INFO(good.output);
    CHECK(good.status == 0);
    CHECK(has(good, "approve, by by hand, 2026-11-24T08:30:00Z"));
    std::string other = signature;
    other.back() = static_cast<char>(other.back() ^ 1);
    CHECK(attested(other).status == 1);
    CHECK(attested(signature + '\0').status == 1);
    CHECK(attested("").status == 1);
  }
}
