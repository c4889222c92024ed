// SPDX-License-Identifier: MIT
#include "dns/domain_name.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include "dns/a_labels.hpp"
#include "text/quote.hpp"

namespace dct::dns {
namespace {

using diagnostic::Problem;

Problem problem_at(std::size_t begin, std::size_t end, std::string_view rule,
                   std::string message) {
  Problem problem = diagnostic::error(rule, std::move(message));
  problem.place.span = {static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(end)};
  return problem;
}

bool is_name_character(char c) {
  return text::is_alnum(c) || c == '-' || c == '_' || c == '.' ||
         !text::is_ascii(c);
}

std::optional<Problem> check_characters(std::string_view name,
                                        std::string_view masked, NameUse use) {
  for (std::size_t i = 0; i < masked.size(); ++i) {
    const char c = masked[i];
    const bool may_be_any = c == kAnyCharacter && name[i] != c;
    if (may_be_any || is_name_character(c)) continue;
    const bool starts_label = masked.size() == 1 || masked[1] == '.';
    if (c == '*' && use == NameUse::host) {
      if (i == 0 && starts_label) continue;
      return problem_at(i, i + 1, "name-wildcard",
                        "\"*\" can only be the whole first label, as in \"*\" "
                        "or \"*.shop\"");
    }
    if (c == '@') {
      return problem_at(i, i + 1, "name-at-sign",
                        "\"@\" means the whole name and can't be part of one");
    }
    return problem_at(i, i + 1, "name-character",
                      c == ' ' ? "it has a space"
                               : text::quote(std::string_view(&c, 1)) +
                                     " is not allowed in a host name");
  }
  return std::nullopt;
}

std::optional<Problem> check_label(std::string_view label,
                                   std::string_view masked, std::size_t begin) {
  const std::size_t end = begin + label.size();
  if (label.empty()) {
    return problem_at(begin, end, "name-empty-label", "a label is empty");
  }
  if (masked.front() == '-' || masked.back() == '-') {
    return problem_at(
        begin, end, "name-hyphen",
        "the label " + text::quote(label) + " begins or ends with a hyphen");
  }
  if (masked.find(kAnyCharacter) != std::string_view::npos) return std::nullopt;
  if (!text::is_ascii(label)) {
    const auto converted = to_a_labels(label);
    if (converted) return std::nullopt;
    return problem_at(begin, end, "name-idn", converted.why());
  }
  if (label.size() <= kMaxLabel) {
    if (!text::to_lower(label.substr(0, 4)).starts_with("xn--") ||
        is_a_label(label)) {
      return std::nullopt;
    }
    return problem_at(begin, end, "name-idn",
                      "the label " + text::quote(label) +
                          " begins with xn--, but no international name is "
                          "written so");
  }
  return problem_at(begin, end, "name-long-label",
                    "the label " + text::quote(label, 20) + " has " +
                        std::to_string(label.size()) +
                        " characters; at most 63 are allowed");
}

}  // namespace

std::optional<Problem> check_name(std::string_view name, NameUse use) {
  return check_name(name, name, use);
}

std::optional<Problem> check_name(std::string_view name,
                                  std::string_view masked, NameUse use) {
  if (auto problem = check_characters(name, masked, use)) return problem;
  const auto known = static_cast<std::size_t>(std::count_if(
      masked.begin(), masked.end(), [](char c) { return c != kAnyCharacter; }));
  if (known > kMaxName) {
    return problem_at(0, name.size(), "name-too-long",
                      "it has " + std::to_string(known) +
                          " characters; at most 253 are allowed");
  }
  if (name == ".") {
    return problem_at(0, 1, "name-empty-label", "it has no label");
  }
  // A final dot adds no label.
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t dot = std::min(masked.find('.', begin), masked.size());
    if (auto problem = check_label(name.substr(begin, dot - begin),
                                   masked.substr(begin, dot - begin), begin)) {
      return problem;
    }
    begin = dot + 1;
  }
  return std::nullopt;
}

bool is_domain_name(std::string_view text, std::size_t least) {
  const auto dots =
      static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
  const std::size_t labels =
      text.empty() ? 0 : dots + (text.ends_with('.') ? 0 : 1);
  return labels >= least && !check_name(text, NameUse::target);
}

}  // namespace dct::dns
