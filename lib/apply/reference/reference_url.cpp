// SPDX-License-Identifier: MIT

// The library asks `validators` 0.20.0, which is one regular expression. It is
// here in parts, as what it accepts depends on many details of it: RE2 has no
// classes that know all scripts under \d and \S, so they are spelled out, and
// Python's `$` lets a line feed at the end pass.

#include "apply/reference/reference_url.hpp"

#include <string>

#include "text/regex.hpp"

namespace dct::apply {
namespace {

/// With all scripts; RE2's own are of ASCII.
constexpr char kDigit[] = R"(\p{Nd})";
constexpr char kNoSpace[] = R"([^\t-\r\x1c-\x20\x{85}\x{a0}\p{Z}])";

std::string either(std::string_view a, std::string_view b) {
  return "(?:" + std::string(a) + "|" + std::string(b) + ")";
}

std::string ipv4_bytes() {
  const std::string digit = kDigit;
  const std::string middle =
      R"((?:\.(?:1?)" + digit + "{1,2}|2[0-4]" + digit + "|25[0-5]))";
  const std::string last = R"((?:\.(?:0|[1-9])" + digit + "?|1" + digit +
                           digit + "|2[0-4]" + digit + "|25[0-5]))";
  return middle + "{2}" + last;
}

std::string ipv4() {
  const std::string digit = kDigit;
  return "(?:[1-9]" + digit + "?|1" + digit + digit + "|2[01]" + digit +
         "|22[0-3])" + ipv4_bytes();
}

std::string ipv6() {
  const std::string group = "[0-9a-f]{1,4}";
  const std::string byte = "(?:25[0-5]|(?:2[0-4]|1?[0-9])?[0-9])";
  const std::string bytes = "(?:" + byte + R"(\.){3})" + byte;
  std::string forms = "(?:" + group + ":){7}" + group;
  forms += "|(?:" + group + ":){1,7}:";
  // As many groups after the gap as there may be with those before it.
  for (int before = 6; before > 0; --before) {
    forms += "|(?:" + group + ":){1," + std::to_string(before) +
             "}(?::" + group + "){1," + std::to_string(7 - before) + "}";
  }
  forms += "|:(?:(?::" + group + "){1,7}|:)";
  forms += "|fe80:(?::[0-9a-f]{0,4}){0,4}%[0-9a-z]+";
  forms += "|::(?:ffff(?::0{1,4})?:)?" + bytes;
  forms += "|(?:" + group + ":){1,4}:" + bytes;
  return R"(\[(?:)" + forms + R"()\])";
}

std::string name() {
  const std::string letter = R"(a-z\x{a1}-\x{ffff}\x{10000}-\x{10ffff})";
  const std::string label =
      "(?:(?:xn--[-]{0,2}|[" + letter + "0-9]-?)*[" + letter + "0-9]+)";
  return label + R"((?:\.)" + label + R"()*\.)" +
         either("xn--[-]{0,2}[" + letter + "0-9]{2,}", "[" + letter + "]{2,}");
}

std::string pattern() {
  const std::string user = R"((?:[-a-z\x{a1}-\x{ffff}0-9._~%!$&'()*+,;=:]+)"
                           R"((?::[-a-z0-9._~%!$&'()*+,;=:]*)?@)?)";
  const std::string path =
      R"((?:/[-a-z\x{a1}-\x{ffff}\x{10000}-\x{10ffff}0-9._~%!$&'()*+,;=:@/]*)?)";
  const std::string tail =
      "(?:" + std::string(R"(\?)") + kNoSpace + "*)?(?:#" + kNoSpace + "*)?";
  return R"((?i)\A(?:https?|ftp)://)" + user + "(?:" + ipv4() + "|localhost|" +
         ipv6() + "|" + name() + ")(?::" + kDigit + "{2,5})?" + path + tail +
         R"(\n?\z)";
}

}  // namespace

bool is_reference_url(std::string_view text) {
  static const text::Regex regex(pattern());
  return regex.is_found_in(text);
}

}  // namespace dct::apply
