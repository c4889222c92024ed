// SPDX-License-Identifier: MIT
#pragma once

/// Whether a schema from outside can be run at all. What it costs to run is
/// bounded where it runs (bounded_visitor.hpp).

#include <dct/json/document.hpp>

#include <optional>
#include <string>

namespace dct::schema {

/// Why a schema can't be run; nothing for one that can. It has to be an object
/// or a boolean; a $ref points into the same document, to a schema, and never
/// leads back to itself for one and the same value; patterns are ones that
/// match in bounded time; multipleOf is above zero.
std::optional<std::string> why_unsafe(json::Value schema);

}  // namespace dct::schema
