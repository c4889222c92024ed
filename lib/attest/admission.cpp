// SPDX-License-Identifier: MIT
#include <dct/attest/admission.hpp>
#include <dct/attest/envelope.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/utc_time.hpp>

#include <algorithm>
#include <array>

#include "text/quote.hpp"

namespace dct::attest {
namespace {

using diagnostic::error;

/// The reasons to take no envelope, the one that came nearest last.
constexpr std::array<std::string_view, 5> kReasons = {
    "envelope-form", "envelope-type", "attestation-key",
    "attestation-signature", "attestation-form"};

std::size_t nearness(const diagnostic::Problem& problem) {
  return static_cast<std::size_t>(
      std::find(kReasons.begin(), kReasons.end(), problem.rule) -
      kReasons.begin());
}

json::Document parse(const text::Source& text) {
  return json::Document::parse(text, kEnvelopeLimits);
}

/// Whether each line is an envelope of its own. The first tells; it may be
/// damaged, and the others then count nevertheless.
bool is_bundle(std::string_view text) {
  const std::string_view first = text::trim(text.substr(0, text.find('\n')));
  if (!first.starts_with('{') || !first.ends_with('}')) return false;
  const auto is_document = [](std::string_view part) {
    const json::Document document = parse({"", std::string(part)});
    return document.problems().empty();
  };
  return is_document(first) || !is_document(text);
}

diagnostic::Problem not_verified(const Envelope& envelope,
                                 const std::vector<std::string>& trusted_ids) {
  for (const EnvelopeSignature& s : envelope.signatures) {
    if (std::find(trusted_ids.begin(), trusted_ids.end(), s.key_id) ==
        trusted_ids.end()) {
      continue;
    }
    return error("attestation-signature",
                 "the signature is not that of the trusted key " +
                     s.key_id.substr(0, 16) +
                     ", which it names: the attestation was altered after it "
                     "was signed, or is a forgery",
                 "get it again from whoever vets");
  }
  const std::string named = envelope.signatures.front().key_id.substr(0, 16);
  return error("attestation-key",
               "no trusted key signed the attestation; it names " +
                   (named.empty() ? "no key" : "the key " + text::quote(named)),
               "have the template vetted by someone whose key is trusted, or "
               "trust that key if you know whose it is");
}

/// Whether a statement is about a file; with its bytes, or only its meaning.
enum class Match { none, meaning, bytes };

Match match(const Statement& statement, const Subject& file) {
  Match best = Match::none;
  for (const Subject& s : statement.subjects) {
    if (s.sha256 == file.sha256) return Match::bytes;
    if (!file.jcs_sha256.empty() && s.jcs_sha256 == file.jcs_sha256) {
      best = Match::meaning;
    }
  }
  return best;
}

bool is_allowed(vet::Decision decision, const AdmissionRules& rules) {
  return std::find(rules.decisions.begin(), rules.decisions.end(), decision) !=
         rules.decisions.end();
}

std::optional<diagnostic::Problem> find_breach(const Review& review,
                                               const AdmissionRules& rules) {
  const std::string when = text::to_utc_text(review.time);
  if (!is_allowed(review.decision, rules)) {
    std::vector<std::string> allowed;
    for (const vet::Decision d : rules.decisions) {
      allowed.emplace_back(name(d));
    }
    return error("attestation-decision",
                 "the decision of " + text::quote(review.reviewer) + " (" +
                     when + ") is " + std::string(name(review.decision)) +
                     "; it has to be " + text::join(allowed, " or "),
                 "change the template as was asked, and have it vetted again");
  }
  if (!rules.reviewer.empty() && review.reviewer != rules.reviewer) {
    return error("attestation-reviewer",
                 "the reviewer is " + text::quote(review.reviewer) + ", not " +
                     text::quote(rules.reviewer),
                 "have it vetted by the reviewer who is asked for");
  }
  if (!rules.max_age) return std::nullopt;
  // Clocks differ by minutes; beyond that a date in the future would make a
  // decision valid for longer than was allowed.
  if (review.time > rules.now + std::chrono::minutes(10)) {
    return error("attestation-age",
                 "the decision is dated in the future (" + when + ")",
                 "correct the clock, or have the template vetted again");
  }
  if (rules.now - review.time > *rules.max_age) {
    return error("attestation-age",
                 "the decision is of " + when + ", more than " +
                     std::to_string(rules.max_age->count()) +
                     (rules.max_age->count() == 1 ? " day" : " days") + " ago",
                 "have the template vetted again");
  }
  return std::nullopt;
}

}  // namespace

Attestations::Attestations(std::vector<keys::PublicKey> trusted)
    : trusted_(std::move(trusted)) {
  for (const keys::PublicKey& key : trusted_) {
    trusted_ids_.push_back(key_id(key));
  }
}

void Attestations::add(const text::Source& file) {
  const std::string_view text = file.text();
  if (!is_bundle(text)) return add_envelope(file);
  unsigned number = 0;
  for (const std::string_view line : text::split(text, '\n')) {
    ++number;
    if (text::trim(line).empty()) continue;
    add_envelope(
        {file.name() + ":" + std::to_string(number), std::string(line)});
  }
}

void Attestations::add_envelope(const text::Source& text) {
  auto envelope = read_envelope(parse(text));
  if (!envelope) return refuse(text, envelope.problems().front());
  if (envelope->payload_type != kPayloadType) {
    return refuse(text, error("envelope-type",
                              "the envelope holds " +
                                  text::quote(envelope->payload_type) +
                                  ", not an in-toto statement",
                              "give the file that `dct-vet attest` wrote"));
  }
  const keys::PublicKey* signer = find_signer(*envelope, trusted_);
  if (!signer) return refuse(text, not_verified(*envelope, trusted_ids_));
  // Only now: what nobody signed is not looked at.
  auto statement = read_statement(envelope->payload);
  if (!statement) return refuse(text, statement.problems().front());
  verified_.push_back(
      {*std::move(statement),
       trusted_ids_[static_cast<std::size_t>(signer - trusted_.data())]});
}

void Attestations::refuse(const text::Source& text,
                          diagnostic::Problem problem) {
  problem.place = {};
  problem.place.file = text.name();
  problems_.push_back(std::move(problem));
}

diagnostic::Result<Admission> Attestations::admit(
    const json::Document& document, std::string_view name,
    const AdmissionRules& rules) const {
  if (document.source().text().size() > json::kMaxBytes) {
    return error(
        "attestation-content",
        "the file is larger than 1 MiB; nothing of that size is vetted",
        "check that this file is a template");
  }
  const Subject file = subject_of(document, name);
  struct Candidate {
    const Verified* verified;
    Match match;
  };
  std::vector<Candidate> candidates;
  for (const Verified& v : verified_) {
    const Match m = match(v.statement, file);
    if (m == Match::bytes || (m == Match::meaning && rules.layout_may_differ)) {
      candidates.push_back({&v, m});
    }
  }
  if (candidates.empty()) return unknown_content(file, rules);
  // The newest first; of one time, what is not allowed.
  const auto order = [&rules](const Candidate& c) {
    const Review& review = c.verified->statement.review;
    return std::pair(-review.time.time_since_epoch().count(),
                     is_allowed(review.decision, rules));
  };
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&order](const Candidate& a, const Candidate& b) {
                     return order(a) < order(b);
                   });
  std::optional<diagnostic::Problem> first;
  for (const auto& [verified, how] : candidates) {
    const Review& review = verified->statement.review;
    auto breach = find_breach(review, rules);
    if (!breach) {
      return Admission{.review = review,
                       .key_id = verified->key_id,
                       .layout_differs = how == Match::meaning};
    }
    if (!first) first = std::move(breach);
    if (!is_allowed(review.decision, rules)) break;
  }
  return *std::move(first);
}

diagnostic::Problem Attestations::unknown_content(
    const Subject& wanted, const AdmissionRules& rules) const {
  if (verified_.empty()) {
    const auto nearest = std::max_element(
        problems_.begin(), problems_.end(),
        [](const auto& a, const auto& b) { return nearness(a) < nearness(b); });
    if (nearest != problems_.end()) return *nearest;
    return error("attestation-missing", "there is no attestation",
                 "have the template vetted");
  }
  std::string of_name;
  for (const Verified& v : verified_) {
    if (match(v.statement, wanted) == Match::meaning) {
      return error("attestation-content",
                   "the file is not byte for byte what was vetted: its layout "
                   "differs, its meaning does not",
                   "deploy the file as it was vetted, or allow this "
                   "(--layout-may-differ)");
    }
    for (const Subject& s : v.statement.subjects) {
      if (s.name == wanted.name) of_name = s.sha256;
    }
  }
  const bool has_no_form = rules.layout_may_differ && wanted.jcs_sha256.empty();
  return error(
      "attestation-content",
      "this content was not vetted: its SHA-256 is " + wanted.sha256 +
          (of_name.empty()
               ? ", which no attestation is about"
               : ", but what was vetted under its name is " + of_name) +
          (has_no_form ? "; it has no canonical form either" : ""),
      "have this version vetted, or deploy the one that was");
}

}  // namespace dct::attest
