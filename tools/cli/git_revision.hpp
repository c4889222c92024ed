// SPDX-License-Identifier: MIT
#pragma once

/// Files as a revision of a git repository has them.

#include <map>
#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

/// The contents of the inputs that the revision has, by their paths. The
/// repository is that of each input's directory. Git asks no other machine, and
/// runs nothing that the repository's configuration names.
/// @throws Trouble when git cannot be run, there is no such revision, or it
/// holds no template
std::map<std::string, std::string> read_git_revision(
    const std::string& revision, const std::vector<Input>& inputs);

}  // namespace dct::tools
