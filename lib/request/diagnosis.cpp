// SPDX-License-Identifier: MIT
#include "request/diagnosis.hpp"
#include <dct/text/base64.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <set>

#include "keys/explain_base64.hpp"
#include "keys/openssl.hpp"
#include "request/trials.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

// A verification takes up to a millisecond (P-384).
constexpr std::size_t kMostTrials = 2000;
// What has more was not made by a service, and trials of it would take long.
constexpr std::size_t kLongestQuery = 8000;
constexpr std::size_t kMostParameters = 128;
// All orders of six parameters are 720.
constexpr std::size_t kMostToPermute = 6;

diagnostic::Problem error(std::string_view id, std::string message,
                          std::string help) {
  return diagnostic::error(id, std::move(message), std::move(help));
}

class Search {
 public:
  Search(std::string_view query, const keys::PublicKey& key,
         keys::Algorithm algorithm, std::string_view signature)
      : received_(as_received(query, algorithm)),
        groups_(deviations(query, key.kind(), algorithm)),
        key_(key),
        signature_(signature) {}

  /// The fewest deviations that explain the signature; empty if none do.
  std::vector<diagnostic::Problem> run() {
    for (const auto& group : groups_) {
      for (const Deviation& d : group) {
        if (fits({&d})) return {d.mistake};
      }
    }
    if (auto order = other_order()) return {*order};
    for (std::size_t first = 0; first < groups_.size(); ++first) {
      for (std::size_t second = first + 1; second < groups_.size(); ++second) {
        for (const Deviation& a : groups_[first]) {
          for (const Deviation& b : groups_[second]) {
            if (fits({&a, &b})) return {a.mistake, b.mistake};
          }
        }
      }
    }
    return {};
  }

 private:
  bool fits(std::initializer_list<const Deviation*> steps) {
    Trial trial = received_;
    for (const Deviation* d : steps) d->apply(trial);
    return fits(trial);
  }

  bool fits(const Trial& trial) {
    const std::string text = trial.text();
    if (tried_.size() >= kMostTrials ||
        !tried_.emplace(trial.algorithm, text).second) {
      return false;
    }
    return key_.verifies(trial.algorithm, text, signature_);
  }

  std::optional<diagnostic::Problem> other_order() {
    if (received_.pairs.size() > kMostToPermute) return std::nullopt;
    std::vector<std::size_t> order(received_.pairs.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    while (std::next_permutation(order.begin(), order.end())) {
      Trial trial = received_;
      std::vector<std::string> names;
      for (std::size_t i = 0; i < order.size(); ++i) {
        trial.pairs[i] = received_.pairs[order[i]];
        names.push_back(text::code(trial.pairs[i].name));
      }
      if (!fits(trial)) continue;
      return error("signed-other-order",
                   "the signature is that of the parameters in the order " +
                       text::join(names, ", ") + "; they were sent in another",
                   "sort them by name, sign, and send the same bytes");
    }
    return std::nullopt;
  }

  Trial received_;
  Deviations groups_;
  const keys::PublicKey& key_;
  std::string_view signature_;
  std::set<std::pair<keys::Algorithm, std::string>> tried_;
};

/// What the signature itself says when no trial explains it.
diagnostic::Problem judge(const keys::PublicKey& key, keys::Algorithm algorithm,
                          std::string_view signature) {
  if (signature.size() != key.signature_size()) {
    return error("signature-size",
                 "the signature has " + text::count(signature.size(), "byte") +
                     "; those of the published key have " +
                     std::to_string(key.signature_size()) +
                     ", so another key made it or it was cut",
                 "sign with the private half of the published key");
  }
  const auto digest = key.signed_digest(signature);
  if (digest && digest->size() == 35) {
    return error("signed-sha1",
                 "the signature is the published key's, over a SHA-1 digest; "
                 "the key record says " +
                     std::string(name(algorithm)),
                 "sign with SHA-256 (RS256)");
  }
  if (digest && digest->size() <= 32) {
    return error("signed-raw",
                 "the signature is the published key's, over a digest without "
                 "the name of its hash",
                 "sign with RSASSA-PKCS1-v1_5 (RS256), which adds the name, "
                 "not with plain RSA");
  }
  if (digest) {
    return error("signed-other-text",
                 "the signature is the published key's, but over another "
                 "text: something changed between signing and here",
                 "compare the signed text, byte for byte, with what the "
                 "sender signed");
  }
  if (algorithm <= keys::Algorithm::rs512) {
    return error("signed-other-key",
                 "the signature was not made with the published key (or was "
                 "altered)",
                 "sign with its private half, or publish the public half of "
                 "the key that signs");
  }
  return error("signature-wrong",
               "the signature is not that of this query by the published key",
               "compare the signed text, byte for byte, with what the sender "
               "signed, and the public key with the one published");
}

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of(text::kHexDigits) == std::string_view::npos;
}

std::string from_hexadecimal(std::string_view text) {
  std::string percent;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    percent += "%" + std::string(text.substr(i, 2));
  }
  return text::percent_decode(percent).value_or("");
}

}  // namespace

ReceivedSignature read_signature(std::string_view encoded,
                                 const keys::PublicKey& key) {
  ReceivedSignature result;
  const auto once = text::percent_decode(encoded);
  if (!once) {
    result.problems.push_back(error(
        "sig-percent", "sig has a % that no two hexadecimal digits follow",
        "percent-encode its base64: + is %2B, / is %2F, = is %3D"));
    return result;
  }
  if (once->empty()) {
    result.problems = keys::explain_base64("", "sig").problems;
    return result;
  }
  std::string text = *once;
  if (text.size() == 2 * key.signature_size() && is_hexadecimal(text)) {
    result.meant = from_hexadecimal(text);
    result.problems.push_back(error("sig-hexadecimal",
                                    "sig is in hexadecimal; it has to be "
                                    "base64",
                                    "send the base64 of its bytes"));
    return result;
  }
  result.bytes = text::from_base64(text);
  if (!result.bytes) {
    if (text.find('%') != std::string::npos && text::percent_decode(text)) {
      result.problems.push_back(error(
          "sig-twice-encoded", "sig was percent-encoded twice",
          "percent-encode its base64 once: + is %2B, / is %2F, = is %3D"));
      text = *text::percent_decode(text);
    }
    if (text.find(' ') != std::string::npos) {
      result.problems.push_back(
          error("sig-plus",
                "sig has blanks where its + were: it was not percent-encoded, "
                "and a form decoder read it",
                "percent-encode its base64: + is %2B"));
      std::replace(text.begin(), text.end(), ' ', '+');
    }
    result.meant = text::from_base64(text);
    if (!result.meant) {
      auto explained = keys::explain_base64(text, "sig");
      std::move(explained.problems.begin(), explained.problems.end(),
                std::back_inserter(result.problems));
      result.meant = std::move(explained.meant);
    }
    return result;
  }
  result.meant = result.bytes;
  const int half = keys::half_size(key.kind());
  if (half > 0 && result.bytes->size() != key.signature_size()) {
    const std::string raw = keys::ecdsa_raw(*result.bytes, half);
    if (raw.empty()) return result;
    result.problems.push_back(
        error("sig-der",
              "sig is an ECDSA signature in DER; JWA (RFC 7518 section 3.4) "
              "has R and S side by side",
              "convert it: " + std::to_string(half) + " bytes of R, then " +
                  std::to_string(half) + " of S"));
    result.meant = raw;
    result.bytes.reset();
  }
  return result;
}

std::vector<diagnostic::Problem> explain_failure(std::string_view query,
                                                 const keys::PublicKey& key,
                                                 keys::Algorithm algorithm,
                                                 std::string_view signature) {
  if (signature.size() != key.signature_size()) {
    return {judge(key, algorithm, signature)};
  }
  std::vector<diagnostic::Problem> found;
  if (query.size() <= kLongestQuery &&
      text::split_query(query).size() <= kMostParameters) {
    found = Search(query, key, algorithm, signature).run();
  }
  if (found.empty()) found.push_back(judge(key, algorithm, signature));
  return found;
}

}  // namespace dct::request
