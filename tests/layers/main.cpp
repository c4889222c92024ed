// SPDX-License-Identifier: MIT

/// Names each breach of the layout, and fails if there is one.
///   layers PROJECT [BUILD]

#include <fstream>
#include <iostream>
#include <sstream>

#include "layers/layers.hpp"

namespace {

using namespace dct::test;
namespace fs = std::filesystem;

/// The lines of a file but empty ones and comments.
std::vector<std::string> lines_of(const fs::path& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  }
  return lines;
}

/// "curl: tools/net/fetch.cpp tools/net/other.cpp"
Doors read_doors(const fs::path& path) {
  Doors doors;
  for (const std::string& line : lines_of(path)) {
    std::istringstream words(line.substr(line.find(':') + 1));
    std::set<std::string>& files = doors[line.substr(0, line.find(':'))];
    for (std::string file; words >> file;) files.insert(file);
  }
  return doors;
}

int run(const fs::path& project, const fs::path& build) {
  const auto sources = read_sources(project, build);
  if (sources.empty()) throw std::runtime_error("no sources were found");
  const auto breaches =
      find_breaches(sources, read_doors(project / "tests/layers/doors.txt"));
  for (const Breach& b : breaches) {
    std::cout << b.path << ':' << b.line << ": " << b.what << '\n';
  }
  return breaches.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 2) throw std::runtime_error("usage: layers PROJECT [BUILD]");
    return run(argv[1], argc > 2 ? argv[2] : "");
  } catch (const std::exception& e) {
    std::cerr << "layers: " << e.what() << '\n';
    return 2;
  }
}
