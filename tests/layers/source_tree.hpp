// SPDX-License-Identifier: MIT
#pragma once

/// The sources of the library and of the tools, as far as the laws of the
/// layout look at them.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dct::test {

struct Include {
  std::size_t line = 0;
  std::string path;  ///< between the brackets or quotation marks
  bool is_quoted = false;
};

struct SourceFile {
  std::string path;       ///< below the project: "lib/zone/master/reader.cpp"
  std::string directory;  ///< where its .cpp belongs: "lib/zone/master"
  std::string module;     ///< "zone", or "dct-lint" of a tool; may be empty
  std::string stem;
  bool is_header = false;
  bool is_public = false;
  bool is_tool = false;
  bool is_generated = false;
  std::vector<std::string> lines;  ///< without their comments
  std::vector<Include> includes;
};

/// Reads lib/ and tools/ of a project, and what the build generated from them.
/// @param build  the build directory; may be empty
/// @returns the files in the order of their paths
std::vector<SourceFile> read_sources(const std::filesystem::path& project,
                                     const std::filesystem::path& build);

/// The first part of a path: "zone" of "zone/zone.hpp".
std::string_view first_part(std::string_view path);

}  // namespace dct::test
