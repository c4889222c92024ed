// SPDX-License-Identifier: MIT
#pragma once

/// The page of many templates: how they are distributed, and a ranked table.

#include <dct/report/vetting.hpp>

#include <string>
#include <vector>

namespace dct::report {

/// A template of the table, and the name of its page.
struct RegistryRow {
  const vet::Vetting* vetting = nullptr;
  std::string page{};  ///< empty: it has none
};

/// @param rows  ranked
[[nodiscard]] std::string write_registry_page(
    const std::vector<RegistryRow>& rows, const VettingOptions& options);

}  // namespace dct::report
