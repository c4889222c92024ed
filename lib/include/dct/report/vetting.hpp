// SPDX-License-Identifier: MIT
#pragma once

/// Examinations on paper. A new format is a row of the table in
/// lib/report/vetting.cpp and a file in lib/report/vetting/.
///
///   const std::vector<dct::vet::Vetting> none;
///   std::cout << dct::report::write(dct::report::VettingReport{none},
///                                   *dct::report::vetting_format_named("json"));

#include <dct/vet/examination.hpp>

#include <functional>
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
  // What pages have at their top and in their footer; empty: nothing.
  std::string judged_by{};  ///< "policy small-provider.yaml"
  std::string date{};       ///< of the examination
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

/// Takes the name of a page's file and its text.
using PageTaker =
    std::function<void(const std::string& name, const std::string& text)>;

/// A site of HTML pages: index.html, with all templates ranked, and one for
/// each of them, to which it links. Their names are lower-case ASCII.
DCT_EXPORT void write_pages(const VettingReport& report,
                            const VettingOptions& options,
                            const PageTaker& take);

}  // namespace dct::report
