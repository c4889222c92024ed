// SPDX-License-Identifier: MIT
#pragma once

/// The laws of the layout: path = module = namespace = include path, and a
/// module includes only modules above it.
///
///   for (const Breach& b : find_breaches(read_sources(project, build), doors))
///     std::cout << b.path << ':' << b.line << ": " << b.what << '\n';

#include <map>
#include <set>
#include <string>
#include <vector>

#include "layers/source_tree.hpp"

namespace dct::test {

struct Breach {
  std::string path;
  std::size_t line = 0;  ///< 0: of the file as a whole
  std::string what;
};

/// Which files may include the headers of a library: "curl" to paths.
using Doors = std::map<std::string, std::set<std::string>>;

/// All breaches, in the order of the files.
std::vector<Breach> find_breaches(const std::vector<SourceFile>& files,
                                  const Doors& doors);

}  // namespace dct::test
