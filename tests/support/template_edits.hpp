// SPDX-License-Identifier: MIT
#pragma once

/// Random edits of real templates, whose effect is known.

#include <optional>
#include <string>
#include <vector>

#include "support/random.hpp"

namespace dct::test {

/// The good samples, and the registry where it is there.
std::vector<std::string> real_templates();

/// A fixed character of a record's host or value becomes a variable of its own;
/// none if there is none.
std::optional<std::string> with_one_more_variable(const std::string& text,
                                                  Random& random);

/// A record's host or value becomes a variable and nothing else.
std::optional<std::string> with_all_open(const std::string& text,
                                         Random& random);

/// The same without syncPubKeyDomain; none if it has none.
std::optional<std::string> without_key(const std::string& text);

/// A record of another template is added, somewhere, at names and with
/// variables of its own, in a group, in a new one or in none.
std::optional<std::string> with_one_more_record(const std::string& text,
                                                const std::string& other,
                                                Random& random);

/// Records, members and the layout are in another order, and texts that people
/// read have other words.
std::optional<std::string> said_differently(const std::string& text,
                                            Random& random);

/// Values and members of records are swapped, repeated, dropped or replaced by
/// hostile ones.
std::string mutant(const std::string& text, Random& random);

}  // namespace dct::test
