// SPDX-License-Identifier: MIT
#pragma once

#include "apply/reference/reference_zone.hpp"

namespace dct::apply {

/// A zone::Zone, looked at as the reference library looks at its own.
class StoredZone final : public ReferenceZone {
 public:
  explicit StoredZone(const zone::Zone& zone) : zone_(zone) {}

  KnownRecord operator[](zone::Id id) const override;
  const Ids& at(std::string_view name) override;
  const Ids& below(std::string_view name) override;
  std::size_t cost_below(std::size_t found) const override { return found; }
  Ids with_state() const override { return zone_.with_state(); }
  KnownState state(zone::Id id) const override;
  std::string ttl(zone::Id id) const override;
  bool is_same(zone::Id id, const NewRecord& record) const override;

 private:
  const zone::Zone& zone_;
  Ids ids_;
};

}  // namespace dct::apply
