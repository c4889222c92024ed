// SPDX-License-Identifier: MIT
#pragma once

/// Probes: things that somebody could do to a customer's domain with a
/// template, each with the harm that it does. rules/data/probes.yaml has them,
/// and the levels that follow from harm.
///
///   const dct::vet::ProbeTable& table = dct::vet::ProbeTable::builtin();
///   for (const dct::vet::Probe& probe : table.probes)
///     std::cout << probe.id << ": harm " << probe.harm << '\n';

#include <dct/diagnostic/result.hpp>
#include <dct/json/document.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

/// Who would do it.
enum class Actor : std::uint8_t {
  stranger,  ///< anyone who can make a customer open a link
  provider   ///< the service, or anyone with its key or its back-end
};
inline constexpr std::array kActors = {Actor::stranger, Actor::provider};

/// What a stranger's request has to pass.
enum class Gate : std::uint8_t {
  none,    ///< any link works
  warned,  ///< warnPhishing: a sentence on the consent page
  key,     ///< syncPubKeyDomain: requests are signed
  async    ///< syncBlock: no link works
};

enum class Level : std::uint8_t { low, moderate, high, critical };

inline constexpr unsigned kMaxHarm = 4;

DCT_EXPORT std::string_view name(Actor actor);
DCT_EXPORT std::string_view name(Gate gate);
DCT_EXPORT std::string_view name(Level level);

/// What the zone after the application has to look like.
enum class Success : std::uint8_t {
  stands,         ///< the record is there
  alone,          ///< and is the only one of its type at its name
  only_policy,    ///< and no other text there begins with the same tag
  every_address,  ///< and no address of the customer is left at its name
  best_mail,      ///< and no other mail server of the name is preferred
  passes_spf,     ///< the name has one SPF policy, and it admits the caller
  taken,          ///< records of the customer at its name are gone
  escapes         ///< its data has other fields than the template says
};

/// Whose name a record has to point to.
enum class Target : std::uint8_t {
  foreign,  ///< anybody's
  shared,   ///< one below a suffix where anybody can have a name
  tenant,   ///< one below a domain of the service
  path      ///< a fixed name, of which only the page can be chosen
};

/// Records that a probe is tried on. `*` matches any characters, `[*]` for
/// an asterisk.
struct ProbeTry {
  std::vector<std::string> types{};
  std::vector<std::string> owners{};  ///< relative to the domain; "@" is it
  std::vector<std::string> but{};     ///< owners that do not count
  std::vector<std::string> values{};
};

struct Probe {
  std::string id{};
  unsigned harm = 0;          ///< 0 to kMaxHarm
  std::string consequence{};  ///< a class: "mail"
  std::vector<ProbeTry> tries{};
  Target target = Target::foreign;
  Success success = Success::stands;
  std::string say{};  ///< a clause with {owner} and {value}
  /// By Actor, in place of what follows from harm: a policy's.
  std::array<std::optional<Level>, kActors.size()> levels{};
};

struct DCT_EXPORT ProbeTable {
  std::vector<Probe> probes{};
  /// By harm; of strangers for each Gate.
  std::array<std::array<Level, kMaxHarm + 1>, 4> stranger{};
  std::array<Level, kMaxHarm + 1> provider{};

  /// The level of somebody who can do harm, at most.
  [[nodiscard]] Level level(Actor actor, Gate gate, unsigned harm) const;
  /// The level of somebody for whom a probe of this table succeeds.
  [[nodiscard]] Level level(Actor actor, Gate gate, const Probe& probe) const;

  /// The table in which some probes have other levels.
  /// @param levels  `levels` of a policy; may be none
  /// @returns       the table, or a problem at the id of no probe
  [[nodiscard]] diagnostic::Result<ProbeTable> with_levels(
      json::Value levels) const;

  /// Those of the library.
  static const ProbeTable& builtin();
  /// Of a document that meets schema/probes.schema.json; of any other one, its
  /// first problem.
  static diagnostic::Result<ProbeTable> read(json::Value root);
};

}  // namespace dct::vet
