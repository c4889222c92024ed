// SPDX-License-Identifier: MIT
#pragma once

/// What a provider keeps with the records of a template (draft-05 section 10),
/// written and read.

#include <string>

#include "apply/draft/rendered.hpp"
#include "apply/marks.hpp"

namespace dct::apply {

/// What a record of the request carries.
/// @param request  with an instance
zone::TemplateState state_of(const Request& request, const Rendered& rendered);

/// The group that wrote a record, as JSON; empty: none is noted.
std::string group_json(const zone::TemplateState& state);

/// Whether an application of the same template to the same host left it.
bool is_same_application(const zone::TemplateState& state,
                         const Request& request);

/// Marks the other records of each instance of which an essential record is
/// removed (section 10.5).
void undo_templates(const zone::Zone& zone, Marks& marks);

}  // namespace dct::apply
