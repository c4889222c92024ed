// SPDX-License-Identifier: MIT
#pragma once

/// Whether a template may be deployed: exactly this content was vetted, and the
/// decision was signed by a key that is trusted.
///
///   using namespace dct;
///   const auto key = keys::PrivateKey::generate(keys::KeyKind::ed25519);
///   attest::Attestations known({key->public_key()});
///   known.add({"shop.intoto.jsonl", "{}"});
///   const auto tmpl = json::Document::parse({"shop.json", "{}"});
///   if (const auto found = known.admit(tmpl, "shop.json"); !found)
///     std::cerr << found.why() << '\n';

#include <dct/attest/statement.hpp>
#include <dct/keys/public_key.hpp>
#include <dct/text/source.hpp>

#include <optional>

namespace dct::attest {

/// What a decision has to meet.
struct AdmissionRules {
  std::vector<vet::Decision> decisions = {vet::Decision::approve,
                                          vet::Decision::approve_with_remarks};
  /// The canonical form decides, not the bytes.
  bool layout_may_differ = false;
  std::string reviewer{};                      ///< empty: anyone
  std::optional<std::chrono::days> max_age{};  ///< of a decision; none: any
  std::chrono::sys_seconds now{};              ///< for max_age
};

struct Admission {
  Review review{};
  std::string key_id{};         ///< of the key that signed it
  bool layout_differs = false;  ///< only the canonical form is the same
};

/// Attestations whose signatures have been verified.
class DCT_EXPORT Attestations {
 public:
  /// @param trusted  those of the wrong kind verify nothing, see
  ///                 find_wrong_kind()
  explicit Attestations(std::vector<keys::PublicKey> trusted);

  /// Takes an envelope, or a bundle with an envelope in each line. What does
  /// not verify, or is no attestation of a vetting, is only a problem.
  void add(const text::Source& file);

  /// Why envelopes were not taken, in the order of add().
  const std::vector<diagnostic::Problem>& problems() const& {
    return problems_;
  }
  const std::vector<diagnostic::Problem>& problems() const&& = delete;
  std::size_t size() const { return verified_.size(); }

  /// The newest decision that meets the rules, unless a newer one, or one of
  /// the same time, is not among the allowed ones; else the one reason why
  /// there is none.
  /// @param name  of the file, for messages; its content alone decides
  [[nodiscard]] diagnostic::Result<Admission> admit(
      const json::Document& document, std::string_view name,
      const AdmissionRules& rules = {}) const;

 private:
  struct Verified {
    Statement statement{};
    std::string key_id{};
  };

  void add_envelope(const text::Source& text);
  void refuse(const text::Source& text, diagnostic::Problem problem);
  diagnostic::Problem unknown_content(const Subject& wanted,
                                      const AdmissionRules& rules) const;

  std::vector<keys::PublicKey> trusted_;
  std::vector<std::string> trusted_ids_;
  std::vector<Verified> verified_;
  std::vector<diagnostic::Problem> problems_;
};

}  // namespace dct::attest
