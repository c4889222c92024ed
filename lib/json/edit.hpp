// SPDX-License-Identifier: MIT
#pragma once

/// Edits of a document that keep its author's layout: a new member looks like
/// its neighbours, a removed one takes its comma along.

#include <dct/diagnostic/finding.hpp>
#include <dct/json/document.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::json {

/// Writes another JSON text in the place of a value.
diagnostic::Edit replace_value(Value value, std::string json);

/// Another name for a member.
diagnostic::Edit rename_member(Value member, std::string_view key);

/// Adds a member to an object, after `after` (absent: the last member).
diagnostic::Edit add_member(Value object, std::string_view key,
                            std::string_view json, Value after = {});

/// Removes a member or an item, with the comma that goes with it.
diagnostic::Edit remove_value(Value value);

/// The text after all edits. Of two that overlap only the first is made.
std::string apply_edits(std::string_view text,
                        std::vector<diagnostic::Edit> edits);

bool overlap(const diagnostic::Edit& a, const diagnostic::Edit& b);

}  // namespace dct::json
