// SPDX-License-Identifier: MIT
#pragma once

/// Files of the project, and of the material beside it, for tests.

#include <filesystem>
#include <string>
#include <vector>

namespace dct::test {

/// A path below the project.
std::filesystem::path project(const std::string& path);
/// A path below the material beside the project, which may not be there.
std::filesystem::path shared(const std::string& path);

/// The whole file; fails the test when it can't be read.
std::string read(const std::filesystem::path& path);

/// The *.json of a directory, sorted.
std::vector<std::filesystem::path> templates_in(
    const std::filesystem::path& directory);

/// Says on standard output what is skipped, and why. With the CMake option
/// DCT_REQUIRE_MATERIAL the test fails instead.
void skip(const std::string& what);
/// The same for what is downloaded, which no run requires.
void skip_without_network(const std::string& what);

/// Whether material is there; says on standard output that it is skipped when
/// it is not.
bool have(const std::filesystem::path& path);
bool something_was_skipped();

}  // namespace dct::test
