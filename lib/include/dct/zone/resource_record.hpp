// SPDX-License-Identifier: MIT
#pragma once

/// A record of a DNS zone, as a provider keeps it: the DNS part, and what a
/// template left on it.
///
///   const dct::zone::ResourceRecord record{
///       .owner = "www", .type = "A", .ttl = 3600, .data = "192.0.2.1"};
///   const dct::zone::RecordView view = record;
///   std::cout << view.owner << ' ' << view.type << ' ' << view.data << '\n';

#include <dct/export.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::zone {

/// A JSON member without a field of its own; it is kept as it came.
struct JsonMember {
  std::string name{};
  std::string json{};  ///< its value as JSON text

  friend bool operator==(const JsonMember&, const JsonMember&) = default;
};

/// Which template a record came from: `_dc` of the public conformance suite.
/// A field that is empty is not written.
struct TemplateState {
  std::string id{};           ///< of the instance
  std::string provider_id{};  ///< `providerId`
  std::string service_id{};   ///< `serviceId`
  std::string host{};
  std::string essential{};  ///< "Always" or "OnApply"
  /// All else, and a member of the names above that is empty or not a string.
  std::vector<JsonMember> other{};

  friend bool operator==(const TemplateState&, const TemplateState&) = default;
};

/// One resource record, or a provider's pseudo record (REDIR301, REDIR302,
/// APEXCNAME).
struct ResourceRecord {
  /// Relative to the apex, "@" at the apex; presentation form (RFC 1035
  /// section 5.1), lower case, U-labels as A-labels. An SRV record has its two
  /// underscored labels in `service` and `protocol` instead.
  std::string owner{};
  /// Mnemonic in upper case; `TYPE123` for a type without one.
  std::string type{};
  std::optional<std::uint32_t> ttl{};  ///< seconds, at most 2^31 - 1 (RFC 2181)
  /// A, AAAA: the address. CNAME, NS, MX, SRV, APEXCNAME: the name in lower
  /// case, complete with or without a final dot (a master file's names come
  /// without). TXT: the text, its strings joined, as bytes. REDIR: the URL.
  /// Any other type: the RDATA in presentation form.
  std::string data{};
  std::optional<std::uint16_t> priority{};  ///< MX, SRV
  std::optional<std::uint16_t> weight{};    ///< SRV
  std::optional<std::uint16_t> port{};      ///< SRV
  std::string service{};                    ///< SRV: "_sip"
  std::string protocol{};                   ///< SRV: "_tcp"
  std::optional<TemplateState> state{};
  /// Members of the JSON object without a field of its own, and numbers out of
  /// range.
  std::vector<JsonMember> other{};

  friend bool operator==(const ResourceRecord&,
                         const ResourceRecord&) = default;
};

/// Names a record inside its zone; never used for another one.
using Id = std::uint32_t;
inline constexpr Id kNoId = 0xFFFFFFFF;

/// A view of a ResourceRecord, or of a record in a Zone; it owns nothing. The
/// texts of a zone's record stay where they are for the life of the zone, moved
/// or changed, even if the record is removed.
struct DCT_EXPORT RecordView {
  RecordView() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a record is viewed as it is
  RecordView(const ResourceRecord& record);

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
  const TemplateState* state = nullptr;  ///< null: none
  std::span<const JsonMember> other;

  [[nodiscard]] ResourceRecord copy() const;
};

/// The same owner, type and RDATA, byte by byte: TTL and state may differ.
DCT_EXPORT bool same_record(const RecordView& a, const RecordView& b);

}  // namespace dct::zone
