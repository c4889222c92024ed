// SPDX-License-Identifier: MIT
#pragma once

/// A policy: what a provider or a registry makes of the rules. Severities,
/// options, rules of its own, and waivers with reasons, in one YAML file that
/// schema/policy.schema.json describes.
///
///   dct::lint::Policy policy(dct::json::Document::parse_yaml({"p.yaml", text}));
///   for (const dct::diagnostic::Problem& p : policy.problems()) refuse(p);
///   dct::lint::Catalogue catalogue; policy.add_rules(catalogue);
///   dct::lint::Settings settings(catalogue); settings.apply(policy);
///   dct::lint::Waivers waivers(policy, settings, "2026-11-23");

#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>
#include <dct/report/findings.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::lint {

/// Lets a finding pass. It needs a reason, and is listed with it.
struct Waiver {
  /// `<providerId>.<serviceId>`, or a pattern with * and ?.
  std::string_view tmpl;
  std::string_view rule;  ///< id or alias
  unsigned record = 0;    ///< 0: any
  std::string_view reason;
  std::string_view until;  ///< the last day, YYYY-MM-DD; empty: for ever
  json::Value value;       ///< where it stands
};

class DCT_EXPORT Policy {
 public:
  /// Keeps the document. What is wrong with it is in problems().
  explicit Policy(json::Document yaml);

  const std::vector<diagnostic::Problem>& problems() const { return problems_; }
  const json::Document& document() const { return document_; }
  const std::vector<Waiver>& waivers() const { return waivers_; }

  /// Adds the policy's own rules; before settings of the catalogue are made.
  std::vector<diagnostic::Problem> add_rules(Catalogue& catalogue) const;

 private:
  json::Document document_;
  std::vector<diagnostic::Problem> problems_;
  std::vector<Waiver> waivers_;
};

/// The waivers of a policy during one run.
class DCT_EXPORT Waivers {
 public:
  /// @param today  YYYY-MM-DD; a waiver holds until the end of its last day
  Waivers(const Policy& policy, const Settings& settings, std::string today);

  /// Waives findings of one file.
  void apply(const json::Document& document,
             std::vector<diagnostic::Finding>& findings);

  /// After all files: rules waiver-unused (of templates that were seen) and
  /// waiver-expired, as findings in the policy's file.
  std::vector<diagnostic::Finding> leftovers() const;

 private:
  struct State {
    bool seen = false;  ///< a template it names was in the run
    bool used = false;
  };
  bool matches(const Waiver& waiver, const diagnostic::Finding& finding) const;
  bool is_expired(const Waiver& waiver) const;

  const Policy& policy_;
  const Settings& settings_;
  std::string today_;
  std::vector<State> states_;  // one a waiver
};

}  // namespace dct::lint
