// SPDX-License-Identifier: MIT
#pragma once

/// A DNS zone as a provider keeps it: its records, found by owner name, with
/// what templates left on them. Read from master files and JSON, written to
/// both, compared with another.
///
///   auto [zone, errors, more] = dct::zone::read_master_file(
///       text, "example.com.zone", "example.com");
///   for (const dct::zone::RecordView& r : zone.find("www"))
///     std::cout << r.type << ' ' << r.data << '\n';
///   zone.add(dct::zone::Record{.owner = "www", .type = "A", .data = ip});

#include <dct/export.h>
#include <dct/dns/owner_name.hpp>
#include <dct/json/document.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::zone {

/// A JSON member that we have no field for and keep as it came.
struct Member {
  std::string name;
  std::string json;  ///< its value as JSON text

  friend bool operator==(const Member&, const Member&) = default;
};

/// Which template a record came from: `_dc` of the public conformance suite.
/// A field that is empty is not written.
struct State {
  std::string id;           ///< of the instance
  std::string provider_id;  ///< `providerId`
  std::string service_id;   ///< `serviceId`
  std::string host;
  std::string essential;  ///< "Always" or "OnApply"
  /// All else, and what has one of the names above but is no text, or empty.
  std::vector<Member> other;

  friend bool operator==(const State&, const State&) = default;
};

/// One resource record, or a provider's pseudo record (REDIR301, REDIR302,
/// APEXCNAME).
struct Record {
  /// Relative to the apex, "@" at the apex; presentation form (RFC 1035
  /// section 5.1), lower case, U-labels as A-labels. An SRV record has its two
  /// underscored labels in `service` and `protocol` instead.
  std::string owner;
  /// Mnemonic in upper case; `TYPE123` for a type without one.
  std::string type;
  std::optional<std::uint32_t> ttl;  ///< seconds, at most 2^31 - 1 (RFC 2181)
  /// A, AAAA: the address. CNAME, NS, MX, SRV, APEXCNAME: the name in lower
  /// case, complete with or without a final dot (a master file's names come
  /// without). TXT: the text, its strings joined, as bytes. REDIR: the URL.
  /// Any other type: the RDATA in presentation form.
  std::string data;
  std::optional<std::uint16_t> priority;  ///< MX, SRV
  std::optional<std::uint16_t> weight;    ///< SRV
  std::optional<std::uint16_t> port;      ///< SRV
  std::string service;                    ///< SRV: "_sip"
  std::string protocol;                   ///< SRV: "_tcp"
  std::optional<State> state;
  /// Members of the JSON object that we don't know, and numbers out of range.
  std::vector<Member> other;

  friend bool operator==(const Record&, const Record&) = default;
};

/// Names a record inside its zone; never used for another one.
using Id = std::uint32_t;
inline constexpr Id kNoId = 0xFFFFFFFF;

/// A record without its memory: a view of a Record, or of one in a Zone. Of a
/// zone's record the texts stay where they are for the life of the zone, moved
/// or changed, even if the record is removed.
struct DCT_EXPORT RecordView {
  RecordView() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a Record is one
  RecordView(const Record& record);

  Id id = kNoId;  ///< kNoId: not of a zone
  std::string_view owner;
  std::string_view type;
  std::string_view data;
  std::optional<std::uint32_t> ttl;
  std::optional<std::uint16_t> priority;
  std::optional<std::uint16_t> weight;
  std::optional<std::uint16_t> port;
  std::string_view service;
  std::string_view protocol;
  const State* state = nullptr;  ///< null: none
  std::span<const Member> other;

  Record copy() const;
};

/// The same owner, type and RDATA, byte by byte: TTL and state may differ.
DCT_EXPORT bool same_record(const RecordView& a, const RecordView& b);

/// Records in the order they were added, indexed by owner. About a hundred
/// bytes a record and its texts; small ones have no index and cost next to
/// nothing to make. Threads may read one at the same time.
class DCT_EXPORT Zone {
 public:
  class Iterator;
  class Range;

  /// @param apex     in any case, with or without a final dot
  /// @param records  how many are to come, if that is known
  explicit Zone(std::string_view apex = {}, std::size_t records = 0);
  /// A copy has ids of its own, and no memory of removed records.
  Zone(const Zone& other);
  Zone(Zone&&) noexcept;
  Zone& operator=(const Zone& other);
  Zone& operator=(Zone&&) noexcept;
  ~Zone();

  /// In lower case, no final dot.
  const std::string& apex() const { return apex_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// All of them, in the order they were added.
  Range records() const;
  /// Those at an owner, in the same order. Letters of either case; "" is "@".
  Range find(std::string_view owner) const;
  /// Those below an owner, not at it, an owner at a time: what a delegation
  /// there would hide. Costs what it finds, not the size of the zone.
  Range below(std::string_view owner) const;
  /// The first record of a type at an owner, or at the nearest name above that
  /// has one, the apex included: the NS of a delegation that covers it.
  /// @returns id kNoId: none
  RecordView find_above(std::string_view owner, std::string_view type) const;

  /// Those that a template left a State on, in the order they were added.
  /// Costs how many there are.
  std::vector<Id> with_state() const;

  /// The record is live until it is removed.
  RecordView operator[](Id id) const;

  /// Adds a record whatever the zone holds; cases of owner and type are made
  /// even. Loops over a range may go on. The owner is trusted to be what
  /// owner_name() returns.
  Id add(const RecordView& record);
  /// Removes a record; an id that is not live does nothing. A loop standing on
  /// that record may not go on: collect the ids first.
  void remove(Id id);
  /// Of a live record.
  void set_ttl(Id id, std::uint32_t ttl);

 private:
  struct Slot;
  struct Owner;
  struct Bucket;
  struct Rare;
  struct Arena;
  enum class Scope : std::uint8_t { all, owner, subtree };

  Id first(Scope scope, std::uint32_t top) const;
  Id next(Id id, Scope scope, std::uint32_t top) const;
  std::uint32_t next_owner(std::uint32_t owner, std::uint32_t top) const;
  std::uint32_t find_owner(std::string_view owner) const;
  std::uint32_t intern_owner(std::string_view owner);
  void index_owner(std::uint32_t owner);

  std::string apex_;
  std::size_t size_ = 0;
  std::vector<Slot> slots_;
  std::vector<Owner> owners_;
  std::vector<Bucket> buckets_;  // by hash, once there are many owners
  std::vector<Rare> rare_;
  std::vector<Id> with_state_;  // some may be removed
  std::unique_ptr<Arena> arena_;
};

/// Runs over records; gives views by value.
class DCT_EXPORT Zone::Iterator {
 public:
  using value_type = RecordView;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::input_iterator_tag;
  using pointer = void;
  using reference = RecordView;

  Iterator() = default;
  RecordView operator*() const { return (*zone_)[id_]; }
  Iterator& operator++() {
    id_ = zone_->next(id_, scope_, top_);
    return *this;
  }
  void operator++(int) { ++*this; }
  friend bool operator==(const Iterator& a, const Iterator& b) {
    return a.id_ == b.id_;
  }

 private:
  friend class Zone;
  Iterator(const Zone* zone, Scope scope, std::uint32_t top)
      : zone_(zone), id_(zone->first(scope, top)), top_(top), scope_(scope) {}

  const Zone* zone_ = nullptr;
  Id id_ = kNoId;
  std::uint32_t top_ = 0;
  Scope scope_ = Scope::all;
};

class Zone::Range {
 public:
  explicit Range(Iterator begin) : begin_(begin) {}
  Iterator begin() const { return begin_; }
  static Iterator end() { return {}; }
  bool empty() const { return begin_ == Iterator(); }

 private:
  Iterator begin_;
};

/// What could not be read as it stands.
struct ReadError {
  std::string file;
  std::uint32_t line = 0;    ///< 1-based; 0: the file as a whole
  std::uint32_t column = 0;  ///< 1-based, in code points
  std::string pointer;       ///< in JSON: RFC 6901
  std::string message;  ///< one sentence: what is wrong, and why it matters
  std::string help;     ///< what to write instead; may be empty
  bool lost = true;     ///< a record is missing from the zone for it
};

/// Beyond this number errors are only counted.
inline constexpr std::size_t kMaxReadErrors = 100;

struct ReadResult {
  Zone zone;
  /// In the order of the text; what only the whole zone shows comes last.
  std::vector<ReadError> errors;
  std::size_t more_errors = 0;  ///< beyond kMaxReadErrors
};

/// Gives the text of a file named by $INCLUDE, or says why not. The path is as
/// written, relative and without `..`; who reads files sees to it that it
/// stays inside the zone file's folder, symbolic links included.
using Includes = std::function<std::optional<std::string>(
    std::string_view path, std::string& why_not)>;

/// The TTL of records in a file without $TTL, before the first that has one of
/// its own (RFC 1035 section 5.1, RFC 2308 section 4).
inline constexpr std::uint32_t kDefaultTtl = 3600;

/// Reads a master file (RFC 1035 section 5.1, RFC 2308 $TTL, RFC 3597). What
/// can't be read is an error of its line, and nothing else is lost; a CNAME
/// beside other records (RFC 1034 section 3.6.2) is an error, and kept. WKS,
/// IPSECKEY, CERT and AMTRELAY are read by number only. Comments that begin
/// `;dct:` are what write_master_file() puts there.
/// @param apex      names outside it are refused
/// @param includes  none: $INCLUDE is refused
DCT_EXPORT ReadResult read_master_file(std::string_view text,
                                       std::string_view file_name,
                                       std::string_view apex,
                                       const Includes& includes = {});

/// Reads records in the shape of the public conformance suite: an array of
/// `{type, name, data, ttl, priority, weight, port, service, protocol, _dc}`,
/// or an object that has it in `zone_records`. Data is kept as given (but
/// names in lower case); it is not checked, as the suite's is "abc".
DCT_EXPORT ReadResult read_json(std::string_view text,
                                std::string_view file_name,
                                std::string_view apex);
/// The same of an array, or null, inside a document that has been read.
DCT_EXPORT ReadResult read_json(const json::Document& document,
                                json::Value records, std::string_view apex);

/// A master file that reads back to the same zone. What has no place in one (a
/// pseudo record, data its type does not allow, template state) is written
/// into comments `;dct: {JSON}`, which other programs pass over. A record
/// without TTL gets kDefaultTtl, a name loses its final dot, the labels of an
/// SRV record get their underscores and move into `service` and `protocol`, a
/// number of a type becomes its name, and text is cut into strings of 255
/// bytes.
DCT_EXPORT std::string write_master_file(const Zone& zone);
/// An array in the suite's shape, one record a line. Text that is no UTF-8 is
/// written as TYPE16 (RFC 3597), which reads back as TXT.
DCT_EXPORT std::string write_json(const Zone& zone);
/// Adds one record as a JSON object without white space.
DCT_EXPORT void append_json(std::string& out, const RecordView& record);

/// Views of both zones, which must outlive it.
struct Difference {
  struct Changed {
    RecordView before;
    RecordView after;
  };
  std::vector<RecordView> removed;
  std::vector<RecordView> added;
  /// The same record with another TTL or state.
  std::vector<Changed> changed;
};

/// What makes `after` of `before`. Each list by owner, the apex first (RFC 4034
/// section 6.1), then by type and data. Duplicates count.
DCT_EXPORT Difference difference(const Zone& before, const Zone& after);

/// Whether one owner comes before another in that order.
DCT_EXPORT bool owner_before(std::string_view a, std::string_view b);

}  // namespace dct::zone
