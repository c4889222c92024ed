// SPDX-License-Identifier: MIT
#pragma once

/// Where the wording of a schema mistake is made: values in words, and a
/// sentence for each keyword that one breaks. (Of templates, template_check.hpp
/// says more.)

#include <dct/diagnostic/finding.hpp>

#include <string>

#include "schema/validator.hpp"

namespace dct::schema {

/// A value as a sentence cites it: `true`, 5, "text", an empty list, an object.
std::string describe(json::Value value);

/// "a string", "an integer", "true or false", ... for the `type` of a schema.
std::string describe_type(std::string_view type);

/// What to call a value: `ttl`, record 3, the document.
std::string name_of(json::Value value);

/// A sentence for a broken keyword of any schema, and what to write instead.
/// @param expected  the part of the schema that was broken; may be absent
diagnostic::Problem explain(const BrokenKeyword& broken, json::Value expected);

}  // namespace dct::schema
