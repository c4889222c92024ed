// SPDX-License-Identifier: MIT
#pragma once

/// --registry, --against: templates that were let in.

#include <dct/vet/collisions.hpp>
#include <dct/vet/known_providers.hpp>

#include <optional>
#include <string>

namespace dct::tools {

/// The providers of all templates in a directory; nothing for the empty path.
/// Files that are not JSON teach nothing.
/// @throws Trouble when there are none, or a file cannot be read
std::optional<vet::KnownProviders> read_registry(const std::string& path);

/// The same, to find templates that remove each other's records.
std::optional<vet::TemplateIndex> read_index(const std::string& path);

}  // namespace dct::tools
