// SPDX-License-Identifier: MIT
#include "layers/source_tree.hpp"

#include <algorithm>
#include <fstream>

namespace dct::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPublic = "lib/include/dct/";

bool is_source(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".hpp" ||
         path.extension() == ".h";
}

std::vector<fs::path> files_below(const fs::path& directory) {
  std::vector<fs::path> found;
  if (!fs::is_directory(directory)) return found;
  fs::recursive_directory_iterator entries(directory);
  for (const fs::directory_entry& entry : entries) {
    if (entry.path().filename() == "CMakeFiles") {
      entries.disable_recursion_pending();
    } else if (entry.is_regular_file() && is_source(entry.path())) {
      found.push_back(entry.path());
    }
  }
  return found;
}

/// Only // comments: there are no others.
std::string without_comment(const std::string& line) {
  return line.substr(0, line.find("//"));
}

void read_include(const std::string& line, std::size_t number,
                  SourceFile& file) {
  constexpr std::string_view kInclude = "#include ";
  if (!line.starts_with(kInclude)) return;
  const std::size_t open = kInclude.size();
  const std::size_t close = line.find_first_of(">\"", open + 1);
  if (close == std::string::npos) return;
  file.includes.push_back({.line = number,
                           .path = line.substr(open + 1, close - open - 1),
                           .is_quoted = line[open] == '"'});
}

void read_place(SourceFile& file) {
  std::string below = file.path;
  file.is_public = below.starts_with(kPublic);
  file.is_tool = below.starts_with("tools/");
  const std::string root = file.is_tool ? "tools/" : "lib/";
  below.erase(0, file.is_public ? kPublic.size() : root.size());
  const std::size_t slash = below.rfind('/');
  if (slash == std::string::npos) return;
  file.directory = root + below.substr(0, slash);
  file.module = first_part(below);
}

SourceFile read_source(const fs::path& path, const fs::path& root) {
  SourceFile file;
  file.path = path.lexically_relative(root).generic_string();
  file.stem = path.stem().string();
  file.is_header = path.extension() != ".cpp";
  read_place(file);
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    read_include(line, file.lines.size() + 1, file);
    file.lines.push_back(without_comment(line));
  }
  return file;
}

}  // namespace

std::vector<SourceFile> read_sources(const fs::path& project,
                                     const fs::path& build) {
  std::vector<SourceFile> files;
  for (const char* directory : {"lib", "tools"}) {
    for (const fs::path& path : files_below(project / directory)) {
      files.push_back(read_source(path, project));
    }
  }
  if (!build.empty()) {
    for (const fs::path& path : files_below(build / "lib")) {
      files.push_back(read_source(path, build));
      files.back().is_generated = true;
    }
  }
  std::sort(
      files.begin(), files.end(),
      [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::string_view first_part(std::string_view path) {
  return path.substr(0, path.find('/'));
}

}  // namespace dct::test
