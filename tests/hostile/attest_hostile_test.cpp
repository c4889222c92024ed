// SPDX-License-Identifier: MIT

/// Attestations of any bytes: none of them lets in what was not signed.

#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>

#include "support/attestations.hpp"
#include "support/keys.hpp"
#include "support/random.hpp"
#include "support/rounds.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

const attest::AdmissionRules kAny = {.layout_may_differ = true};

/// A byte flipped, inserted or removed, at a place that is named.
std::string with_change(std::string text, std::size_t at, unsigned kind,
                        Random& random) {
  if (kind == 0) {
    text[at] = static_cast<char>(text[at] ^ (1 << random.below(8)));
  } else if (kind == 1) {
    text.insert(at, 1, random.byte());
  } else {
    text.erase(at, 1);
  }
  return text;
}

std::string line_of(const attest::Envelope& envelope) {
  return attest::write_envelope(envelope);
}

attest::Envelope envelope_of(const std::string& text, keys::KeyKind kind) {
  return *attest::sign(std::string(attest::kPayloadType), statement_of(text),
                       private_key(kind));
}

}  // namespace

TEST_CASE("no byte of a template, a statement or a signature can change",
          "[attest][property]") {
  Random random(12);
  const std::string text = R"({"providerId":"a.example","ttl":[1.5,"x"]})";
  for (const keys::KeyKind kind :
       {keys::KeyKind::ed25519, keys::KeyKind::p256}) {
    const attest::Envelope envelope = envelope_of(text, kind);
    const std::string line = line_of(envelope);
    REQUIRE(admitted(text, line) == "approve");
    for (unsigned change = 0; change < 3; ++change) {
      for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string other = with_change(text, at, change, random);
        INFO(other);
        CHECK(admitted(other, line) == "attestation-content");
      }
      for (std::size_t at = 0; at < envelope.payload.size(); ++at) {
        attest::Envelope other = envelope;
        other.payload = with_change(envelope.payload, at, change, random);
        CHECK(admitted(text, line_of(other), kAny) == "attestation-signature");
      }
      const std::string& signature = envelope.signatures[0].bytes;
      for (std::size_t at = 0; at < signature.size(); ++at) {
        attest::Envelope other = envelope;
        other.signatures[0].bytes = with_change(signature, at, change, random);
        CHECK(admitted(text, line_of(other), kAny) == "attestation-signature");
      }
    }
  }
}

// The text of an envelope has parts that are free: blanks, members that are not
// known, the hint.
TEST_CASE("an envelope with a changed byte never admits something else",
          "[attest][property]") {
  Random random(13);
  const std::string text = with_members("{}");
  const std::string other = with_members(R"({"version": 2})");
  const attest::Envelope envelope = envelope_of(text, keys::KeyKind::p256);
  const std::string line = line_of(envelope);
  unsigned still = 0;
  for (Rounds rounds(3000); rounds.next();) {
    const std::string changed =
        with_change(line, random.below(line.size()), random.below(3), random);
    const std::string result = admitted(text, changed);
    const bool is_admitted = result == "approve";
    still += is_admitted ? 1 : 0;
    INFO(changed);
    CHECK((is_admitted || result == "envelope-form" ||
           result == "envelope-type" || result == "attestation-key" ||
           result == "attestation-signature"));
    if (is_admitted) {
      // The hint was hit.
      const auto read = attest::read_envelope(
          json::Document::parse({"x", changed}, attest::kEnvelopeLimits));
      REQUIRE(read);
      CHECK(read->payload == envelope.payload);
    }
    CHECK(admitted(other, changed, kAny) != "approve");
  }
  CHECK(still > 0);
}

TEST_CASE("huge, deep and repeated envelopes are refused, soon",
          "[attest][hostile]") {
  const std::string text = with_members("{}");
  const std::string signature = R"({"sig":"AAAA"},)";
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += signature;
  many.pop_back();
  const std::string head = R"({"payload":"YQ==","payloadType":"a",)";
  CHECK(admitted(text, head + R"("signatures":[)" + many + "]}") ==
        "envelope-form");
  for (const std::string& hostile :
       {std::string(8U << 20U, '['), std::string(8U << 20U, '{'),
        std::string(8U << 20U, ' '), std::string(1U << 20U, '\n'),
        head + R"("x":)" + std::string(100'000, '['),
        R"({"payload":")" + std::string(8U << 20U, 'A') + R"("})",
        std::string(2U << 20U, '\0'), std::string(3000, '\xFF')}) {
    CHECK(admitted(text, hostile) == "envelope-form");
  }
  // A bundle of nothing.
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "{}\n";
  CHECK(admitted(text, lines) == "envelope-form");
}

TEST_CASE("a hint that lies changes nothing", "[attest][hostile]") {
  const std::string text = with_members("{}");
  attest::Envelope envelope = envelope_of(text, keys::KeyKind::ed25519);
  const std::string of_p256 =
      attest::key_id(private_key(keys::KeyKind::p256).public_key());
  for (const std::string& id :
       {std::string(), std::string("x"), of_p256, std::string(100'000, 'a')}) {
    envelope.signatures[0].key_id = id;
    CHECK(admitted(text, line_of(envelope)) == "approve");
  }
  // A trusted name on the signature of somebody else.
  const auto other = keys::PrivateKey::generate(keys::KeyKind::ed25519);
  attest::Envelope forged =
      *attest::sign(envelope.payload_type, envelope.payload, *other);
  forged.signatures[0].key_id = of_p256;
  CHECK(admitted(text, line_of(forged)) == "attestation-signature");
  forged.signatures[0].key_id =
      attest::key_id(private_key(keys::KeyKind::ed25519).public_key());
  CHECK(admitted(text, line_of(forged)) == "attestation-signature");
}

TEST_CASE("one good signature among others is enough", "[attest][hostile]") {
  const std::string text = with_members("{}");
  const attest::Envelope good = envelope_of(text, keys::KeyKind::p256);
  attest::Envelope envelope = good;
  envelope.signatures.clear();
  for (unsigned i = 0; i < attest::kMaxSignatures; ++i) {
    envelope.signatures.push_back({.key_id = "", .bytes = "\x30\x06 any"});
  }
  CHECK(admitted(text, line_of(envelope)) == "attestation-key");
  envelope.signatures.back() = good.signatures[0];
  CHECK(admitted(text, line_of(envelope)) == "approve");
  envelope.signatures.push_back(good.signatures[0]);
  CHECK(admitted(text, line_of(envelope)) == "envelope-form");
}

TEST_CASE("a signature over something else is not one over this",
          "[attest][hostile]") {
  const std::string text = with_members("{}");
  const std::string payload = statement_of(text);
  const std::string type(attest::kPayloadType);
  for (const keys::KeyKind kind :
       {keys::KeyKind::ed25519, keys::KeyKind::p256}) {
    const keys::PrivateKey& key = private_key(kind);
    const keys::Algorithm algorithm = keys::default_algorithm(kind);
    const std::string encodings[] = {
        payload,
        text::to_base64(payload),
        type + payload,
        "DSSEv1 " + type + " " + payload,
        attest::signed_bytes("", payload),
        attest::signed_bytes("text/plain", payload),
        attest::signed_bytes(type, text::to_base64(payload)),
        attest::signed_bytes(type, payload) + "\n"};
    for (const std::string& encoding : encodings) {
      const attest::Envelope envelope{
          .payload_type = type,
          .payload = payload,
          .signatures = {{.key_id = attest::key_id(key.public_key()),
                          .bytes = key.sign(algorithm, encoding)}}};
      CHECK(admitted(text, line_of(envelope)) == "attestation-signature");
    }
    // The other algorithm's signature, the type of another envelope.
    attest::Envelope swapped = envelope_of(text, kind);
    swapped.payload_type = "application/json";
    CHECK(admitted(text, line_of(swapped)) == "envelope-type");
  }
  // A key that is not for envelopes verifies none, whatever signed it.
  for (const keys::KeyKind kind : {keys::KeyKind::rsa, keys::KeyKind::p384}) {
    const keys::PrivateKey& key = private_key(kind);
    const attest::Envelope envelope{
        .payload_type = type,
        .payload = payload,
        .signatures = {
            {.key_id = attest::key_id(key.public_key()),
             .bytes = key.sign(keys::default_algorithm(kind),
                               attest::signed_bytes(type, payload))}}};
    attest::Attestations known({key.public_key()});
    known.add({"a.json", line_of(envelope)});
    CHECK(known.size() == 0);
  }
}
