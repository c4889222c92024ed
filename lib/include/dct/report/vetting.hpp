// SPDX-License-Identifier: MIT
#pragma once

/// Examinations on paper. A new format is a row of the table in
/// lib/report/vetting.cpp and a file in lib/report/vetting/.
///
///   const std::vector<dct::vet::Vetting> none;
///   std::cout << dct::report::write(dct::report::VettingReport{none},
///                                   *dct::report::vetting_format_named("json"));

#include <dct/vet/examination.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dct::report {

struct VettingReport {
  std::span<const vet::Vetting> examinations{};
  /// How levels were found.
  const vet::ProbeTable& table = vet::ProbeTable::builtin();
};

struct VettingOptions {
  bool color = false;  ///< ANSI escapes; text only
};

struct VettingFormat {
  std::string_view name{};
  std::string_view description{};
  std::string (*write)(const VettingReport&, const VettingOptions&) = nullptr;
};

DCT_EXPORT std::span<const VettingFormat> vetting_formats();
/// Null when there is none of that name.
DCT_EXPORT const VettingFormat* vetting_format_named(std::string_view name);

/// Whatever is in the templates, the result has no byte of theirs that its
/// format gives a meaning to.
DCT_EXPORT std::string write(const VettingReport& report,
                             const VettingFormat& format,
                             const VettingOptions& options = {});

}  // namespace dct::report
