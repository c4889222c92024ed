// SPDX-License-Identifier: MIT
#include "lint/reference_link.hpp"

#include <dct/text/ascii.hpp>

namespace dct::lint {
namespace {

// The first word, without the punctuation at its end.
std::string_view first_word(std::string_view text) {
  text = text.substr(0, text.find(' '));
  while (text.ends_with(',') || text.ends_with(':') || text.ends_with(';')) {
    text.remove_suffix(1);
  }
  return text;
}

// "#section-9.4" of "... section 9.4: dc-ttl-tmpl"; empty if there is none.
std::string fragment_of(std::string_view reference) {
  constexpr std::string_view kSection = " section ";
  const std::size_t at = reference.find(kSection);
  if (at == std::string_view::npos) return {};
  const std::string_view number =
      first_word(reference.substr(at + kSection.size()));
  return number.empty() || !text::is_digit(number[0])
             ? std::string()
             : "#section-" + std::string(number);
}

}  // namespace

std::string reference_url(std::string_view reference) {
  constexpr std::string_view kRfc = "RFC ";
  if (reference.starts_with("https://")) {
    return std::string(first_word(reference));
  }
  if (reference.starts_with(kRfc)) {
    const std::string_view number = first_word(reference.substr(kRfc.size()));
    if (!text::is_all_digits(number)) return {};
    return "https://www.rfc-editor.org/rfc/rfc" + std::string(number) +
           fragment_of(reference);
  }
  if (reference.starts_with("draft-")) {
    return "https://datatracker.ietf.org/doc/html/" +
           std::string(first_word(reference)) + fragment_of(reference);
  }
  return {};
}

std::string reference_link(std::string_view reference) {
  if (reference.starts_with("https://")) return std::string(reference);
  const std::string url = reference_url(reference);
  return url.empty() ? std::string(reference)
                     : "[" + std::string(reference) + "](" + url + ")";
}

}  // namespace dct::lint
