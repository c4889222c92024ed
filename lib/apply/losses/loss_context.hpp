// SPDX-License-Identifier: MIT
#pragma once

/// What the functions of rules/data/losses.yaml look at, and where they put
/// what they find.

#include <dct/apply/losses.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dct::apply {

class LossContext {
 public:
  using Records = std::vector<zone::RecordView>;
  using Values =
      std::initializer_list<std::pair<std::string_view, std::string>>;

  LossContext(const zone::Zone& before, const Change& change,
              const Request& request);

  const zone::Zone& before() const { return before_; }
  const zone::Zone& after() const { return after_; }
  const Change& change() const { return change_; }
  const Request& request() const { return request_; }
  /// Names at which records were added or removed, the apex first.
  const std::vector<std::string>& owners() const { return owners_; }

  /// "www.example.com"
  std::string full_name(std::string_view owner) const;
  /// A name in full as an owner of the zone; nothing if it is in no part of it.
  std::optional<std::string> owner_of(std::string_view name) const;

  /// Losses are of this kind from now on.
  void begin(const LossInfo& kind) { kind_ = &kind; }
  /// @param values  for {..} in the sentence; {name} is that of the owner if
  ///                they don't have it. They are escaped here.
  void add(std::string_view owner, Values values, const Records& records = {});

  std::vector<Loss> take() { return std::move(losses_); }

 private:
  const zone::Zone& before_;
  zone::Zone after_;
  const Change& change_;
  const Request& request_;
  std::vector<std::string> owners_;
  const LossInfo* kind_ = nullptr;
  std::vector<Loss> losses_;
};

struct LossRow {
  LossInfo kind;
  void (*find)(LossContext&);
};

/// Records of a type at a name; SRV records are at the name above their two
/// labels.
LossContext::Records records_at(const zone::Zone& zone, std::string_view owner,
                                std::string_view type);
bool has_type(const zone::Zone& zone, std::string_view owner,
              std::string_view type);

/// Tells of records that an earlier application leaves, at least one.
void add_orphans(LossContext& context, const LossContext::Records& orphans);

/// Whether a name exists: it has records, or a name below it has (RFC 4592).
bool exists(const zone::Zone& zone, std::string_view owner);

/// The wildcard that answers for a name that does not exist; empty: none.
std::string wildcard_for(const zone::Zone& zone, std::string_view owner);

/// Something there leads to an address: A, AAAA, an alias or a redirect.
bool leads_to_address(const zone::Zone& zone, std::string_view owner);

}  // namespace dct::apply
