// SPDX-License-Identifier: MIT
#pragma once

/// The part of a schema that a value breaks: wording.hpp takes from it what
/// would be right.

#include <dct/json/document.hpp>

#include "schema/validator.hpp"

namespace dct::schema {

/// Where a schema is applied.
struct Applied {
  json::Value root;   ///< of the schema, where references begin
  json::Value start;  ///< the part of it that describes the value `top`
  json::Value top;
};

/// The part that describes the value and has the keyword; absent if there is
/// none.
json::Value part_for(const Applied& applied, const BrokenKeyword& broken);

/// How the keyword is spelled; "description" for those whose value says nothing
/// to a reader.
std::string_view spelling(Keyword keyword);

}  // namespace dct::schema
