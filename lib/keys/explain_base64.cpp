// SPDX-License-Identifier: MIT
#include "keys/explain_base64.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/base64.hpp>

#include "text/quote.hpp"

namespace dct::keys {
namespace {

/// The characters of a text, sorted by what they are in base64.
struct Characters {
  std::string digits;   ///< in the standard alphabet, = included
  std::string strange;  ///< the first few that no base64 has
  bool has_url_safe = false;
  bool has_white_space = false;
};

Characters sort_characters(std::string_view text) {
  constexpr std::string_view kStandard =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
  constexpr std::size_t kMostCited = 8;
  Characters found;
  for (const char c : text) {
    if (text::kWhiteSpace.find(c) != std::string_view::npos) {
      found.has_white_space = true;
    } else if (c == '-' || c == '_') {
      found.has_url_safe = true;
      found.digits += c == '-' ? '+' : '/';
    } else if (kStandard.find(c) != std::string_view::npos) {
      found.digits += c;
    } else if (found.strange.size() < kMostCited) {
      found.strange += c;
    }
  }
  return found;
}

}  // namespace

Base64Explanation explain_base64(std::string_view text,
                                 std::string_view subject) {
  Base64Explanation result;
  const auto add = [&](std::string_view id, std::string message,
                       std::string help) {
    result.problems.push_back(diagnostic::error(
        id, std::string(subject) + " " + std::move(message), std::move(help)));
  };
  if (text.empty()) {
    add("base64-empty", "is empty", "write the base64 of its bytes");
    return result;
  }
  const Characters found = sort_characters(text);
  if (found.has_white_space) {
    add("base64-blank", "has white space or line breaks in it",
        "write the base64 in one piece");
  }
  if (found.has_url_safe) {
    add("base64-url-safe",
        "uses the URL-safe alphabet (- and _); the draft wants the standard "
        "one",
        "use standard base64 (+ and /), and percent-encode it in the URL");
  }
  if (!found.strange.empty()) {
    add("base64-character",
        "has " + text::quote(found.strange) + ", which base64 never has",
        "write standard base64: letters, digits, +, / and = at the end");
    return result;
  }
  const std::string& digits = found.digits;
  const std::string bare = digits.substr(0, digits.find_last_not_of('=') + 1);
  if (bare.find('=') != std::string::npos || bare.size() % 4 == 1) {
    add("base64-cut",
        "is not base64: " + text::count(bare.size(), "character") +
            " cannot be a complete text; it was cut or joined wrongly",
        "write all of it, the = at its end included");
    return result;
  }
  const std::string padded = bare + std::string((4 - bare.size() % 4) % 4, '=');
  if (padded != digits) {
    add("base64-padding",
        padded.size() > digits.size()
            ? "does not end as base64 ends: its padding, or its end, is missing"
            : "does not end as base64 ends: it has too many =",
        "end it as the encoder did, the = included");
  }
  result.meant = text::from_base64_any_bits(padded);
  if (result.meant && text::to_base64(*result.meant) != padded) {
    add("base64-bits", "ends in bits that no encoder writes; it was altered",
        "send what the encoder gave");
  }
  return result;
}

}  // namespace dct::keys
