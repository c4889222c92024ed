// SPDX-License-Identifier: MIT
#include "zone/master/master_header.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <dct/text/ascii.hpp>
#include "dns/type_registry.hpp"
#include "text/quote.hpp"

namespace dct::zone {
namespace {

using text::is_digit;

enum class Class { none, internet, other };

Class class_of(Token token) {
  const std::string upper =
      token.size() > 10 ? std::string() : text::to_upper(token);
  if (upper == "IN" || upper == "CLASS1") return Class::internet;
  const bool numbered =
      upper.size() > 5 && upper.starts_with("CLASS") && is_digit(upper[5]);
  return numbered || upper == "CH" || upper == "HS" || upper == "CS"
             ? Class::other
             : Class::none;
}

diagnostic::Problem problem_at(const MasterEntry& entry, Token token,
                               std::string_view rule, std::string message,
                               std::string help) {
  diagnostic::Problem problem =
      diagnostic::error(rule, std::move(message), std::move(help));
  problem.place.begin = entry.position(token.data());
  return problem;
}

}  // namespace

std::optional<std::uint64_t> parse_ttl(Token token) {
  if (token.empty() || !is_digit(token[0])) return std::nullopt;
  std::uint64_t total = 0;
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (is_digit(token[i])) {
      number = number * 10 + static_cast<unsigned>(token[i] - '0');
      number = std::min(number, kMaxTtl + 1);
      continue;
    }
    if (!is_digit(token[i - 1])) return std::nullopt;
    static constexpr std::string_view kUnits = "smhdw";
    static constexpr std::array<std::uint64_t, 5> kSeconds = {1, 60, 3600,
                                                              86400, 604800};
    const char unit = text::to_lower(token[i]);
    const std::size_t which = kUnits.find(unit);
    if (which == std::string_view::npos) return std::nullopt;
    total = std::min(total + number * kSeconds[which], kMaxTtl + 1);
    number = 0;
  }
  return std::min(total + number, kMaxTtl + 1);
}

diagnostic::Result<RecordHeader> read_header(const MasterEntry& entry,
                                             std::size_t at) {
  RecordHeader header;
  bool has_class = false;
  for (; at < entry.tokens.size(); ++at) {
    const Token token = entry.tokens[at];
    const auto ttl = header.ttl ? std::nullopt : parse_ttl(token);
    if (ttl) {
      if (*ttl > kMaxTtl) {
        return problem_at(
            entry, token, "ttl-too-large",
            text::quote(token) + " is too large for a TTL, which has 31 bits",
            "write at most 2147483647 seconds");
      }
      header.ttl = static_cast<std::uint32_t>(*ttl);
      continue;
    }
    const Class of = has_class ? Class::none : class_of(token);
    if (of == Class::other) {
      return problem_at(
          entry, token, "class-unknown",
          text::quote(token) + " is not the class of the internet",
          "write IN, or leave the class out");
    }
    if (of == Class::internet) {
      has_class = true;
      continue;
    }
    header.type = dns::type_name(token);
    header.data = at + 1;
    if (!header.type.empty()) return header;
    return problem_at(
        entry, token, "type-unknown",
        text::quote(token) + " is not a record type",
        "write name, TTL, class and type in this order; a type without a name "
        "is TYPE and its number, its data \\#, the length and hexadecimal "
        "digits (RFC 3597)");
  }
  return problem_at(entry, entry.tokens.back(), "type-missing",
                    "the record ends before its type",
                    "write name, type and data, as in \"www A 192.0.2.1\"");
}

}  // namespace dct::zone
