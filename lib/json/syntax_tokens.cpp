// SPDX-License-Identifier: MIT
#include "json/syntax_tokens.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::json {
namespace {

struct Spelling {
  std::string_view written;
  std::string_view meant;
};
constexpr Spelling kSpellings[] = {{"False", "false"}, {"FALSE", "false"},
                                   {"None", "null"},   {"NULL", "null"},
                                   {"Null", "null"},   {"True", "true"},
                                   {"TRUE", "true"},   {"undefined", "null"}};

}  // namespace

// Inside a string the reader's offset may be the beginning of the string, or
// the place of the escape: look for the first thing that does not belong.
SyntaxMistake string_mistake(const SyntaxStop& p) {
  std::size_t i = p.at;
  // RapidJSON calls a raw control character an invalid escape as well.
  const bool control = static_cast<unsigned char>(p.here()) < 0x20;
  if (p.obstacle == Obstacle::bad_escape && !control) {
    i = std::min(p.text.find('\\', i), i);
    const text::Span span = span_between(i, std::min(i + 2, p.text.size()));
    return mistake(
        span,
        "the escape " +
            text::code(p.text.substr(span.begin, span.end - span.begin)) +
            " is not one of JSON's (\\\" \\\\ \\/ \\b \\f \\n \\r \\t "
            "\\uXXXX)",
        "write \\\\ for a backslash");
  }
  if (p.obstacle == Obstacle::bad_hex_escape) {
    i = p.text.rfind("\\u", i);
    return mistake(span_between(i, std::min(i + 6, p.text.size())),
                   "\\u is not followed by four hexadecimal digits",
                   "write all four, for example \\u00e9");
  }
  if (p.obstacle == Obstacle::bad_surrogate) {
    i = p.text.rfind("\\u", i);
    return mistake(span_between(i, std::min(i + 6, p.text.size())),
                   "half of a surrogate pair: this \\u escape is not a "
                   "character without its other half",
                   "write the character itself");
  }
  for (i = p.at; i < p.text.size(); ++i) {
    const char byte = p.text[i];
    const bool is_line_end = byte == '\n' || byte == '\r';
    if (byte == '"' && i > p.at) break;
    if (static_cast<unsigned char>(byte) < 0x20) {
      return mistake(span_between(i, i + 1),
                     is_line_end ? "the string is not closed on its line"
                                 : "a control character inside a string",
                     is_line_end
                         ? "add the closing \", or write \\n for a line break"
                         : "delete it, or write it as a \\u escape");
    }
    if (!text::is_ascii(byte)) {
      const text::CodePoint c = text::decode(p.text.substr(i));
      if (!c.is_valid) break;
      i += c.bytes - 1;
    }
  }
  if (i >= p.text.size()) {
    return mistake(span_between(p.text.size(), p.text.size()),
                   "the file ends inside a string",
                   "check that the file was copied whole");
  }
  return mistake(span_between(i, i + 1),
                 "this byte is not valid UTF-8, the only encoding of JSON",
                 "save the file as UTF-8");
}

std::optional<SyntaxMistake> number_mistake(const SyntaxStop& p) {
  switch (p.obstacle) {
    case Obstacle::number_too_large:
      return mistake(p.word(), "this number is too large for any parser",
                     "write a smaller one");
    case Obstacle::number_cut:
      return mistake(p.word(), "this number is incomplete",
                     "write the missing digits");
    default:
      break;
  }
  if (p.here() == '+' || p.here() == '.') {
    return mistake(
        span_between(p.at, p.at + 1),
        "a JSON number begins with a digit or `-`",
        p.here() == '+' ? "delete the `+`" : "write 0 before the `.`");
  }
  return std::nullopt;
}

std::optional<SyntaxMistake> wrong_literal(const SyntaxStop& p) {
  const std::string_view word = p.word_text();
  for (const Spelling& s : kSpellings) {
    if (word == s.written) {
      std::string padded(s.meant);
      padded.resize(word.size(), ' ');
      return mistake(p.word(),
                     text::code(word) + " is not JSON, which spells it " +
                         text::code(s.meant),
                     "write " + text::code(s.meant), {{p.word(), padded}},
                     {{p.word(), std::string(s.meant)}});
    }
  }
  for (const std::string_view literal : {"false", "null", "true"}) {
    if (word.size() > 1 && literal.starts_with(word)) {
      return mistake(p.word(), text::code(word) + " is not a JSON value",
                     "write " + text::code(literal) +
                         ", or put a string in double quotes");
    }
  }
  for (const std::string_view number : {"-Infinity", "Infinity", "NaN"}) {
    if (p.rest().starts_with(number)) {
      return mistake(
          span_between(p.at, p.at + number.size()),
          "JSON has no " + text::code(number) + "; numbers are finite",
          "write the number that you mean, or remove the member");
    }
  }
  return std::nullopt;
}

std::optional<SyntaxMistake> single_quotes(const SyntaxStop& p) {
  if (p.here() != '\'') return std::nullopt;
  const std::size_t end = p.text.find_first_of("'\"\n", p.at + 1);
  const bool closed = end != std::string_view::npos && p.text[end] == '\'';
  std::vector<diagnostic::Edit> edits;
  if (closed) {
    edits = {{span_between(p.at, p.at + 1), "\""},
             {span_between(end, end + 1), "\""}};
  }
  return mistake(span_between(p.at, closed ? end + 1 : p.at + 1),
                 "single quotes; JSON strings need double quotes",
                 "write \" in place of '", edits, edits);
}

std::optional<SyntaxMistake> typographic_quotes(const SyntaxStop& p) {
  for (const std::string_view mark : {"\u201C", "\u201D", "\u201E", "\u00AB"}) {
    if (p.rest().starts_with(mark)) {
      return mistake(span_between(p.at, p.at + mark.size()),
                     "a typographic quotation mark " + std::string(mark) +
                         "; JSON strings need straight double quotes",
                     "write \" and switch off \"smart quotes\" in the editor");
    }
  }
  return std::nullopt;
}

}  // namespace dct::json
