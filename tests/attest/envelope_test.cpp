// SPDX-License-Identifier: MIT
#include <dct/attest/envelope.hpp>
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"

using namespace dct;
using test::private_key;
using test::rule_of;

namespace {

diagnostic::Result<attest::Envelope> read(std::string text) {
  return attest::read_envelope(json::Document::parse(
      {"a.json", std::move(text)}, attest::kEnvelopeLimits));
}

}  // namespace

// protocol.md of DSSE.
TEST_CASE("what is signed has the length of each part", "[attest]") {
  CHECK(attest::signed_bytes("http://example.com/HelloWorld", "hello world") ==
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  CHECK(attest::signed_bytes("", "") == "DSSEv1 0  0 ");
  // In bytes, and never the same for two pairs.
  CHECK(attest::signed_bytes("\xC3\xA9", std::string("\0\n", 2)) ==
        std::string("DSSEv1 2 \xC3\xA9 2 \0\n", 16));
  CHECK(attest::signed_bytes("a", "b 1 c") !=
        attest::signed_bytes("a 5 b", "c"));
}

TEST_CASE("an envelope that was written is read again", "[attest]") {
  for (const keys::KeyKind kind :
       {keys::KeyKind::ed25519, keys::KeyKind::p256}) {
    const auto envelope =
        attest::sign("text/plain", "any \xFF bytes", private_key(kind));
    REQUIRE(envelope);
    const std::string line = attest::write_envelope(*envelope);
    CHECK(line.find('\n') == line.size() - 1);
    const auto again = read(line);
    REQUIRE(again);
    CHECK(again->payload_type == "text/plain");
    CHECK(again->payload == "any \xFF bytes");
    CHECK(again->signatures[0].bytes == envelope->signatures[0].bytes);
    const keys::PublicKey trusted[] = {
        private_key(keys::KeyKind::rsa).public_key(),
        private_key(keys::KeyKind::p256).public_key(),
        private_key(keys::KeyKind::ed25519).public_key()};
    const keys::PublicKey* signer = attest::find_signer(*again, trusted);
    REQUIRE(signer);
    CHECK(signer->kind() == kind);
    CHECK(again->signatures[0].key_id == attest::key_id(*signer));
    CHECK_FALSE(attest::find_signer(*again, std::span(trusted, 1)));
    CHECK_FALSE(attest::find_signer(*again, {}));
  }
}

TEST_CASE("other kinds of keys sign no envelope", "[attest]") {
  for (const keys::KeyKind kind : {keys::KeyKind::rsa, keys::KeyKind::p384}) {
    CHECK(rule_of(attest::sign("a", "b", private_key(kind))) ==
          "attestation-key-kind");
    CHECK(attest::find_wrong_kind(private_key(kind).public_key()));
  }
  // Nor do they verify one, though the signature would be good.
  const keys::PrivateKey& rsa = private_key(keys::KeyKind::rsa);
  const attest::Envelope envelope{
      .payload_type = "a",
      .payload = "b",
      .signatures = {{.key_id = attest::key_id(rsa.public_key()),
                      .bytes = rsa.sign(keys::Algorithm::rs256,
                                        attest::signed_bytes("a", "b"))}}};
  const keys::PublicKey trusted[] = {rsa.public_key()};
  CHECK_FALSE(attest::find_signer(envelope, trusted));
}

TEST_CASE("an ES256 signature is DER, in its only encoding", "[attest]") {
  const keys::PrivateKey& key = private_key(keys::KeyKind::p256);
  const keys::PublicKey trusted[] = {key.public_key()};
  auto envelope = *attest::sign("a", "b", key);
  const std::string der = envelope.signatures[0].bytes;
  CHECK(der[0] == '\x30');
  const auto verifies = [&](std::string bytes) {
    envelope.signatures[0].bytes = std::move(bytes);
    return attest::find_signer(envelope, trusted) != nullptr;
  };
  CHECK(verifies(der));
  CHECK_FALSE(verifies(der + '\0'));
  CHECK_FALSE(verifies(
      key.sign(keys::Algorithm::es256, attest::signed_bytes("a", "b"))));
  // A length in two bytes, which BER allows.
  CHECK_FALSE(verifies("\x30\x81" + der.substr(1)));
  CHECK_FALSE(verifies(""));
}

TEST_CASE("the layout of an envelope is free, and members may be added",
          "[attest]") {
  const std::string sig = R"({"sig": "AAAA"})";
  const auto envelope = read("\n{ \"x\": {}, \"signatures\":\n[" + sig +
                             R"(], "payloadType":"a", "payload":"\u0059g=="})");
  REQUIRE(envelope);
  CHECK(envelope->payload == "b");
  CHECK(envelope->signatures.size() == 1);
  CHECK(envelope->signatures[0].key_id.empty());
  // One that is not base64 is there, and never verifies.
  const auto other =
      read(R"({"payload":"","payloadType":"","signatures":[{"sig":"A A="}]})");
  REQUIRE(other);
  CHECK(other->signatures[0].bytes.empty());
}

TEST_CASE("what is not an envelope is refused", "[attest]") {
  for (const std::string text :
       {"", "{}", "[]", "null", "\"a\"",
        R"({"payload":"YQ==","payloadType":"a"})",
        R"({"payload":"YQ==","payloadType":"a","signatures":[]})",
        R"({"payload":"YQ==","payloadType":"a","signatures":{"sig":""}})",
        R"({"payload":"YQ==","payloadType":"a","signatures":[1]})",
        R"({"payload":"YQ==","payloadType":"a","signatures":[{"sig":1}]})",
        R"({"payload":"YQ==","payloadType":"a",
            "signatures":[{"sig":"","keyid":1}]})",
        R"({"payload":1,"payloadType":"a","signatures":[{"sig":""}]})",
        R"({"payload":"YQ==","payloadType":[],"signatures":[{"sig":""}]})",
        // A duplicate, a comment, a comma too many.
        R"({"payload":"YQ==","payload":"YQ==","payloadType":"a",
            "signatures":[{"sig":""}]})",
        R"({"payload":"YQ==","payloadType":"a",
            "signatures":[{"sig":"","sig":"AAAA"}]})",
        R"({"payload":"YQ==","payloadType":"a","signatures":[{"sig":""}]}//)",
        R"({"payload":"YQ==","payloadType":"a","signatures":[{"sig":""}],})"}) {
    INFO(text);
    CHECK(rule_of(read(text)) == "envelope-form");
  }
  // Base64 of a, in ways that are not the one.
  for (const char* payload : {"YQ", "YQ=", "YR==", "YQ==\\n",
                              " YQ==", "YQ===", "Y Q==", "_-==", "YQ==YQ=="}) {
    INFO(payload);
    CHECK(rule_of(read(R"({"payload":")" + std::string(payload) +
                       R"(","payloadType":"a","signatures":[{"sig":""}]})")) ==
          "envelope-form");
  }
}
