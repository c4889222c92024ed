// SPDX-License-Identifier: MIT
#include <dct/attest/envelope.hpp>
#include <dct/attest/statement.hpp>
#include <dct/json/canonical.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/utc_time.hpp>
#include <dct/version.hpp>

#include <algorithm>
#include <span>

#include "text/quote.hpp"
#include "text/sha256.hpp"

namespace dct::attest {
namespace {

std::string hex_sha256(std::string_view bytes) {
  return text::hex(text::sha256(bytes));
}

void write_subject(json::Writer& json, const Subject& subject) {
  json.object([&] {
    json.text("name", subject.name);
    json.object("digest", [&] {
      json.text("sha256", subject.sha256);
      if (!subject.jcs_sha256.empty()) {
        json.text("jcsSha256", subject.jcs_sha256);
      }
    });
  });
}

// A statement stays far below the limits of those who read it, whatever the
// template makes of them.
constexpr std::size_t kMaxReasons = 100;
constexpr std::size_t kMaxSay = 500;

void write_reasons(json::Writer& json, const vet::Verdict& verdict) {
  const std::span<const vet::Reason> all = verdict.reasons;
  const auto told = all.first(std::min(all.size(), kMaxReasons));
  json.array("reasons", [&] {
    for (const vet::Reason& r : told) {
      json.object([&] {
        json.text("if", r.condition);
        json.text("then", name(r.decision));
        json.number("record", r.record);
        json.number("line", r.line);
        json.text("say", text::shorten(r.say, kMaxSay));
        if (r.waived) json.text("waived", text::shorten(*r.waived, kMaxSay));
      });
    }
  });
  if (all.size() > told.size()) {
    json.number("moreReasons", all.size() - told.size());
  }
}

void write_policy(json::Writer& json, const Basis& basis) {
  const auto policy = basis.linter.policy();
  std::string_view profile = basis.profile;
  if (profile.empty() && policy) {
    profile = policy->document().root()["extends"].string();
  }
  json.object("policy", [&] {
    json.text("profile", profile.empty() ? "repository" : profile);
    json.text("sha256",
              policy ? hex_sha256(policy->document().source().text()) : "none");
  });
}

diagnostic::Problem not_ours(std::string message) {
  return diagnostic::error("attestation-form", std::move(message),
                           "give the attestation that `dct-vet attest` wrote");
}

std::vector<Subject> read_subjects(json::Value list) {
  std::vector<Subject> subjects;
  for (const json::Value item : list) {
    const json::Value digest = item["digest"];
    if (digest.size() == 0) return {};
    subjects.push_back(
        {.name = std::string(item["name"].string()),
         .sha256 = std::string(digest["sha256"].string()),
         .jcs_sha256 = std::string(digest["jcsSha256"].string())});
  }
  return subjects;
}

}  // namespace

Subject subject_of(const json::Document& document, std::string_view name) {
  const auto canonical = json::canonical(document);
  return {.name = std::string(name),
          .sha256 = hex_sha256(document.source().text()),
          .jcs_sha256 = canonical ? hex_sha256(*canonical) : ""};
}

bool overrides(const Review& review, const vet::Verdict& verdict) {
  constexpr auto kLast = vet::Decision::approve_with_remarks;
  return review.decision <= kLast && verdict.decision > kLast;
}

std::string write_statement(const Subject& subject, const vet::Vetting& vetting,
                            const Review& review, const Basis& basis) {
  std::string text;
  json::Writer json(text);
  json.object([&] {
    json.text("_type", kStatementType);
    json.array("subject", [&] { write_subject(json, subject); });
    json.text("predicateType", kPredicateType);
    json.object("predicate", [&] {
      json.text("decision", name(review.decision));
      json.text("reviewer", review.reviewer);
      if (!review.note.empty()) json.text("note", review.note);
      json.text("time", text::to_utc_text(review.time));
      json.text("template", vetting.title);
      json.text("version", text::shorten(vetting.version));
      json.text("examined", name(vetting.verdict.decision));
      json.flag("overrides", overrides(review, vetting.verdict));
      json.text("level", name(vetting.exposure.level()));
      json.text("stranger", name(vetting.exposure.stranger));
      json.text("provider", name(vetting.exposure.provider));
      write_reasons(json, vetting.verdict);
      if (vetting.revision) {
        json.object("base",
                    [&] { json.text("sha256", vetting.revision->sha256); });
      } else {
        json.null("base");
      }
      write_policy(json, basis);
      json.object("tool", [&] {
        json.text("name", "dct");
        json.text("version", kVersion);
      });
    });
  });
  return text;
}

diagnostic::Result<Statement> read_statement(std::string_view payload) {
  const auto document =
      json::Document::parse({"payload", std::string(payload)}, kEnvelopeLimits);
  if (!document.problems().empty()) {
    return not_ours("what was signed is not valid: " +
                    document.problems().front().message);
  }
  const json::Value root = document.root();
  if (root["_type"].string() != kStatementType) {
    return not_ours("what was signed is not an in-toto Statement v1");
  }
  if (root["predicateType"].string() != kPredicateType) {
    return not_ours(
        "the statement is not about vetting: its predicateType is " +
        text::quote(root["predicateType"].string()) + ", not " +
        text::quote(kPredicateType));
  }
  Statement statement{.subjects = read_subjects(root["subject"])};
  const json::Value predicate = root["predicate"];
  const auto decision = vet::decision_named(predicate["decision"].string());
  const auto examined = vet::decision_named(predicate["examined"].string());
  const auto time = text::read_utc_time(predicate["time"].string());
  const std::string_view reviewer = predicate["reviewer"].string();
  if (statement.subjects.empty()) {
    return not_ours("the statement has no subject with a digest");
  }
  if (!decision || !examined || !time || reviewer.empty()) {
    return not_ours(
        "the statement lacks a valid decision, examined, reviewer "
        "or time");
  }
  statement.review = {.decision = *decision,
                      .reviewer = std::string(reviewer),
                      .note = std::string(predicate["note"].string()),
                      .time = *time};
  statement.examined = *examined;
  return statement;
}

}  // namespace dct::attest
