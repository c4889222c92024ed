// SPDX-License-Identifier: MIT
#pragma once

/// The parts of a template's page, as data for vetting.html.

#include <dct/report/vetting.hpp>
#include <dct/template/template.hpp>
#include <dct/text/source.hpp>

#include "report/html/page_data.hpp"
#include "report/html/page_words.hpp"

namespace dct::report {

/// An examination, and the template that it is of.
struct VettingPage {
  const vet::Vetting& vetting;
  const templates::Template& tmpl;
  const text::Source& source;
  const VettingReport& report;
  const VettingOptions& options;
};

[[nodiscard]] Tone tone_of(vet::Level level);
[[nodiscard]] Tone tone_of(vet::Decision decision);
[[nodiscard]] Tone tone_of(vet::Rating rating);

/// What is on the first screen.
void set_first_screen(PageData& page, const VettingPage& of);
/// Worst cases, exposure of each record, change, rules, levels.
void set_folds(PageData& page, const VettingPage& of);
/// Losses by zone, and by group.
void set_losses(PageData& page, const VettingPage& of);

}  // namespace dct::report
