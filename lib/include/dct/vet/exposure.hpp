// SPDX-License-Identifier: MIT
#pragma once

/// What somebody could do to a customer's domain with a template: each probe
/// that can be solved, and that succeeds when it is carried out on a sample
/// zone.
///
///   const auto document = dct::json::Document::parse({"web.json", R"({
///     "records": [{"type": "A", "host": "@", "pointsTo": "%ip%",
///                  "ttl": 600}]})"});
///   const auto exposure =
///       dct::vet::examine_exposure(dct::templates::read_template(document));
///   std::cout << name(exposure.level()) << '\n';  // critical

#include <dct/export.h>
#include <dct/template/template.hpp>
#include <dct/vet/probes.hpp>
#include <dct/zone/sample_zones.hpp>

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dct::vet {

/// A probe that succeeded.
struct CarriedOut {
  const Probe* probe = nullptr;  ///< of the table
  Actor actor = Actor::stranger;
  Level level = Level::low;  ///< that the actor has by it
  unsigned record = 0;       ///< of the template, 1-based
  unsigned line = 0;         ///< of that record in the file; 0: not known
  std::string zone{};        ///< name of the sample zone
  // The request.
  std::string domain{};
  std::string host{};
  std::vector<std::string> groups{};
  std::vector<std::pair<std::string, std::string>> values{};
  /// The template as a whole cannot be applied like this; without its other
  /// records it can.
  bool record_alone = false;
  bool redirects = false;  ///< it needs the address of a web server
  // What became of the zone.
  std::string owner{};  ///< of the record
  std::string value{};
  std::vector<zone::ResourceRecord> before{};  ///< records that are gone
  std::vector<zone::ResourceRecord> after{};   ///< records that are new
  std::string say{};  ///< the probe's clause, filled in
};

/// A probe for which the search was too long. It counts as reachable.
struct Undecided {
  const Probe* probe = nullptr;
  Actor actor = Actor::stranger;
  Level level = Level::low;  ///< that the actor has by it
  unsigned record = 0;
};

struct DCT_EXPORT Exposure {
  Gate gate = Gate::none;
  Level stranger = Level::low;
  Level provider = Level::low;
  /// By actor, then by harm, the greatest first, then by record; at most one of
  /// each probe, actor and record. None of strangers that no link lets in.
  std::vector<CarriedOut> carried_out{};
  std::vector<Undecided> undecided{};

  /// The greater one.
  [[nodiscard]] Level level() const;
};

/// How many records may be rendered for one template, in all its trials; those
/// of large templates count more, as each is held against all others. Probes
/// beyond that are undecided.
inline constexpr std::size_t kMaxTrialRecords = 4'000'000;

[[nodiscard]] DCT_EXPORT Gate gate_of(const templates::Template& tmpl);

/// @param zones  to try it on, all of one domain, at least one
/// @param table  must outlive the result
[[nodiscard]] DCT_EXPORT Exposure examine_exposure(
    const templates::Template& tmpl, std::span<const zone::SampleZone> zones,
    const ProbeTable& table = ProbeTable::builtin());
/// On all sample zones.
[[nodiscard]] DCT_EXPORT Exposure
examine_exposure(const templates::Template& tmpl);

/// The command line of dct-simulate that repeats it, for a POSIX shell.
/// @param file  of the template
[[nodiscard]] DCT_EXPORT std::string command(const CarriedOut& done,
                                             std::string_view file);

}  // namespace dct::vet
