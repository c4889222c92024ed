// SPDX-License-Identifier: MIT
#pragma once

/// Signs and colours of pages: a sign and a word stand beside each colour.

#include <dct/diagnostic/severity.hpp>

#include <cstdint>
#include <string_view>

#include "report/html/page_data.hpp"

namespace dct::report {

enum class Tone : std::uint8_t { good, fair, bad };

/// Fields `tone`, a class of page.css, and `sign`.
PageData& set_tone(PageData& data, Tone tone);
[[nodiscard]] std::string_view name(Tone tone);
[[nodiscard]] std::string_view sign(Tone tone);

[[nodiscard]] Tone tone_of(diagnostic::Severity severity);

}  // namespace dct::report
