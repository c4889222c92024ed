// SPDX-License-Identifier: MIT
#pragma once

/// Requests that are applied to a zone one after another, and what became of
/// each record: of those that the zone had, and of those that the requests
/// wrote.

#include <dct/apply/apply.hpp>

#include <vector>

namespace dct::vet {

/// A record that one request wrote, and a later one removed.
struct OwnRemoved {
  zone::ResourceRecord record{};
  unsigned number = 0;  ///< of the template's record that wrote it
  unsigned by = 0;      ///< of the one that removed it; 0: none
  apply::Reason reason = apply::Reason::cname;
};

class TrialSequence {
 public:
  /// @param start  must outlive it
  explicit TrialSequence(const zone::Zone& start);

  /// Whether it can be applied; if not, nothing changes.
  bool apply(const apply::Request& request);

  const zone::Zone& start() const { return start_; }
  const zone::Zone& before_last() const {
    return requests_ < 2 ? start_ : before_last_;
  }
  const apply::Change& last() const { return last_; }
  const zone::Zone& now() const { return requests_ == 0 ? start_ : now_; }
  /// By the last request. A policy whose terms are kept in another one is not
  /// removed.
  const std::vector<OwnRemoved>& own_removed() const { return own_removed_; }
  /// Records that an earlier request wrote, and the last one neither removed
  /// nor needs.
  const std::vector<apply::Added>& left_over() const { return left_over_; }
  /// What all requests together change in the zone they started with.
  apply::Change whole() const;

 private:
  /// Of a record of now(): in which it is, and since when.
  struct Origin {
    zone::Id id = zone::kNoId;  ///< in the first zone; kNoId: it was written
    unsigned number = 0;        ///< by this record of the template
  };

  const zone::Zone& start_;
  std::size_t requests_ = 0;
  zone::Zone before_last_;  // of the second request, and those after it
  zone::Zone now_;
  apply::Change last_;
  std::vector<Origin> origins_;  // in the order of now()
  std::vector<apply::Removed> removed_;
  std::vector<OwnRemoved> own_removed_;
  std::vector<apply::Added> left_over_;
};

}  // namespace dct::vet
