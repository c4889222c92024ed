// SPDX-License-Identifier: MIT
#include "report/html/page_words.hpp"

#include <array>

namespace dct::report {
namespace {

struct ToneWords {
  std::string_view name{};
  std::string_view sign{};
};
constexpr std::array kTones = {ToneWords{"good", "✓"}, ToneWords{"fair", "▲"},
                               ToneWords{"bad", "✗"}};

}  // namespace

std::string_view name(Tone tone) {
  return kTones[static_cast<std::size_t>(tone)].name;
}

std::string_view sign(Tone tone) {
  return kTones[static_cast<std::size_t>(tone)].sign;
}

PageData& set_tone(PageData& data, Tone tone) {
  return data.set("tone", name(tone)).set("sign", sign(tone));
}

Tone tone_of(diagnostic::Severity severity) {
  switch (severity) {
    case diagnostic::Severity::error:
      return Tone::bad;
    case diagnostic::Severity::warning:
      return Tone::fair;
    default:
      return Tone::good;
  }
}

}  // namespace dct::report
