// SPDX-License-Identifier: MIT
#pragma once

/// The TTLs of the RRsets that a template writes to: an RRset has a single one,
/// the lowest of its records (draft-05 section 10.2, 8.b.i).

#include <dct/apply/change.hpp>

#include <optional>
#include <string>
#include <vector>

#include "apply/marks.hpp"

namespace dct::apply {

class RrsetTtls {
 public:
  RrsetTtls(const zone::Zone& zone, const Marks& marks, Change& change)
      : zone_(zone), marks_(marks), change_(change) {}

  void reserve(std::size_t rrsets) { rrsets_.reserve(rrsets); }

  /// A record that the template writes, or shares.
  void note(const zone::ResourceRecord& record);

  /// Makes the TTLs of added and kept records one for each RRset.
  void reconcile();

 private:
  struct Rrset {
    std::string owner;
    std::string type;
    std::optional<std::uint32_t> ttl;  ///< the lowest that is asked for
  };

  void reconcile(const Rrset& rrset);
  void keep_with_ttl(const zone::RecordView& z, std::uint32_t ttl);

  const zone::Zone& zone_;
  const Marks& marks_;
  Change& change_;
  std::vector<Rrset> rrsets_;
};

}  // namespace dct::apply
