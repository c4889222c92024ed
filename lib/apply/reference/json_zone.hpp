// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <unordered_map>

#include "apply/reference/reference_zone.hpp"

namespace dct::apply {

/// `zone_records` of a job: they are carried as they came, whatever is in them.
class JsonZone final : public ReferenceZone {
 public:
  /// What keeps a list from being a zone, as a clause; nothing if it is one.
  /// @param records         an array, or absent; it has to outlive the zone
  /// @param is_plain_json   the document is JSON as it was written, on one line
  std::optional<std::string> read(json::Value records, bool is_plain_json);

  KnownRecord operator[](zone::Id id) const override {
    return records_[id].known;
  }
  const Ids& at(std::string_view name) override;
  const Ids& below(std::string_view name) override;
  std::size_t cost_below(std::size_t found) const override;
  Ids with_state() const override { return with_state_; }
  KnownState state(zone::Id id) const override;
  std::string ttl(zone::Id id) const override;
  bool is_same(zone::Id id, const NewRecord& record) const override;

  std::size_t size() const { return records_.size(); }
  /// Those that came with a member that the library marks records with.
  const Ids& replaced() const { return replaced_; }
  const Ids& marked() const { return marked_; }

  /// Adds the record as the library answers it: `type` in upper case, every
  /// other text in lower case but the data of TXT and of generic types.
  void append_json(std::string& out, zone::Id id) const;
  std::size_t bytes() const { return bytes_; }

 private:
  struct Record {
    json::Value value;
    KnownRecord known;
    bool keeps_case = false;  ///< of the data
    bool as_written = false;  ///< its text is what is answered
  };

  std::optional<std::string> read_record(json::Value value, Record& record,
                                         bool is_plain_json);
  std::string_view kept(std::string text);
  void make_index();

  std::vector<Record> records_;
  std::deque<std::string> texts_;  // those that are not as they were written
  std::size_t searches_ = 0;
  std::unordered_map<std::string_view, Ids> index_;
  Ids ids_;
  Ids with_state_;
  Ids replaced_;
  Ids marked_;
  std::size_t bytes_ = 0;
};

}  // namespace dct::apply
