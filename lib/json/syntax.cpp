// SPDX-License-Identifier: MIT

/// From the reader's "error 3 at byte 812" to a sentence, and to a repair.
///
/// The reader stops at the first byte that does not fit, with a code that says
/// what it wanted: that is rarely what the author did. So a list of checks,
/// from the most particular mistake to the most general, looks at the text
/// around the place: a comment, a comma too many, single quotes, `True` ... The
/// first check that knows the mistake explains it; `unexpected` explains the
/// rest.
///
/// A mistake with one safe repair brings two: one of the same length, which
/// lets the reading go on in a copy of the text without moving any place (a
/// trailing comma must not hide the other nine mistakes of a file), and one for
/// the author's file. Each repair costs another reading; parse.cpp bounds them.

#include "json/syntax.hpp"

#include <dct/text/ascii.hpp>

#include "json/syntax_tokens.hpp"
#include "text/quote.hpp"

namespace dct::json {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// "the object that begins at 12:5", innermost first.
std::string open_brackets(const SyntaxStop& p) {
  std::string result;
  for (std::uint32_t c = p.container; c != diagnostic::kNoNode;
       c = p.tape.nodes[c].parent) {
    const text::Position begin =
        p.tape.source.position(p.tape.nodes[c].span.begin);
    if (!result.empty()) result += ", ";
    result += p.tape.nodes[c].kind == Kind::object ? "`{` of " : "`[` of ";
    result += std::to_string(begin.line) + ":" + std::to_string(begin.column);
  }
  return result;
}

SyntaxMistake cut_file(const SyntaxStop& p) {
  const std::size_t end = p.text.size();
  if (text::trim(p.text).empty()) {
    return mistake({}, "the file is empty; a template is one JSON object",
                   "write the template, beginning with `{`");
  }
  std::string closing;
  for (std::uint32_t c = p.container; c != diagnostic::kNoNode;
       c = p.tape.nodes[c].parent) {
    closing += p.tape.nodes[c].kind == Kind::object ? '}' : ']';
  }
  if (closing.empty()) {
    return mistake(span_between(end, end), "the file ends inside a value",
                   "check that the file was copied whole");
  }
  return mistake(span_between(end, end),
                 "the file ends too early; still open: " + open_brackets(p),
                 "check that the file was copied whole; if it was, add " +
                     text::code(closing) + " at the end");
}

std::optional<SyntaxMistake> comment(const SyntaxStop& p) {
  const std::string_view rest = p.rest();
  std::size_t length = 0;
  if (rest.starts_with("/*")) {
    const std::size_t end = rest.find("*/", 2);
    length = end == std::string_view::npos ? rest.size() : end + 2;
  } else if (rest.starts_with("//") || rest.starts_with('#')) {
    length = std::min(rest.find('\n'), rest.size());
  } else {
    return std::nullopt;
  }
  const text::Span span = span_between(p.at, p.at + length);
  return mistake(span, "JSON has no comments; strict parsers reject the file",
                 "delete it, or move the text to `description`",
                 {blank_out(p.text, span)});
}

std::optional<SyntaxMistake> stray_comma(const SyntaxStop& p) {
  if ((p.here() == '}' || p.here() == ']') && p.before() == ',') {
    const text::Span comma = span_between(p.last_before(), p.last_before() + 1);
    return mistake(
        comma,
        "a comma before the closing " + text::code(std::string(1, p.here())) +
            "; JSON does not allow one after the last " +
            (p.here() == '}' ? "member" : "item"),
        "delete the comma", {blank_out(p.text, comma)}, {{comma, ""}});
  }
  if (p.here() == ',') {
    const text::Span comma = span_between(p.at, p.at + 1);
    return mistake(comma, "a comma without a value before it",
                   "delete the comma", {blank_out(p.text, comma)},
                   {{comma, ""}});
  }
  return std::nullopt;
}

std::optional<SyntaxMistake> missing_comma(const SyntaxStop& p) {
  if (p.obstacle != Obstacle::no_object_end &&
      p.obstacle != Obstacle::no_array_end) {
    return std::nullopt;
  }
  const std::size_t last = p.last_before();
  const char c = p.here();
  if (last == std::string_view::npos ||
      (c != '"' && c != '{' && c != '[' && c != '-' && !is_word_character(c))) {
    return std::nullopt;
  }
  if (last + 1 == p.at && text::is_digit(c)) {
    return mistake(span_between(last, p.word().end),
                   "a number with a leading zero, which JSON does not allow",
                   "delete the zero, or write the value as a string");
  }
  std::vector<diagnostic::Edit> repair;
  if (last + 1 < p.at) repair = {{span_between(last + 1, last + 2), ","}};
  return mistake(
      span_between(last, last + 1),
      "a comma is missing after this; another " +
          std::string(p.in_object() ? "member" : "item") + " follows",
      "add a comma", repair, {{span_between(last + 1, last + 1), ","}});
}

std::optional<SyntaxMistake> wrong_bracket(const SyntaxStop& p) {
  const char c = p.here();
  if (c != '}' && c != ']') return std::nullopt;
  if (p.container == diagnostic::kNoNode) return std::nullopt;
  const char wanted = p.in_object() ? '}' : ']';
  if (c == wanted) return std::nullopt;
  return mistake(
      span_between(p.at, p.at + 1),
      text::code(std::string(1, c)) +
          " does not close anything here; still open: " + open_brackets(p),
      "close the inner bracket first, with " +
          text::code(std::string(1, wanted)));
}

std::optional<SyntaxMistake> after_the_end(const SyntaxStop& p) {
  if (p.obstacle != Obstacle::second_value) return std::nullopt;
  const text::Span rest = span_between(p.at, p.text.size());
  const text::Span shown = span_between(p.at, p.at + 1);
  const bool second = p.here() == '{' || p.here() == '[';
  return mistake(
      shown,
      second ? "a second JSON value begins here; a file holds one template"
             : "text after the end of the template; many programs stop reading "
               "before it, so people and programs see different templates",
      second ? "put it into a file of its own" : "delete it",
      {blank_out(p.text, rest)});
}

SyntaxMistake unexpected(const SyntaxStop& p) {
  const text::Span span = p.word();
  const std::string met = text::code(p.word_text());
  switch (p.obstacle) {
    case Obstacle::no_key:
      if (is_word_character(p.here())) {
        return mistake(span, "the key " + met + " has no quotes",
                       "write \"" + text::printable(p.word_text()) + "\"");
      }
      return mistake(span, met + " where a key in double quotes is expected",
                     "write the key, for example \"ttl\"");
    case Obstacle::no_colon:
      return mistake(span, met + " where the `:` after a key is expected",
                     "write `\"key\": value`");
    case Obstacle::no_object_end:
      return mistake(span, met + " where `,` or `}` is expected",
                     "check the quotes and commas of the line before");
    case Obstacle::no_array_end:
      return mistake(span, met + " where `,` or `]` is expected",
                     "check the quotes and commas of the line before");
    default:
      return mistake(span, met + " where a value is expected",
                     is_word_character(p.here())
                         ? "put a string in double quotes"
                         : "write the value, or delete its key");
  }
}

std::optional<SyntaxMistake> wrong_encoding(const SyntaxStop& p) {
  if (p.text.starts_with(kByteOrderMark)) {
    const text::Span span = span_between(0, kByteOrderMark.size());
    return mistake(span,
                   "the file begins with a byte order mark (EF BB BF), which "
                   "JSON forbids and many parsers reject",
                   "save the file as UTF-8 without BOM",
                   {blank_out(p.text, span)}, {{span, ""}});
  }
  if (p.text.starts_with("\xFF\xFE") || p.text.starts_with("\xFE\xFF") ||
      (p.text.size() > 1 && p.text[1] == '\0')) {
    return mistake(span_between(0, 2), "the file is UTF-16; JSON is UTF-8",
                   "save the file as UTF-8");
  }
  return std::nullopt;
}

}  // namespace

SyntaxMistake explain_syntax(const Tape& tape, std::uint32_t innermost,
                             ReaderError error) {
  const std::string_view text = tape.text();
  SyntaxStop p{.tape = tape,
               .text = text,
               .container = innermost,
               .obstacle = error.obstacle,
               .at = std::min(error.offset, text.size())};
  if (auto found = wrong_encoding(p)) return *found;

  switch (error.obstacle) {
    case Obstacle::bad_escape:
    case Obstacle::bad_hex_escape:
    case Obstacle::bad_surrogate:
    case Obstacle::bad_string:
      return string_mistake(p);
    default:
      break;
  }
  p.at = std::min(text.find_first_not_of(text::kWhiteSpace, p.at), text.size());
  // Reading a word or a number stops at the first letter that does not fit.
  if (error.obstacle == Obstacle::bad_word ||
      error.obstacle == Obstacle::number_cut) {
    while (p.at > 0 && (is_word_character(text[p.at - 1]) ||
                        text[p.at - 1] == '.' || text[p.at - 1] == '-')) {
      --p.at;
    }
  }
  if (p.at_end()) return cut_file(p);
  if (p.here() == '\0') {
    return mistake(span_between(p.at, p.at + 1),
                   "a NUL byte; this is not a text file",
                   "check that the file is a template");
  }
  using Check = std::optional<SyntaxMistake> (*)(const SyntaxStop&);
  // From the most particular to the most general.
  constexpr Check kChecks[] = {
      comment,       after_the_end,  stray_comma,        single_quotes,
      wrong_literal, number_mistake, typographic_quotes, missing_comma,
      wrong_bracket};
  for (const Check check : kChecks) {
    if (auto found = check(p)) return std::move(*found);
  }
  return unexpected(p);
}

}  // namespace dct::json
