// SPDX-License-Identifier: MIT
#pragma once

/// The examination of one template for those who have to let it in: what it
/// could do to a customer, and what the linter says of it.
///
///   const auto linter = dct::lint::Linter::create();
///   const auto document = dct::json::Document::parse({"web.json", "{}"});
///   const auto examination =
///       dct::vet::examine(document, "web.json", {.linter = *linter});
///   std::cout << name(examination.exposure.level()) << '\n';  // low

#include <dct/json/document.hpp>
#include <dct/lint/linter.hpp>
#include <dct/vet/collisions.hpp>
#include <dct/vet/consent.hpp>
#include <dct/vet/customer_losses.hpp>
#include <dct/vet/decision.hpp>
#include <dct/vet/exposure.hpp>
#include <dct/vet/known_providers.hpp>
#include <dct/vet/other_reach.hpp>
#include <dct/vet/provider_identity.hpp>
#include <dct/vet/revision.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

struct Vetting {
  std::string file{};    ///< as reports show it
  std::string source{};  ///< its bytes
  /// Of its bytes, in small hexadecimal digits; empty when they are more than
  /// json::kMaxBytes, of which only the beginning is read.
  std::string sha256{};
  std::string title{};    ///< `<providerId>.<serviceId>`
  std::string version{};  ///< as written; empty: none
  Identity identity{};    ///< who asks
  Exposure exposure{};
  std::vector<OtherReach> other_reach{};
  std::optional<Revision> revision{};  ///< if the old version was given
  Consent consent{};
  std::vector<CustomerLoss> losses{};
  std::vector<std::string> losses_cut{};  ///< CustomerLosses::cut
  /// What is found by trying is among them.
  std::vector<diagnostic::Finding> findings{};
  std::vector<UseProblem> tried{};         ///< how to see it
  std::optional<Collisions> collisions{};  ///< if others were given
  // What decide() and checklist() say, once waivers have been looked at.
  Verdict verdict{};
  std::vector<ChecklistItem> checklist{};
};

/// What to examine with. It views what it is given.
struct ExamineOptions {
  const lint::Linter& linter;
  std::span<const zone::SampleZone> zones{};  ///< none: all sample zones
  const ProbeTable& table = ProbeTable::builtin();
  const json::Document* base = nullptr;    ///< the version that was let in
  bool thorough = false;                   ///< LossOptions::thorough
  const KnownProviders* known = nullptr;   ///< those of a registry
  const History* history = nullptr;        ///< of the template
  const rules::KeyAnswer* key = nullptr;   ///< of syncPubKeyDomain
  const TemplateIndex* against = nullptr;  ///< other templates
};

/// The use of the template that shows a finding; null for one of which the
/// template's text is enough.
[[nodiscard]] DCT_EXPORT const TemplateUse* use_of(
    const Vetting& vetting, const diagnostic::Finding& finding);

/// @param file_name  the last part of the file's path; empty for standard input
[[nodiscard]] DCT_EXPORT Vetting examine(const json::Document& document,
                                         std::string_view file_name,
                                         const ExamineOptions& options);

}  // namespace dct::vet
