// SPDX-License-Identifier: MIT
#pragma once

/// Templates for tests.

#include <dct/json/document.hpp>
#include <dct/lint/linter.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::test {

/// A small template in which no rule of the default profile finds anything,
/// as JSON, with the members of another object laid over it.
std::string with_members(std::string_view json_object);

/// The same with these records: `{"type": "A", ...}, {...}`.
std::string with_records(std::string_view json_records);

json::Document parse(std::string text);

/// The linter of some options; the test fails when they can't be used.
lint::Linter linter_of(lint::LinterOptions options = {});

/// A policy that has no problem, else the test fails.
lint::Policy policy_of(std::string yaml);

/// All findings of the default profile.
std::vector<diagnostic::Finding> findings_of(const std::string& text);

/// The findings of one rule, whatever its severity.
std::vector<diagnostic::Finding> lint_with(std::string_view rule,
                                           const std::string& text,
                                           std::string_view file_name = {});

/// Findings as lines "line:column severity rule: message", to compare.
std::string lines_of(const std::vector<diagnostic::Finding>& findings);

}  // namespace dct::test
