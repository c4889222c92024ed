// SPDX-License-Identifier: MIT
#pragma once

/// A template applied to a zone: what would be added, removed and kept, and
/// why. Nothing is written; commit() carries a change out.
///
///   const auto document = dct::json::Document::parse(
///       {"web.json", R"([{"type": "A", "host": "www", "pointsTo": "%ip%",
///                         "ttl": 600}])"});
///   const auto records = dct::templates::read_records(document.root());
///   dct::zone::Zone zone("example.com");
///   dct::apply::Request request{.records = records, .domain = "example.com"};
///   request.values.set("ip", "192.0.2.1");
///   const auto change = dct::apply::apply(zone, request);
///   if (change) dct::apply::commit(zone, *change);
///   for (const auto& problem : change.problems())
///     std::cerr << problem.message << '\n';

#include <dct/export.h>
#include <dct/apply/change.hpp>
#include <dct/apply/failure.hpp>
#include <dct/apply/variable_values.hpp>
#include <dct/diagnostic/result.hpp>
#include <dct/template/template.hpp>
#include <dct/zone/zone.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dct::apply {

/// By whose rules. lib/apply/README.md lists every difference.
enum class Semantics : std::uint8_t {
  draft_05,          ///< draft-ietf-dconn-domainconnect-05
  domainconnectzone  ///< the Python reference library, quirks included
};

/// The size of one application. More is invalid-data, whatever the semantics:
/// no template needs it, and it would keep the program busy for too long.
inline constexpr std::size_t kMaxApplied = 2000;  ///< records, and groups
inline constexpr std::size_t kMaxAppliedBytes = std::size_t{16} << 20U;
/// Records of the zone at or below the names that are written, counted once for
/// each record that is written there.
inline constexpr std::size_t kMaxEncounters = 20'000'000;
/// After this number of problems no further record is checked.
inline constexpr std::size_t kMaxProblems = 1000;

/// What a provider puts at the owner of a redirect, so that its own web server
/// answers there: an A or AAAA record.
struct RedirectAddress {
  std::string type = "A";
  std::string address{};
  std::uint32_t ttl = 600;
};

/// Which applied template the records come from, for a provider that keeps
/// this with its records (draft-05 section 10.1).
struct TemplateInstance {
  std::string_view id{};  ///< of this application
  std::string_view provider_id{};
  std::string_view service_id{};
  bool multi_instance = false;  ///< earlier ones stay
};

/// What is to be applied. Its views have to outlive the call: keep what they
/// view in variables.
struct Request {
  std::span<const templates::Record> records{};  ///< of the template
  std::string_view domain{};  ///< the zone's apex; no final dot
  /// Below the domain; empty: the apex. So is "@", but for the reference
  /// library, which takes it for a label.
  std::string_view host{};
  bool host_required = false;  ///< the template's hostRequired
  VariableValues values{};
  std::span<const std::string> groups{};  ///< empty: every record
  std::span<const RedirectAddress> redirect_addresses{};
  std::optional<TemplateInstance> instance{};  ///< absent: no state is kept
  Semantics semantics = Semantics::draft_05;
};

/// Computes the change, or every problem for which there is none; their rules
/// are those of failure.hpp, their places records and properties of the
/// template. With domainconnectzone only the first problem that the library
/// finds. Costs what the template touches, not the size of the zone.
/// @param zone  of the domain
[[nodiscard]] DCT_EXPORT diagnostic::Result<Change> apply(
    const zone::Zone& zone, const Request& request);

}  // namespace dct::apply
