// SPDX-License-Identifier: MIT

/// A signature says nothing about the text that it is of, but it confirms a
/// guess. So guesses are tried, the most likely ones first:
///
/// 1. the query with one deviation: sorted, encoded differently, with `key`,
///    by another algorithm, ... (deviations.cpp has them, in groups);
/// 2. the parameters in any other order, if there are few;
/// 3. two deviations, each of another group: deviations of one group exclude
///    each other, and three at once have not been seen.
///
/// The first guess that verifies is reported, so a report is never wrong about
/// what was signed. If none does, the signature alone is examined: RSA reveals
/// the digest that was signed, which tells another text from another key.
///
/// Each guess costs a verification, up to a millisecond. Equal texts are tried
/// once, and both the number of guesses and the size of the query are limited,
/// since anyone can send a query with a wrong signature.

#include "request/diagnosis/signature_failure.hpp"

#include <dct/text/url.hpp>

#include <algorithm>
#include <set>

#include "request/diagnosis/deviations.hpp"
#include "request/diagnosis/trial.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

using diagnostic::error;

constexpr std::size_t kMostTrials = 2000;
// No service makes more, and trials of it would take long.
constexpr std::size_t kLongestQuery = 8000;
constexpr std::size_t kMostParameters = 128;
// Six parameters have 720 orders.
constexpr std::size_t kMostToPermute = 6;

class SignatureSearch {
 public:
  SignatureSearch(std::string_view query, const keys::PublicKey& key,
                  keys::Algorithm algorithm, std::string_view signature)
      : received_(as_received(query, algorithm)),
        groups_(deviations(query, key.kind(), algorithm)),
        key_(key),
        signature_(signature) {}

  /// The fewest deviations that explain the signature; empty if none do.
  std::vector<diagnostic::Problem> run() {
    for (const auto& group : groups_) {
      for (const Deviation& d : group) {
        if (fits({&d})) return {d.problem};
      }
    }
    if (auto order = other_order()) return {*order};
    for (std::size_t first = 0; first < groups_.size(); ++first) {
      for (std::size_t second = first + 1; second < groups_.size(); ++second) {
        for (const Deviation& a : groups_[first]) {
          for (const Deviation& b : groups_[second]) {
            if (fits({&a, &b})) return {a.problem, b.problem};
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
    if (received_.parts.size() > kMostToPermute) return std::nullopt;
    std::vector<std::size_t> order(received_.parts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    while (std::next_permutation(order.begin(), order.end())) {
      Trial trial = received_;
      std::vector<std::string> names;
      for (std::size_t i = 0; i < order.size(); ++i) {
        trial.parts[i] = received_.parts[order[i]];
        names.push_back(text::code(trial.parts[i].name));
      }
      if (!fits(trial)) continue;
      return error("signed-other-order",
                   "the signature is that of the parameters in the order " +
                       text::join(names, ", ") +
                       "; they were sent in another order",
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

/// What the signature itself shows when no trial explains it.
diagnostic::Problem judge(const keys::PublicKey& key, keys::Algorithm algorithm,
                          std::string_view signature) {
  constexpr std::size_t kSha1Info = 35;  // bytes of its DER
  constexpr std::size_t kBareSha256 = 32;
  if (signature.size() != key.signature_size()) {
    return error("signature-size",
                 "the signature has " + text::count(signature.size(), "byte") +
                     "; those of the published key have " +
                     std::to_string(key.signature_size()) +
                     ", so another key made it or it was cut",
                 "sign with the private half of the published key");
  }
  const auto digest = key.signed_digest(signature);
  if (digest && digest->size() == kSha1Info) {
    return error("signed-sha1",
                 "the signature was made with the published key over a SHA-1 "
                 "digest; the key record says " +
                     std::string(name(algorithm)),
                 "sign with SHA-256 (RS256)");
  }
  if (digest && digest->size() <= kBareSha256) {
    return error("signed-raw",
                 "the signature was made with the published key over a digest "
                 "without the name of its hash",
                 "sign with RSASSA-PKCS1-v1_5 (RS256), which adds the name, "
                 "not with plain RSA");
  }
  if (digest) {
    return error("signed-other-text",
                 "the signature was made with the published key, but over "
                 "another text: something changed after it was signed",
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

}  // namespace

std::vector<diagnostic::Problem> explain_failure(std::string_view query,
                                                 const keys::PublicKey& key,
                                                 keys::Algorithm algorithm,
                                                 std::string_view signature) {
  std::vector<diagnostic::Problem> found;
  if (signature.size() == key.signature_size() &&
      query.size() <= kLongestQuery &&
      text::split_query(query).size() <= kMostParameters) {
    found = SignatureSearch(query, key, algorithm, signature).run();
  }
  if (found.empty()) found.push_back(judge(key, algorithm, signature));
  return found;
}

}  // namespace dct::request
