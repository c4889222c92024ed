// SPDX-License-Identifier: MIT
#pragma once

/// Templates that remove each other's records: one against many, each pair
/// applied to a zone where the other was applied before.
///
///   const char* kMail = R"({"providerId": "example.com", "records": [
///     {"type": "MX", "host": "@", "pointsTo": "mx.example.com",
///      "priority": 1, "ttl": 600}]})";
///   std::vector<dct::json::Document> others;
///   others.push_back(dct::json::Document::parse({"other.json", kMail}));
///   const dct::vet::TemplateIndex index(std::move(others));

#include <dct/apply/change.hpp>
#include <dct/json/document.hpp>
#include <dct/template/template.hpp>
#include <dct/vet/template_use.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

inline constexpr std::size_t kMaxCollisions = 20;  ///< of each list

/// A record of one template that another one removes.
struct TakenRecord {
  zone::ResourceRecord record{};
  unsigned number = 0;  ///< of the record that wrote it, in its template
  unsigned by = 0;      ///< of the record that removes it, in the other one
  std::string by_type{};
  apply::Reason reason = apply::Reason::address;
  /// Not `essential: OnApply`: a provider that manages templates undoes all of
  /// the template when this record is gone.
  bool essential = true;
};

/// Two templates, and the order in which they were applied.
struct Collision {
  std::string file{};   ///< of the other template
  std::string title{};  ///< its `<providerId>.<serviceId>`
  /// Whether the template removes records of the other one, applied after it;
  /// else the other one does.
  bool removes = true;
  std::vector<TakenRecord> taken{};  ///< 1 to kMaxCollisions
  std::size_t more_taken = 0;        ///< beyond these
  /// Records that go with them at a provider that manages templates.
  std::size_t undone = 0;
  std::string host{};  ///< of both requests; empty: the domain
  UseRequest own{};    ///< of the template
  UseRequest other{};  ///< of the other one
};

/// What one or more templates collide with at a name: records of the template,
/// a type of theirs.
struct CollisionCause {
  bool removes = true;              ///< as in Collision
  std::vector<unsigned> records{};  ///< of the template, 1-based
  std::string owner{};  ///< of what is removed, relative to the host
  std::string other_type{};
  apply::Reason reason = apply::Reason::address;
  std::size_t templates = 0;
  Collision example{};  ///< that takes most; what is meant is taken first
};

struct Collisions {
  std::size_t compared = 0;   ///< templates, itself left out
  std::size_t simulated = 0;  ///< those that share a name
  std::size_t untried = 0;    ///< of these, as it would take too long
  std::size_t removed = 0;    ///< templates of which it removes records
  std::size_t removing = 0;   ///< templates that remove its records
  /// At most kMaxCollisions. First what takes more than its own kind: a
  /// delegation, a text of mode All; records of one kind that replace each
  /// other are last; then by number of templates.
  std::vector<CollisionCause> causes{};
  std::size_t more_causes = 0;
  /// With templates of the same provider, which a customer may well have
  /// together; at most kMaxCollisions, those that take most first.
  std::vector<Collision> same_provider{};
  std::size_t more_same_provider = 0;
};

/// As kMaxTrialRecords; no template of ordinary size comes near it.
inline constexpr std::size_t kMaxCollisionRecords = 2'000'000;

/// Templates, found by the names and types that they write. Several threads may
/// ask it at the same time.
class DCT_EXPORT TemplateIndex {
 public:
  /// Documents that are not templates are of no consequence.
  explicit TemplateIndex(std::vector<json::Document> documents);

  /// @param tmpl  one of its own ids is itself, in whatever version
  [[nodiscard]] Collisions collide(const templates::Template& tmpl) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

/// "CNAME record 1 at "www" (essential) is removed by A record 2, because ...";
/// it cites both templates.
[[nodiscard]] DCT_EXPORT std::string describe(const Collision& collision);
[[nodiscard]] DCT_EXPORT std::string describe(const CollisionCause& cause);

/// The two commands of dct-simulate that show it, as a pipe.
/// @param file  of the template
[[nodiscard]] DCT_EXPORT std::string command(const Collision& collision,
                                             std::string_view file);

}  // namespace dct::vet
