// SPDX-License-Identifier: MIT
#pragma once

/// A template applied to a zone: what is added, what goes and why. Nothing is
/// written; commit() carries a change out.
///
///   dct::apply::Request request{.records = tmpl.records, .domain =
///   "example.com"}; request.parameters.set("ip", "192.0.2.1"); auto result =
///   dct::apply::apply(zone, request); for (const auto& error :
///   result.errors) tell(error.message); if (result.errors.empty())
///   dct::apply::commit(zone, result.change);

#include <dct/export.h>
#include <dct/template/template.hpp>
#include <dct/zone/zone.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dct::apply {

/// By whose rules. lib/apply/README.md lists every difference.
enum class Semantics : std::uint8_t {
  draft_05,          ///< draft-ietf-dconn-domainconnect-05
  domainconnectzone  ///< the Python reference library, quirks included
};

/// How much one application may be. More is InvalidData, whatever the rules:
/// no template needs it, and somebody who asks for it wants to keep us busy.
inline constexpr std::size_t kMaxApplied = 2000;  ///< records, and groups
inline constexpr std::size_t kMaxAppliedBytes = std::size_t{16} << 20U;
/// Records of the zone at or below the names that are written, once for each
/// record that is written there.
inline constexpr std::size_t kMaxEncounters = 20'000'000;
/// After so many no further record is looked at.
inline constexpr std::size_t kMaxErrors = 1000;

/// The values of variables, decoded. They are copied.
class DCT_EXPORT Parameters {
 public:
  /// A later value of the same name is ignored.
  void set(std::string_view name, std::string_view value);
  /// @param any_case  letters of the name may be of either case
  const std::string* find(std::string_view name, bool any_case) const;
  const std::vector<std::pair<std::string, std::string>>& all() const {
    return values_;
  }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
  // Once they are many: the first of each name, and of each in lower case.
  std::unordered_map<std::string, std::size_t> exact_;
  std::unordered_map<std::string, std::size_t> lower_;
};

/// What a provider puts at the owner of a redirect, so that its own web server
/// answers there: an A or AAAA record.
struct RedirectAddress {
  std::string type = "A";
  std::string address;
  std::uint32_t ttl = 600;
};

/// Which applied template the records come from, for a provider that keeps
/// this with its records (draft-05 section 10.1).
struct Instance {
  std::string_view id;  ///< of this application
  std::string_view provider_id;
  std::string_view service_id;
  bool multi_instance = false;  ///< earlier ones stay
};

/// Views, which have to outlive the call.
struct Request {
  std::span<const templates::Record> records;  ///< of the template
  std::string_view domain;     ///< the zone's apex; no final dot
  std::string_view host;       ///< below the domain; empty or "@": the apex
  bool host_required = false;  ///< the template's hostRequired
  Parameters parameters;
  std::span<const std::string> groups;  ///< empty: every record
  std::span<const RedirectAddress> redirect_addresses;
  std::optional<Instance> instance;  ///< absent: no state is kept
  Semantics semantics = Semantics::draft_05;
};

/// The rule by which a record of the zone goes, changes, or stays.
enum class Rule : std::uint8_t {
  cname,            ///< a CNAME stands alone (draft-05 section 10.4.1)
  delegation,       ///< NS against what is at it or below it
  address,          ///< A and AAAA replace A and AAAA
  mail_exchange,    ///< MX replaces MX
  service,          ///< SRV replaces SRV
  txt_all,          ///< txtConflictMatchingMode All
  txt_prefix,       ///< txtConflictMatchingMode Prefix
  redirect,         ///< addresses, aliases and redirects exclude each other
  apex_alias,       ///< APEXCNAME against what it stands for
  spf_merged,       ///< its terms are in the merged policy
  spf_conflict,     ///< an SPF policy that can't be merged (section 9.4)
  applied_before,   ///< of the earlier instance (section 10.4.1.1)
  template_undone,  ///< its template lost an essential record (10.5)
  identical,        ///< the same record is there already (10.4.1.3)
  one_ttl           ///< an RRset has one TTL (10.2)
};

/// "a CNAME stands alone": completes "removed, because ...".
DCT_EXPORT std::string_view reason(Rule rule);
/// "cname", for machines.
DCT_EXPORT std::string_view name(Rule rule);

/// A record that the template writes.
struct Added {
  zone::ResourceRecord record;
  unsigned number = 0;  ///< of the template's record, 1-based
};

/// A record of the zone that goes.
struct Removed {
  zone::Id id = zone::kNoId;
  Rule rule = Rule::cname;
  /// Of the template's record that it is in the way of; 0: of none.
  unsigned number = 0;
};

/// A record of the zone that stays, with another TTL or not even that.
struct Kept {
  zone::Id id = zone::kNoId;
  Rule rule = Rule::identical;
  unsigned number = 0;               ///< of the template's record; 0: none
  std::optional<std::uint32_t> ttl;  ///< its new TTL
};

/// What happened to a template's record beyond what it says.
struct Remark {
  unsigned number = 0;
  std::string message;
};

struct Change {
  std::vector<Added> added;      ///< in the template's order
  std::vector<Removed> removed;  ///< in the zone's order
  std::vector<Kept> kept;        ///< those the template touches
  std::vector<Remark> remarks;
  /// Template records left out, as their group is not applied.
  std::vector<unsigned> inactive;

  bool is_nothing() const;
};

/// The exceptions of the reference library, and of the public vectors.
enum class ErrorKind : std::uint8_t {
  invalid_data,
  invalid_template,
  missing_parameter,
  host_required,
  invalid_signature,
  type_error
};

/// "InvalidData" and so on.
DCT_EXPORT std::string_view name(ErrorKind kind);

/// Why nothing can be applied.
struct Error {
  ErrorKind kind = ErrorKind::invalid_data;
  std::string message;     ///< one sentence
  unsigned number = 0;     ///< of the template's record; 0: of none
  std::string_view field;  ///< its JSON name, or empty
  std::string variable;    ///< of missing_parameter
};

struct Result {
  Change change;
  /// Empty: the change can be made. With domainconnectzone only the first that
  /// the library comes upon, else all.
  std::vector<Error> errors;
};

/// Costs what it touches, not the size of the zone.
/// @param zone  of the domain
DCT_EXPORT Result apply(const zone::Zone& zone, const Request& request);

/// Makes the change in the zone it was computed for. Costs what it touches.
DCT_EXPORT void commit(zone::Zone& zone, const Change& change);
/// The zone as it would be: what stays, in its order, then what is added.
DCT_EXPORT zone::Zone after(const zone::Zone& zone, const Change& change);

/// A variable of the template and where it is used.
struct Use {
  std::string_view variable;
  unsigned number = 0;     ///< of the record
  std::string_view field;  ///< its JSON name
  templates::RecordType type = templates::RecordType::generic;
  std::string_view text;  ///< the field as the template has it
};

/// Variables of the records that `groups` activate, built-in ones left out, in
/// the template's order, once for each field.
DCT_EXPORT std::vector<Use> variables(
    std::span<const templates::Record> records,
    std::span<const std::string> groups);

/// A value to try a variable with, made for where it is used: an address for
/// an A record, a name for a CNAME, a number for a ttl.
DCT_EXPORT std::string sample_value(const Use& use);

}  // namespace dct::apply
