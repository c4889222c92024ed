// SPDX-License-Identifier: MIT
#pragma once

/// JSON Schemas for tests.

#include <dct/schema/schema.hpp>

#include <string>

namespace dct::test {

/// Compiles a schema; the test fails when it is none.
schema::Schema schema_of(const std::string& json);

/// What a JSON text breaks of a schema, a message a line.
std::string problems(const schema::Schema& schema, const std::string& json);

}  // namespace dct::test
