// SPDX-License-Identifier: MIT
#pragma once

/// What others than the two actors with a level could reach, in words: a
/// tenant, who is a customer of the service and gives it another one's domain,
/// and a successor, who takes over what the service pointed its customers to.
///
///   const auto document = dct::json::Document::parse({"web.json", R"({
///     "records": [{"type": "CNAME", "host": "www", "ttl": 600,
///                  "pointsTo": "shop.herokuapp.com"}]})"});
///   const auto tmpl = dct::templates::read_template(document);
///   for (const auto& reach : dct::vet::find_other_reach(
///            tmpl, dct::vet::examine_exposure(tmpl)))
///     std::cout << name(reach.actor) << ": " << reach.say << '\n';

#include <dct/template/template.hpp>
#include <dct/vet/exposure.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

enum class OtherActor : std::uint8_t { tenant, successor };

/// "tenant", for programs.
DCT_EXPORT std::string_view name(OtherActor actor);

struct OtherReach {
  OtherActor actor = OtherActor::tenant;
  unsigned record = 0;  ///< of the template, 1-based
  unsigned line = 0;    ///< of that record in the file; 0: not known
  std::string say{};    ///< a clause; may cite the template's text
};

/// Of tenants: what the probes with a target of the service reached, by record.
/// Of successors: records with a fixed target on a platform of
/// rules/data/platforms.yaml, or below a suffix where anybody can have a name.
[[nodiscard]] DCT_EXPORT std::vector<OtherReach> find_other_reach(
    const templates::Template& tmpl, const Exposure& exposure);

}  // namespace dct::vet
