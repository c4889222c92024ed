// SPDX-License-Identifier: MIT
#pragma once

/// What a template's rendered records mean for the records of the zone.

#include <dct/apply/apply.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apply/marks.hpp"
#include "apply/render.hpp"

namespace dct::apply {

/// By draft-05, section 10. Takes the records out of `rendered`.
void resolve(const zone::Zone& zone, const Request& request,
             std::vector<Rendered>& rendered, Result& result);

/// As the Python reference library does it.
void resolve_like_reference(const zone::Zone& zone, const Request& request,
                            std::vector<Rendered>& rendered, Result& result);

/// Why a record and those before it exclude each other; nothing if they don't.
std::optional<std::string> reference_self_conflict(
    const std::vector<Rendered>& rendered, std::size_t index);
std::optional<std::string> self_conflict(const std::vector<Rendered>& rendered,
                                         std::size_t index,
                                         std::string_view domain);

/// Whether a name is below another, which is not "@".
bool is_below(std::string_view owner, std::string_view above);

bool is_redirect(std::string_view type);

/// Marks those of the same instance as a record that goes with it, if that is
/// essential (draft-05 section 10.5).
void undo_templates(const zone::Zone& zone, const Request& request,
                    Marks& marks);

/// What a record of the request carries.
zone::TemplateState state_of(const Request& request, const Rendered& rendered);

/// Of an application of the same template to the same host.
bool is_same_application(const zone::TemplateState& state,
                         const Request& request);

}  // namespace dct::apply
