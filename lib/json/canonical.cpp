// SPDX-License-Identifier: MIT
#include <dct/json/canonical.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::json {
namespace {

/// Every double up to here is the only integer that reads as it.
constexpr std::int64_t kMaxInteger = std::int64_t{1} << 53U;

/// By UTF-16 code units. That is the order of the bytes of UTF-8, except that
/// U+10000 and above (first byte F0 to F4) begin with a surrogate, which is
/// less than U+E000 to U+FFFF (first byte EE or EF).
bool is_before(std::string_view a, std::string_view b) {
  const auto [i, j] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (i == a.end() || j == b.end()) return a.size() < b.size();
  const auto x = static_cast<unsigned char>(*i);
  const auto y = static_cast<unsigned char>(*j);
  if (x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0)) return x >= 0xF0;
  return x < y;
}

/// The shortest digits of a positive number, and the power of ten of the first.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

Decimal decimal_of(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                 number, std::chars_format::scientific)
                       .ptr;
  const std::string_view text(buffer.data(),
                              static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  Decimal result{.digits = std::string(text.substr(0, e))};
  std::erase(result.digits, '.');
  const bool is_negative = text[e + 1] == '-';
  std::from_chars(text.data() + e + 2, end, result.exponent);
  if (is_negative) result.exponent = -result.exponent;
  return result;
}

/// An integer that is not the only one that reads as its double.
bool is_inexact(Value v) {
  if (v.is(Kind::integer)) {
    return v.integer() > kMaxInteger || v.integer() < -kMaxInteger;
  }
  // Beyond 64 bits.
  return v.token().find_first_not_of("-0123456789") == std::string_view::npos &&
         std::fabs(v.number()) > double{kMaxInteger};
}

/// With many problems the first ones tell enough.
constexpr std::size_t kMaxProblems = 20;

class Canonizer {
 public:
  // Recursion is safe: the depth of every document is limited.
  void value(Value v) {
    switch (v.kind()) {
      case Kind::absent:
      case Kind::null:
        out += "null";
        return;
      case Kind::boolean:
        out += v.boolean() ? "true" : "false";
        return;
      case Kind::integer:
      case Kind::number:
        return number(v);
      case Kind::string:
        return string(v, v.string());
      case Kind::array:
        return array(v);
      case Kind::object:
        return object(v);
    }
  }

  std::string out;
  std::vector<diagnostic::Problem> problems;

 private:
  void refuse(Value v, std::string_view rule, std::string message,
              std::string help) {
    if (problems.size() == kMaxProblems) return;
    problems.push_back(
        diagnostic::error(rule, std::move(message), std::move(help)));
    problems.back().place = diagnostic::Place(v.span(), v.node());
  }

  void number(Value v) {
    const std::string_view token = v.token();
    if (is_inexact(v)) {
      return refuse(v, "json-integer-inexact",
                    "the integer " + text::shorten(token) +
                        " is beyond 2^53; programs that read numbers as "
                        "doubles take it for another one",
                    "write a smaller integer, or a string");
    }
    double read = 0;
    const char* const end = token.data() + token.size();
    const auto [at, error] = std::from_chars(token.data(), end, read);
    // What is not written as in JSON comes from YAML. Too small is 0.
    if (at != end || error != std::errc()) read = v.number();
    if (!std::isfinite(read)) {
      return refuse(
          v, "json-number-infinite",
          "the number " + text::shorten(token) + " is larger than any double",
          "write a smaller number");
    }
    out += ecmascript_number(read);
  }

  void string(Value v, std::string_view text) {
    if (!text::is_utf8(text)) {
      return refuse(v, "json-text-invalid",
                    "the string " + text::quote(text) +
                        " is not valid Unicode, so it has no canonical form",
                    "write whole characters");
    }
    constexpr std::string_view kSpecial = "\"\\\b\f\n\r\t";
    constexpr std::string_view kLetters = "\"\\bfnrt";
    out += '"';
    for (const char c : text) {
      if (const std::size_t i = kSpecial.find(c); i != kSpecial.npos) {
        out += {'\\', kLetters[i]};
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out += "\\u" + text::hex(static_cast<std::uint32_t>(c), 4,
                                 text::HexCase::lower);
      } else {
        out += c;
      }
    }
    out += '"';
  }

  void array(Value v) {
    out += '[';
    bool is_first = true;
    for (const Value item : v) {
      if (!is_first) out += ',';
      is_first = false;
      value(item);
    }
    out += ']';
  }

  void object(Value v) {
    std::vector<Value> members(v.begin(), v.end());
    std::sort(members.begin(), members.end(),
              [](Value a, Value b) { return is_before(a.key(), b.key()); });
    out += '{';
    bool is_first = true;
    for (const Value member : members) {
      if (!is_first) out += ',';
      is_first = false;
      string(member, member.key());
      out += ':';
      value(member);
    }
    out += '}';
  }
};

}  // namespace

diagnostic::Result<std::string> canonical(const Document& document) {
  if (!document.problems().empty()) return document.problems();
  Canonizer canonizer;
  canonizer.value(document.root());
  if (!canonizer.problems.empty()) return std::move(canonizer.problems);
  return std::move(canonizer.out);
}

std::string ecmascript_number(double number) {
  if (number == 0) return "0";
  if (number < 0) return "-" + ecmascript_number(-number);
  auto [digits, exponent] = decimal_of(number);
  const auto count = static_cast<int>(digits.size());
  if (exponent < -6 || exponent > 20) {
    std::string text = digits.substr(0, 1);
    if (count > 1) text += "." + digits.substr(1);
    text += exponent < 0 ? "e-" : "e+";
    return text + std::to_string(std::abs(exponent));
  }
  if (exponent < 0) {
    return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') +
           digits;
  }
  if (count <= exponent + 1) {
    return digits +
           std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
  }
  return digits.insert(static_cast<std::size_t>(exponent) + 1, ".");
}

}  // namespace dct::json
