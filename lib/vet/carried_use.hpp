// SPDX-License-Identifier: MIT
#pragma once

/// What a use of a template does to its sample zone, all its requests together.

#include <dct/apply/change.hpp>
#include <dct/template/template.hpp>
#include <dct/vet/template_use.hpp>
#include <dct/zone/zone.hpp>

#include <optional>
#include <string_view>

namespace dct::vet {

/// The host of a request for a sub-domain.
inline constexpr std::string_view kSampleHost = "shop";

/// None when a request cannot be applied.
[[nodiscard]] std::optional<apply::Change> carry_out(
    const templates::Template& tmpl, const TemplateUse& use,
    const zone::Zone& zone);

}  // namespace dct::vet
