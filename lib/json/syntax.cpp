// SPDX-License-Identifier: MIT
#include "json/syntax.hpp"

#include <unistr.h>

#include <algorithm>
#include <optional>

#include "json/quote.hpp"

namespace dct::json {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

SyntaxMistake mistake(Span span, std::string message, std::string help,
                      std::function<void(std::string&)> repair = {}) {
  return {.problem = {.rule = "json-syntax",
                      .span = span,
                      .message = std::move(message),
                      .help = std::move(help)},
          .repair = std::move(repair)};
}

std::function<void(std::string&)> blank_out(Span span) {
  return [span](std::string& text) {
    // Line breaks stay: they end a comment, and nothing else needs them gone.
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (text[i] != '\n') text[i] = ' ';
    }
  };
}

std::function<void(std::string&)> replace_by(Span span, std::string with) {
  with.resize(span.end - span.begin, ' ');
  return [span, with = std::move(with)](std::string& text) {
    text.replace(span.begin, with.size(), with);
  };
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '%';
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
                   : text.find_last_not_of(kBlanks, at - 1);
  }
  char before() const {
    const std::size_t last = last_before();
    return last == std::string_view::npos ? '\0' : text[last];
  }

  Span word() const {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    return span_between(at, std::max(end, std::min(at + 1, text.size())));
  }
  std::string_view word_text() const {
    const Span s = word();
    return text.substr(s.begin, s.end - s.begin);
  }
  bool in_object() const {
    return container != kNoNode && tape.nodes[container].kind == Kind::object;
  }
};

// "the object that begins at 12:5", innermost first.
std::string open_brackets(const Place& p) {
  std::string result;
  for (std::uint32_t c = p.container; c != kNoNode;
       c = p.tape.nodes[c].parent) {
    const Position begin = p.tape.source.position(p.tape.nodes[c].span.begin);
    if (!result.empty()) result += ", ";
    result += p.tape.nodes[c].kind == Kind::object ? "`{` of " : "`[` of ";
    result += std::to_string(begin.line) + ":" + std::to_string(begin.column);
  }
  return result;
}

SyntaxMistake cut_file(const Place& p) {
  const std::size_t end = p.text.size();
  if (p.text.find_first_not_of(kBlanks) == std::string_view::npos) {
    return mistake({}, "the file is empty; a template is one JSON object",
                   "write the template, beginning with `{`");
  }
  std::string closing;
  for (std::uint32_t c = p.container; c != kNoNode;
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
                     code(closing) + " at the end");
}

std::optional<SyntaxMistake> comment(const Place& p) {
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
  const Span span = span_between(p.at, p.at + length);
  return mistake(span, "JSON has no comments; strict readers refuse the file",
                 "delete it, or move the text to `description`",
                 blank_out(span));
}

std::optional<SyntaxMistake> stray_comma(const Place& p) {
  if ((p.here() == '}' || p.here() == ']') && p.before() == ',') {
    const Span comma = span_between(p.last_before(), p.last_before() + 1);
    return mistake(comma,
                   "a comma before the closing " +
                       code(std::string(1, p.here())) +
                       "; JSON allows none behind the last " +
                       (p.here() == '}' ? "member" : "item"),
                   "delete the comma", blank_out(comma));
  }
  if (p.here() == ',') {
    const Span comma = span_between(p.at, p.at + 1);
    return mistake(comma, "a comma with nothing in front of it",
                   "delete the comma", blank_out(comma));
  }
  return std::nullopt;
}

std::optional<SyntaxMistake> single_quotes(const Place& p) {
  if (p.here() != '\'') return std::nullopt;
  const std::size_t end = p.text.find_first_of("'\"\n", p.at + 1);
  const bool closed = end != std::string_view::npos && p.text[end] == '\'';
  const Span span =
      closed ? span_between(p.at, end + 1) : span_between(p.at, p.at + 1);
  auto repair = [span](std::string& text) {
    text[span.begin] = '"';
    text[span.end - 1] = '"';
  };
  return mistake(span, "single quotes; JSON texts stand in double quotes",
                 "write \" in place of '",
                 closed ? repair : std::function<void(std::string&)>());
}

std::optional<SyntaxMistake> typographic_quotes(const Place& p) {
  for (const std::string_view mark : {"\u201C", "\u201D", "\u201E", "\u00AB"}) {
    if (p.rest().starts_with(mark)) {
      return mistake(span_between(p.at, p.at + mark.size()),
                     "a typographic quotation mark " + std::string(mark) +
                         "; JSON texts stand in straight double quotes",
                     "write \" and switch off \"smart quotes\" in the editor");
    }
  }
  return std::nullopt;
}

struct Spelling {
  std::string_view written;
  std::string_view meant;
};
constexpr Spelling kSpellings[] = {{"False", "false"}, {"FALSE", "false"},
                                   {"None", "null"},   {"NULL", "null"},
                                   {"Null", "null"},   {"True", "true"},
                                   {"TRUE", "true"},   {"undefined", "null"}};

std::optional<SyntaxMistake> wrong_literal(const Place& p) {
  const std::string_view word = p.word_text();
  for (const Spelling& s : kSpellings) {
    if (word == s.written) {
      return mistake(
          p.word(),
          code(word) + " is no JSON; it is written " + code(s.meant) + " there",
          "write " + code(s.meant), replace_by(p.word(), std::string(s.meant)));
    }
  }
  for (const std::string_view literal : {"false", "null", "true"}) {
    if (word.size() > 1 && literal.starts_with(word)) {
      return mistake(
          p.word(), code(word) + " is no value",
          "write " + code(literal) + ", or put a text into double quotes");
    }
  }
  for (const std::string_view number : {"-Infinity", "Infinity", "NaN"}) {
    if (p.rest().starts_with(number)) {
      return mistake(span_between(p.at, p.at + number.size()),
                     "JSON has no " + code(number) + "; numbers are finite",
                     "write the number that is meant, or leave the member out");
    }
  }
  return std::nullopt;
}

std::optional<SyntaxMistake> missing_comma(const Place& p) {
  if (p.code != rapidjson::kParseErrorObjectMissCommaOrCurlyBracket &&
      p.code != rapidjson::kParseErrorArrayMissCommaOrSquareBracket) {
    return std::nullopt;
  }
  const std::size_t last = p.last_before();
  const char c = p.here();
  if (last == std::string_view::npos ||
      (c != '"' && c != '{' && c != '[' && c != '-' && !is_word(c))) {
    return std::nullopt;
  }
  if (last + 1 == p.at && c >= '0' && c <= '9') {
    return mistake(span_between(last, p.word().end),
                   "a number with a leading zero; JSON allows none",
                   "delete the zero, or write the value as a text");
  }
  auto repair = [last](std::string& text) { text[last + 1] = ','; };
  return mistake(
      span_between(last, last + 1),
      "a comma is missing behind this; another " +
          std::string(p.in_object() ? "member" : "item") + " follows",
      "add a comma",
      last + 1 < p.at ? repair : std::function<void(std::string&)>());
}

std::optional<SyntaxMistake> wrong_bracket(const Place& p) {
  const char c = p.here();
  if (c != '}' && c != ']') return std::nullopt;
  if (p.container == kNoNode) return std::nullopt;
  const char wanted = p.in_object() ? '}' : ']';
  if (c == wanted) return std::nullopt;
  return mistake(
      span_between(p.at, p.at + 1),
      code(std::string(1, c)) +
          " closes nothing here; open: " + open_brackets(p),
      "close the inner bracket first, with " + code(std::string(1, wanted)));
}

std::optional<SyntaxMistake> after_the_end(const Place& p) {
  if (p.code != rapidjson::kParseErrorDocumentRootNotSingular) {
    return std::nullopt;
  }
  const Span rest = span_between(p.at, p.text.size());
  const Span shown = span_between(p.at, p.at + 1);
  const bool second = p.here() == '{' || p.here() == '[';
  return mistake(
      shown,
      second
          ? "a second JSON value begins here; a file holds one template"
          : "text behind the end of the template; many programs stop reading "
            "before it, so people and programs see different templates",
      second ? "put it into a file of its own" : "delete it", blank_out(rest));
}

// Inside a string the reader's offset may be the beginning of the string, or
// the place of the escape: look for the first thing that does not belong.
SyntaxMistake string_mistake(const Place& p) {
  using rapidjson::ParseErrorCode;
  std::size_t i = p.at;
  // RapidJSON calls a raw control character an invalid escape as well.
  const bool control = static_cast<unsigned char>(p.here()) < 0x20;
  if (p.code == rapidjson::kParseErrorStringEscapeInvalid && !control) {
    i = std::min(p.text.find('\\', i), i);
    const Span span = span_between(i, std::min(i + 2, p.text.size()));
    return mistake(span,
                   "the escape " +
                       code(p.text.substr(span.begin, span.end - span.begin)) +
                       " is none of JSON's (\\\" \\\\ \\/ \\b \\f \\n \\r \\t "
                       "\\uXXXX)",
                   "write \\\\ for a backslash");
  }
  if (p.code == rapidjson::kParseErrorStringUnicodeEscapeInvalidHex) {
    i = p.text.rfind("\\u", i);
    return mistake(span_between(i, std::min(i + 6, p.text.size())),
                   "\\u is not followed by four hexadecimal digits",
                   "write all four, for example \\u00e9");
  }
  if (p.code == rapidjson::kParseErrorStringUnicodeSurrogateInvalid) {
    i = p.text.rfind("\\u", i);
    return mistake(span_between(i, std::min(i + 6, p.text.size())),
                   "half of a surrogate pair: this \\u escape is no character "
                   "without its other half",
                   "write the character itself");
  }
  for (i = p.at; i < p.text.size(); ++i) {
    const char c = p.text[i];
    if (c == '"' && i > p.at) break;
    if (static_cast<unsigned char>(c) < 0x20) {
      return mistake(span_between(i, i + 1),
                     c == '\n' || c == '\r'
                         ? "the text is not closed on its line"
                         : "a control character stands inside a text",
                     c == '\n' || c == '\r'
                         ? "add the closing \", or write \\n for a line break"
                         : "delete it, or write it as a \\u escape");
    }
    if (static_cast<unsigned char>(c) >= 0x80) {
      ucs4_t code_point = 0;
      const int bytes = u8_mbtoucr(
          &code_point, reinterpret_cast<const std::uint8_t*>(&p.text[i]),
          p.text.size() - i);
      if (bytes <= 0) break;
      i += static_cast<std::size_t>(bytes) - 1;
    }
  }
  if (i >= p.text.size()) {
    return mistake(span_between(p.text.size(), p.text.size()),
                   "the file ends inside a text",
                   "check that the file was copied whole");
  }
  return mistake(span_between(i, i + 1),
                 "this byte is not valid UTF-8, the only encoding of JSON",
                 "save the file as UTF-8");
}

std::optional<SyntaxMistake> number_mistake(const Place& p) {
  switch (p.code) {
    case rapidjson::kParseErrorNumberTooBig:
      return mistake(p.word(), "this number is too large for any reader",
                     "write a smaller one");
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
      return mistake(p.word(), "this number breaks off",
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

SyntaxMistake unexpected(const Place& p) {
  using namespace rapidjson;
  const Span span = p.word();
  const std::string met = code(p.word_text());
  switch (p.code) {
    case kParseErrorObjectMissName:
      if (is_word(p.here())) {
        return mistake(span, "the key " + met + " stands without quotes",
                       "write \"" + printable(p.word_text()) + "\"");
      }
      return mistake(span, met + " where a key in double quotes is expected",
                     "write the key, for example \"ttl\"");
    case kParseErrorObjectMissColon:
      return mistake(span, met + " where the `:` behind a key is expected",
                     "write `\"key\": value`");
    case kParseErrorObjectMissCommaOrCurlyBracket:
      return mistake(span, met + " where `,` or `}` is expected",
                     "check the quotes and commas of the line before");
    case kParseErrorArrayMissCommaOrSquareBracket:
      return mistake(span, met + " where `,` or `]` is expected",
                     "check the quotes and commas of the line before");
    default:
      return mistake(span, met + " where a value is expected",
                     is_word(p.here()) ? "put a text into double quotes"
                                       : "write the value, or delete its key");
  }
}

std::optional<SyntaxMistake> wrong_encoding(const Place& p) {
  if (p.text.starts_with(kByteOrderMark)) {
    const Span span = span_between(0, kByteOrderMark.size());
    return mistake(span,
                   "the file begins with a byte order mark (EF BB BF), which "
                   "JSON forbids and many readers refuse",
                   "save the file as UTF-8 without BOM", blank_out(span));
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
  using namespace rapidjson;
  const std::string_view text = tape.text();
  Place p{.tape = tape,
          .text = text,
          .container = innermost,
          .code = error.code,
          .at = std::min(error.offset, text.size())};
  if (auto found = wrong_encoding(p)) return *found;

  switch (error.code) {
    case kParseErrorStringEscapeInvalid:
    case kParseErrorStringInvalidEncoding:
    case kParseErrorStringMissQuotationMark:
    case kParseErrorStringUnicodeEscapeInvalidHex:
    case kParseErrorStringUnicodeSurrogateInvalid:
      return string_mistake(p);
    default:
      break;
  }
  p.at = std::min(text.find_first_not_of(kBlanks, p.at), text.size());
  // A word or a number is refused at the first letter that does not fit.
  if (error.code == kParseErrorValueInvalid ||
      error.code == kParseErrorNumberMissFraction ||
      error.code == kParseErrorNumberMissExponent) {
    while (p.at > 0 && (is_word(text[p.at - 1]) || text[p.at - 1] == '.' ||
                        text[p.at - 1] == '-')) {
      --p.at;
    }
  }
  if (p.at_end()) return cut_file(p);
  if (p.here() == '\0') {
    return mistake(span_between(p.at, p.at + 1), "a NUL byte; this is no text",
                   "check that the file is a template");
  }
  using Check = std::optional<SyntaxMistake> (*)(const Place&);
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
