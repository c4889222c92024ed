// SPDX-License-Identifier: MIT
#include "request/diagnosis/spellings.hpp"

#include <dct/text/percent.hpp>

#include <algorithm>

namespace dct::request {

std::string replaced(std::string_view text, std::string_view what,
                     std::string_view by) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = std::min(text.find(what, at), text.size());
    result += text.substr(at, found - at);
    if (found < text.size()) result += by;
    at = found + what.size();
  }
  return result;
}

std::string with_hex_case(std::string_view text, text::HexCase letters) {
  std::string result(text);
  for (std::size_t i = 0; i + 2 < result.size(); ++i) {
    if (result[i] != '%') continue;
    for (char* c : {&result[i + 1], &result[i + 2]}) {
      if (text::hex_value(*c) < 0) continue;
      *c = letters == text::HexCase::upper ? text::to_upper(*c)
                                           : text::to_lower(*c);
    }
    i += 2;
  }
  return result;
}

std::string decoded(std::string_view text) {
  return text::percent_decode(text).value_or(std::string(text));
}

std::string form_decoded(std::string_view text) {
  return decoded(replaced(text, "+", "%20"));
}

// Where application/x-www-form-urlencoded differs from RFC 3986.
std::string form_encoded(std::string_view text) {
  return replaced(
      replaced(replaced(text::percent_encode(text), "%20", "+"), "%2A", "*"),
      "~", "%7E");
}

std::string script_encoded(std::string_view text) {
  std::string result = text::percent_encode(text);
  for (const char* c : {"!", "'", "(", ")", "*"}) {
    result = replaced(result, text::percent_encode(c), c);
  }
  return result;
}

}  // namespace dct::request
