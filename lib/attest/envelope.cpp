// SPDX-License-Identifier: MIT
#include <dct/attest/envelope.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/base64.hpp>

#include <algorithm>

#include "keys/openssl/ecdsa.hpp"
#include "text/quote.hpp"
#include "text/sha256.hpp"

namespace dct::attest {
namespace {

using diagnostic::error;

diagnostic::Problem not_an_envelope(std::string message) {
  return error("envelope-form", std::move(message),
               "give the file that `dct-vet attest` wrote");
}

/// Whether the bytes are a signature that this key made.
bool verifies(const keys::PublicKey& key, std::string_view text,
              const std::string& signature) {
  const keys::Algorithm algorithm = keys::default_algorithm(key.kind());
  const std::size_t half = keys::ecdsa_half_size(key.kind());
  if (half == 0) return key.verifies(algorithm, text, signature);
  const std::string raw = keys::ecdsa_from_der(signature, half);
  // DER has one encoding; a reader that takes others would let bytes change.
  return !raw.empty() && keys::ecdsa_to_der(raw, half) == signature &&
         key.verifies(algorithm, text, raw);
}

std::optional<diagnostic::Problem> read_signatures(json::Value list,
                                                   Envelope& envelope) {
  if (!list.is(json::Kind::array) || list.size() == 0) {
    return not_an_envelope("the envelope has no signatures");
  }
  if (list.size() > kMaxSignatures) {
    return not_an_envelope("the envelope has " + std::to_string(list.size()) +
                           " signatures; more than " +
                           std::to_string(kMaxSignatures) + " are refused");
  }
  for (const json::Value item : list) {
    const json::Value key_id = item["keyid"];
    if (!item["sig"].is(json::Kind::string) ||
        (key_id && !key_id.is(json::Kind::string))) {
      return not_an_envelope(
          "a signature of the envelope is not an object with the strings "
          "`keyid` and `sig`");
    }
    envelope.signatures.push_back(
        {.key_id = std::string(key_id.string()),
         .bytes = text::from_base64(item["sig"].string()).value_or("")});
  }
  return std::nullopt;
}

}  // namespace

std::string signed_bytes(std::string_view payload_type,
                         std::string_view payload) {
  std::string text = "DSSEv1";
  for (const std::string_view part : {payload_type, payload}) {
    text += ' ' + std::to_string(part.size()) + ' ';
    text += part;
  }
  return text;
}

std::string key_id(const keys::PublicKey& key) {
  return text::hex(text::sha256(key.der()));
}

std::optional<diagnostic::Problem> find_wrong_kind(const keys::PublicKey& key) {
  if (key.kind() == keys::KeyKind::ed25519 ||
      key.kind() == keys::KeyKind::p256) {
    return std::nullopt;
  }
  return error("attestation-key-kind",
               std::string("the key is ") +
                   (key.kind() == keys::KeyKind::rsa ? "RSA" : "EC on P-384") +
                   "; attestations are signed with Ed25519, or EC on P-256",
               "make one by `dct-sign keygen --type ed25519`");
}

diagnostic::Result<Envelope> sign(std::string payload_type, std::string payload,
                                  const keys::PrivateKey& key) {
  const keys::PublicKey public_key = key.public_key();
  if (auto problem = find_wrong_kind(public_key)) return *std::move(problem);
  std::string signature = key.sign(keys::default_algorithm(public_key.kind()),
                                   signed_bytes(payload_type, payload));
  const std::size_t half = keys::ecdsa_half_size(public_key.kind());
  if (half > 0) signature = keys::ecdsa_to_der(signature, half);
  return Envelope{
      .payload_type = std::move(payload_type),
      .payload = std::move(payload),
      .signatures = {{.key_id = key_id(public_key), .bytes = signature}}};
}

const keys::PublicKey* find_signer(const Envelope& envelope,
                                   std::span<const keys::PublicKey> trusted) {
  const std::string text =
      signed_bytes(envelope.payload_type, envelope.payload);
  const auto signer = std::find_if(
      trusted.begin(), trusted.end(), [&](const keys::PublicKey& key) {
        return !find_wrong_kind(key) &&
               std::any_of(envelope.signatures.begin(),
                           envelope.signatures.end(),
                           [&](const EnvelopeSignature& s) {
                             return verifies(key, text, s.bytes);
                           });
      });
  return signer == trusted.end() ? nullptr : &*signer;
}

diagnostic::Result<Envelope> read_envelope(const json::Document& document) {
  if (!document.problems().empty()) {
    return not_an_envelope("the envelope is not valid: " +
                           document.problems().front().message);
  }
  const json::Value root = document.root();
  const json::Value payload = root["payload"];
  const json::Value type = root["payloadType"];
  if (!payload.is(json::Kind::string) || !type.is(json::Kind::string)) {
    return not_an_envelope(
        "this is not a DSSE envelope, an object with `payload`, `payloadType` "
        "and `signatures`");
  }
  Envelope envelope{.payload_type = std::string(type.string())};
  auto decoded = text::from_base64(payload.string());
  if (!decoded) {
    return not_an_envelope(
        "the payload of the envelope is not base64 (standard alphabet, with "
        "padding)");
  }
  envelope.payload = *std::move(decoded);
  if (auto problem = read_signatures(root["signatures"], envelope)) {
    return *std::move(problem);
  }
  return envelope;
}

std::string write_envelope(const Envelope& envelope) {
  std::string text;
  json::Writer json(text);
  json.object([&] {
    json.text("payload", text::to_base64(envelope.payload));
    json.text("payloadType", envelope.payload_type);
    json.array("signatures", [&] {
      for (const EnvelopeSignature& s : envelope.signatures) {
        json.object([&] {
          json.text("keyid", s.key_id);
          json.text("sig", text::to_base64(s.bytes));
        });
      }
    });
  });
  return text + '\n';
}

}  // namespace dct::attest
