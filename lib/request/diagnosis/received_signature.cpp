// SPDX-License-Identifier: MIT
#include "request/diagnosis/received_signature.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/base64.hpp>
#include <dct/text/percent.hpp>

#include <algorithm>
#include <iterator>

#include "keys/explain_base64.hpp"
#include "keys/openssl/ecdsa.hpp"

namespace dct::request {
namespace {

void add(ReceivedSignature& result, std::string_view id, std::string message,
         std::string help) {
  result.problems.push_back(
      diagnostic::error(id, std::move(message), std::move(help)));
}

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of(text::kHexDigits) == std::string_view::npos;
}

std::string from_hexadecimal(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes += static_cast<char>(text::hex_value(text[i]) * 16 +
                               text::hex_value(text[i + 1]));
  }
  return bytes;
}

/// A text that is not base64, repaired step by step.
void repair(std::string text, ReceivedSignature& result) {
  const auto decoded = text::percent_decode(text);
  if (decoded && text.find('%') != std::string::npos) {
    add(result, "sig-twice-encoded", "sig was percent-encoded twice",
        "percent-encode its base64 once: + is %2B, / is %2F, = is %3D");
    text = *decoded;
  }
  if (text.find(' ') != std::string::npos) {
    add(result, "sig-plus",
        "sig has spaces where it had +: it was not percent-encoded, and a form "
        "decoder read it",
        "percent-encode its base64: + is %2B");
    std::replace(text.begin(), text.end(), ' ', '+');
  }
  result.meant = text::from_base64(text);
  if (result.meant) return;
  auto explained = keys::explain_base64(text, "sig");
  std::move(explained.problems.begin(), explained.problems.end(),
            std::back_inserter(result.problems));
  result.meant = std::move(explained.meant);
}

/// Bytes of another size than the key's: perhaps an ECDSA signature in DER.
void check_form(const keys::PublicKey& key, ReceivedSignature& result) {
  const std::size_t half = keys::ecdsa_half_size(key.kind());
  if (half == 0 || result.bytes->size() == key.signature_size()) return;
  std::string raw = keys::ecdsa_from_der(*result.bytes, half);
  if (raw.empty()) return;
  add(result, "sig-der",
      "sig is an ECDSA signature in DER; JWA (RFC 7518 section 3.4) has R "
      "followed by S",
      "convert it: " + std::to_string(half) + " bytes of R, then " +
          std::to_string(half) + " of S");
  result.meant = std::move(raw);
  result.bytes.reset();
}

}  // namespace

ReceivedSignature read_signature(std::string_view encoded,
                                 const keys::PublicKey& key) {
  ReceivedSignature result;
  const auto text = text::percent_decode(encoded);
  if (!text) {
    add(result, "sig-percent",
        "sig has a % that is not followed by two hexadecimal digits",
        "percent-encode its base64: + is %2B, / is %2F, = is %3D");
  } else if (text->empty()) {
    result.problems = keys::explain_base64("", "sig").problems;
  } else if (text->size() == 2 * key.signature_size() &&
             is_hexadecimal(*text)) {
    add(result, "sig-hexadecimal", "sig is hexadecimal; it has to be base64",
        "send the base64 of its bytes");
    result.meant = from_hexadecimal(*text);
  } else if (result.bytes = text::from_base64(*text); result.bytes) {
    result.meant = result.bytes;
    check_form(key, result);
  } else {
    repair(*text, result);
  }
  return result;
}

}  // namespace dct::request
