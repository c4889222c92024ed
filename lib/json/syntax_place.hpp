// SPDX-License-Identifier: MIT
#pragma once

/// What the explanations of syntax.cpp and syntax_tokens.cpp look at.

#include <dct/text/ascii.hpp>

#include <rapidjson/error/error.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "json/syntax.hpp"
#include "json/tape.hpp"

namespace dct::json {

inline SyntaxMistake mistake(text::Span span, std::string message,
                             std::string help,
                             std::vector<diagnostic::Edit> repair = {},
                             std::vector<diagnostic::Edit> fix = {}) {
  return {.problem = {.rule = "json-syntax",
                      .place = span,
                      .message = std::move(message),
                      .help = std::move(help),
                      .fix = std::move(fix)},
          .repair = std::move(repair)};
}

/// Blanks in the place of a text; its line breaks stay.
inline diagnostic::Edit blank_out(std::string_view text, text::Span span) {
  std::string blanks(text.substr(span.begin, span.end - span.begin));
  for (char& c : blanks) {
    if (c != '\n') c = ' ';
  }
  return {.span = span, .replacement = std::move(blanks)};
}

inline bool is_word(char c) {
  return text::is_alnum(c) || c == '_' || c == '$' || c == '%';
}

// Everything about the place where reading stopped.
struct Place {
  const Tape& tape;
  std::string_view text;
  std::uint32_t container;
  rapidjson::ParseErrorCode code;
  std::size_t at;  ///< the first byte that does not fit, blanks skipped

  char here() const { return at < text.size() ? text[at] : '\0'; }
  bool at_end() const { return at >= text.size(); }
  std::string_view rest() const {
    return text.substr(std::min(at, text.size()));
  }

  std::size_t last_before() const {
    return at == 0 ? std::string_view::npos
                   : text.find_last_not_of(text::kWhiteSpace, at - 1);
  }
  char before() const {
    const std::size_t last = last_before();
    return last == std::string_view::npos ? '\0' : text[last];
  }

  text::Span word() const {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    return span_between(at, std::max(end, std::min(at + 1, text.size())));
  }
  std::string_view word_text() const {
    const text::Span s = word();
    return text.substr(s.begin, s.end - s.begin);
  }
  bool in_object() const {
    return container != diagnostic::kNoNode &&
           tape.nodes[container].kind == Kind::object;
  }
};

// Mistakes inside one value; each but the first answers with nothing when the
// mistake is another.

SyntaxMistake string_mistake(const Place& p);
std::optional<SyntaxMistake> number_mistake(const Place& p);
std::optional<SyntaxMistake> single_quotes(const Place& p);
std::optional<SyntaxMistake> typographic_quotes(const Place& p);
std::optional<SyntaxMistake> wrong_literal(const Place& p);

}  // namespace dct::json
