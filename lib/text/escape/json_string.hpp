// SPDX-License-Identifier: MIT
#pragma once

/// Any bytes as a string of JSON: valid UTF-8, and nothing in it that a
/// terminal, the log of a workflow or an eye would obey. A reader of JSON gets
/// back the text that went in; only bytes that are not UTF-8 stay escaped, as
/// printable() has them.

#include <string>
#include <string_view>

namespace dct::text {

/// Appends the string with its quotation marks.
void append_json_string(std::string& out, std::string_view text);

}  // namespace dct::text
