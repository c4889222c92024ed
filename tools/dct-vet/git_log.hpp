// SPDX-License-Identifier: MIT
#pragma once

/// The log of the repository that holds a directory.

#include <dct/vet/history.hpp>

#include <map>
#include <string>
#include <vector>

namespace dct::tools {

/// Changes of the files of one directory, the newest first.
struct GitLog {
  std::vector<vet::PastChange> changes{};
  /// By the file's name: which of them.
  std::map<std::string, std::vector<std::size_t>> of_file{};
};

/// What changed up to a revision, or between two ("A..B"). Names and dates are
/// as the commits have them, so a .mailmap makes nobody somebody else.
/// @throws Trouble when there is no repository, or only a part of its history
GitLog read_git_log(const std::string& directory, const std::string& range);

/// "Name <address>" of who would commit now; empty if git does not know.
std::string git_author(const std::string& directory);

}  // namespace dct::tools
