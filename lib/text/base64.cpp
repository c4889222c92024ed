// SPDX-License-Identifier: MIT
#include "text/base64.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "keys/openssl.hpp"
#include "text/quote.hpp"

namespace dct::text {
namespace {

bool is_standard(char c) { return is_alnum(c) || c == '+' || c == '/'; }

/// The bytes of a text with the right alphabet and padding, whatever its
/// unused bits.
std::optional<std::string> decode(std::string_view text) {
  const std::size_t padding =
      text.ends_with("==") ? 2 : (text.ends_with('=') ? 1 : 0);
  const std::string_view digits = text.substr(0, text.size() - padding);
  if (text.size() % 4 != 0 ||
      !std::all_of(digits.begin(), digits.end(), is_standard)) {
    return std::nullopt;
  }
  std::string bytes(text.size() / 4 * 3, '\0');
  if (EVP_DecodeBlock(keys::bytes_of(bytes), keys::bytes_of(text),
                      static_cast<int>(text.size())) < 0) {
    return std::nullopt;
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  // The library writes a final zero.
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  EVP_EncodeBlock(keys::bytes_of(text), keys::bytes_of(bytes),
                  static_cast<int>(bytes.size()));
  text.pop_back();
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  auto bytes = decode(text);
  if (bytes && to_base64(*bytes) != text) bytes.reset();
  return bytes;
}

Base64Defects explain_base64(std::string_view text, std::string_view what) {
  Base64Defects defects;
  const std::string subject(what);
  const auto add = [&defects](std::string_view id, std::string message,
                              std::string help) {
    defects.problems.push_back(
        diagnostic::error(id, std::move(message), std::move(help)));
  };
  std::string digits;
  std::string strange;
  bool url_safe = false;
  bool blank = false;
  for (const char c : text) {
    if (kWhiteSpace.find(c) != std::string_view::npos) {
      blank = true;
    } else if (c == '-' || c == '_') {
      url_safe = true;
      digits += c == '-' ? '+' : '/';
    } else if (is_standard(c) || c == '=') {
      digits += c;
    } else if (strange.size() < 8) {
      strange += c;
    }
  }
  if (text.empty()) {
    add("base64-empty", subject + " is empty", "write the base64 of its bytes");
    return defects;
  }
  if (blank) {
    add("base64-blank", subject + " has white space or line breaks in it",
        "write the base64 in one piece");
  }
  if (url_safe) {
    add("base64-url-safe",
        subject +
            " uses the URL-safe alphabet (- and _); the draft wants "
            "the standard one",
        "use standard base64 (+ and /), and percent-encode it in the URL");
  }
  if (!strange.empty()) {
    add("base64-character",
        subject + " has " + text::quote(strange) + ", which base64 never has",
        "write standard base64: letters, digits, +, / and = at the end");
    return defects;
  }
  const std::size_t last = digits.find_last_not_of('=');
  const std::string bare = digits.substr(0, last + 1);
  if (bare.find('=') != std::string::npos || bare.size() % 4 == 1) {
    add("base64-cut",
        subject + " is no base64: " + text::count(bare.size(), "character") +
            " can't be a whole text; it was cut or put together wrongly",
        "write all of it, the = at its end included");
    return defects;
  }
  const std::string padded = bare + std::string((4 - bare.size() % 4) % 4, '=');
  if (padded != digits) {
    add("base64-padding",
        subject + " does not end as base64 ends: " +
            (padded.size() > digits.size()
                 ? "its padding, or its end, is missing"
                 : "it has too many ="),
        "end it as the encoder did, the = included");
  }
  defects.repaired = decode(padded);
  if (defects.repaired && to_base64(*defects.repaired) != padded) {
    add("base64-bits",
        subject + " ends in bits that no encoder writes; it was altered",
        "send what the encoder gave");
  }
  return defects;
}

}  // namespace dct::text
