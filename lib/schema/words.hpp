// SPDX-License-Identifier: MIT
#pragma once

/// Values and violations in words.

#include <dct/diagnostic/finding.hpp>

#include <string>

#include "schema/validator.hpp"

namespace dct::schema {

/// A value as a sentence cites it: `true`, 5, "text", an empty list, an object.
std::string describe(json::Value value);

/// "a text", "an integer", "true or false", ... for the `type` of a schema.
std::string describe_type(std::string_view type);

/// What to call a value: `ttl`, record 3, the template.
std::string name_of(json::Value value);

/// A sentence for a violation of any schema, and what to write instead.
/// @param expected  the part of the schema that was broken; may be absent
diagnostic::Problem explain(const Violation& violation, json::Value expected);

}  // namespace dct::schema
