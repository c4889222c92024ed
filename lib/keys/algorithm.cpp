// SPDX-License-Identifier: MIT
#include <dct/keys/algorithm.hpp>

#include <algorithm>
#include <array>

namespace dct::keys {
namespace {

using enum Algorithm;
constexpr std::string_view kJwa = "RFC 7518 section 3.1";

constexpr std::array<AlgorithmInfo, 17> kAlgorithms = {{
    {"RS256", AlgorithmSupport::mandatory, rs256, kJwa},
    {"RS384", AlgorithmSupport::optional, rs384, kJwa},
    {"RS512", AlgorithmSupport::optional, rs512, kJwa},
    {"PS256", AlgorithmSupport::optional, ps256, kJwa},
    {"PS384", AlgorithmSupport::optional, ps384, kJwa},
    {"PS512", AlgorithmSupport::optional, ps512, kJwa},
    {"ES256", AlgorithmSupport::optional, es256, kJwa},
    {"ES384", AlgorithmSupport::optional, es384, kJwa},
    {"ES512", AlgorithmSupport::optional, {}, kJwa},
    {"ES256K", AlgorithmSupport::optional, {}, "RFC 8812 section 3.2"},
    {"EdDSA", AlgorithmSupport::optional, eddsa, "RFC 8037 section 3.1"},
    {"Ed25519", AlgorithmSupport::optional, ed25519, "RFC 9864 section 2.2"},
    {"Ed448", AlgorithmSupport::optional, {}, "RFC 9864 section 2.2"},
    {"HS256", AlgorithmSupport::not_possible, {}, kJwa},
    {"HS384", AlgorithmSupport::not_possible, {}, kJwa},
    {"HS512", AlgorithmSupport::not_possible, {}, kJwa},
    {"none", AlgorithmSupport::not_possible, {}, kJwa},
}};

}  // namespace

std::span<const AlgorithmInfo> algorithms() { return kAlgorithms; }

const AlgorithmInfo* find_algorithm(std::string_view name) {
  const auto* found =
      std::find_if(kAlgorithms.begin(), kAlgorithms.end(),
                   [name](const AlgorithmInfo& a) { return a.name == name; });
  return found == kAlgorithms.end() ? nullptr : found;
}

std::string_view name(Algorithm algorithm) {
  return std::find_if(kAlgorithms.begin(), kAlgorithms.end(),
                      [algorithm](const AlgorithmInfo& a) {
                        return a.algorithm == algorithm;
                      })
      ->name;
}

KeyKind key_kind(Algorithm algorithm) {
  switch (algorithm) {
    case rs256:
    case rs384:
    case rs512:
    case ps256:
    case ps384:
    case ps512:
      return KeyKind::rsa;
    case es256:
      return KeyKind::p256;
    case es384:
      return KeyKind::p384;
    case eddsa:
    case ed25519:
      return KeyKind::ed25519;
  }
  return KeyKind::rsa;
}

Algorithm default_algorithm(KeyKind kind) {
  switch (kind) {
    case KeyKind::rsa:
      return rs256;
    case KeyKind::p256:
      return es256;
    case KeyKind::p384:
      return es384;
    case KeyKind::ed25519:
      return ed25519;
  }
  return rs256;
}

}  // namespace dct::keys
