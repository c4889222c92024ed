// SPDX-License-Identifier: MIT
#include "json/syntax_stop.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::json {

bool is_word_character(char c) {
  return text::is_alnum(c) || c == '_' || c == '$' || c == '%';
}

bool SyntaxStop::at_end() const { return at >= text.size(); }

char SyntaxStop::here() const { return at_end() ? '\0' : text[at]; }

std::string_view SyntaxStop::rest() const {
  return text.substr(std::min(at, text.size()));
}

std::size_t SyntaxStop::last_before() const {
  return at == 0 ? std::string_view::npos
                 : text.find_last_not_of(text::kWhiteSpace, at - 1);
}

char SyntaxStop::before() const {
  const std::size_t last = last_before();
  return last == std::string_view::npos ? '\0' : text[last];
}

text::Span SyntaxStop::word() const {
  std::size_t end = at;
  while (end < text.size() && is_word_character(text[end])) ++end;
  return span_between(at, std::max(end, std::min(at + 1, text.size())));
}

std::string_view SyntaxStop::word_text() const {
  const text::Span s = word();
  return text.substr(s.begin, s.end - s.begin);
}

bool SyntaxStop::in_object() const {
  return container != diagnostic::kNoNode &&
         tape.nodes[container].kind == Kind::object;
}

SyntaxMistake mistake(text::Span span, std::string message, std::string help,
                      std::vector<diagnostic::Edit> repair,
                      std::vector<diagnostic::Edit> fix) {
  return {.problem = {.rule = "json-syntax",
                      .place = span,
                      .message = std::move(message),
                      .help = std::move(help),
                      .fix = std::move(fix)},
          .repair = std::move(repair)};
}

diagnostic::Edit blank_out(std::string_view text, text::Span span) {
  std::string blanks(text.substr(span.begin, span.end - span.begin));
  for (char& c : blanks) {
    if (c != '\n') c = ' ';
  }
  return {.span = span, .replacement = std::move(blanks)};
}

}  // namespace dct::json
