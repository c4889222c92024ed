// SPDX-License-Identifier: MIT
#pragma once

/// What a customer would read before consenting: the changes of a template's
/// ordinary use, in words.
///
///   const auto document = dct::json::Document::parse({"web.json", R"({
///     "records": [{"type": "MX", "host": "@", "pointsTo": "mx.example.org",
///                  "priority": 1, "ttl": 600}]})"});
///   const auto consent =
///       dct::vet::preview_consent(dct::templates::read_template(document));
///   for (const auto& line : consent.lines) std::cout << line.say << '\n';
///   // Mail for example.com is delivered to mx.example.org, not any more to ..

#include <dct/export.h>
#include <dct/template/template.hpp>
#include <dct/zone/sample_zones.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dct::vet {

struct ConsentLine {
  enum class Kind : std::uint8_t { adds, replaces, removes };

  Kind kind = Kind::adds;
  /// A sentence; names in it are U-labels with the A-labels beside them. It may
  /// cite the template's text.
  std::string say{};
};

struct Consent {
  std::string zone{};    ///< the sample zone; empty: none took the template
  std::string domain{};  ///< its apex
  std::string host{};    ///< of the request; empty: none
  std::vector<ConsentLine> lines{};  ///< removals first, then replacements
  std::vector<zone::ResourceRecord> added{};
  std::vector<zone::ResourceRecord> removed{};
};

/// With sample values and all groups, at the domain, or at the host `shop` for
/// a template that requires one, on that one of the zones where most goes.
[[nodiscard]] DCT_EXPORT Consent preview_consent(
    const templates::Template& tmpl, std::span<const zone::SampleZone> zones);
/// On all sample zones.
[[nodiscard]] DCT_EXPORT Consent
preview_consent(const templates::Template& tmpl);

}  // namespace dct::vet
