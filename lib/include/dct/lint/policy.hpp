// SPDX-License-Identifier: MIT
#pragma once

/// A policy: what a provider or a registry makes of the rules. Severities,
/// options, rules of its own, and waivers with reasons, in one YAML file that
/// schema/policy.schema.json describes.
///
///   auto policy = dct::lint::Policy::read(
///       dct::json::Document::parse_yaml({"p.yaml", "extends: strict\n"}));
///   if (!policy) std::cerr << policy.why() << '\n';

#include <dct/diagnostic/result.hpp>
#include <dct/json/document.hpp>

#include <string_view>
#include <vector>

namespace dct::lint {

/// Lets a finding pass, or a reason of a vetting's decision. It needs a reason
/// of its own, and is listed with it.
struct Waiver {
  /// `<providerId>.<serviceId>`, or a pattern with * and ?.
  std::string_view tmpl{};
  std::string_view rule{};       ///< id or alias; empty: `condition` counts
  std::string_view condition{};  ///< "level-high"
  unsigned record = 0;           ///< 0: any
  std::string_view reason{};
  std::string_view until{};  ///< the last day, YYYY-MM-DD; empty: for ever
  json::Value value{};       ///< the waiver in the policy's document
};

/// A policy that meets its schema: there is no other one.
class DCT_EXPORT Policy {
 public:
  /// The policy, which keeps the document; or what is wrong with it, each
  /// problem with file, line and column.
  static diagnostic::Result<Policy> read(json::Document yaml);

  const json::Document& document() const& { return document_; }
  const json::Document& document() const&& = delete;  // it would dangle
  const std::vector<Waiver>& waivers() const& { return waivers_; }
  const std::vector<Waiver>& waivers() const&& = delete;

 private:
  explicit Policy(json::Document yaml);

  json::Document document_;
  std::vector<Waiver> waivers_;
};

}  // namespace dct::lint
