// SPDX-License-Identifier: MIT

/// Bytes to tape in one pass: RapidJSON's iterative reader over a stream that
/// always knows its place. (With the library's own streams the reader works on
/// a local copy, and the place seen by the handler is stale.)

#include "json/parse.hpp"

#include <rapidjson/error/error.h>
#include <rapidjson/reader.h>

#include <limits>

#include "json/edit.hpp"
#include "json/limits.hpp"
#include "json/syntax.hpp"
#include "text/quote.hpp"

namespace dct::json {
namespace {

class Stream {
 public:
  using Ch = char;

  explicit Stream(std::string_view text) : text_(text) {}

  Ch Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  Ch Take() {
    const Ch c = Peek();
    ++at_;
    return c;
  }
  std::size_t Tell() const { return at_; }

  // The writing half of RapidJSON's stream concept, used only in situ.
  static Ch* PutBegin() { return nullptr; }
  static void Put(Ch) {}
  static std::size_t PutEnd(const Ch*) { return 0; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_between_tokens(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' ||
         c == ':';
}

// Receives RapidJSON's events. The stream is after a scalar when its event
// comes, and before a bracket.
class TapeBuilder {
 public:
  TapeBuilder(Tape& tape, const Stream& stream)
      : tape_(tape), text_(tape.text()), stream_(stream) {}

  bool Null() {
    scalar(Kind::null);
    return true;
  }
  bool Bool(bool value) {
    scalar(Kind::boolean).boolean = value;
    return true;
  }
  bool Int(int value) { return integer(value); }
  bool Uint(unsigned value) { return integer(value); }
  bool Int64(std::int64_t value) { return integer(value); }
  bool Uint64(std::uint64_t value) {
    constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
    return integer(value > static_cast<std::uint64_t>(kMax)
                       ? kMax
                       : static_cast<std::int64_t>(value));
  }
  bool Double(double value) {
    scalar(Kind::number).number = value;
    return true;
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }

  bool String(const char* characters, rapidjson::SizeType length, bool) {
    Node& node = scalar(Kind::string);
    node.string = view_of({characters, length}, node.span);
    return true;
  }
  bool Key(const char* characters, rapidjson::SizeType length, bool) {
    key_span_ = token_before_stream();
    key_ = view_of({characters, length}, key_span_);
    return true;
  }

  bool StartObject() { return open(Kind::object); }
  bool StartArray() { return open(Kind::array); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  bool too_deep() const { return too_deep_; }
  std::uint32_t innermost() const { return container_; }

 private:
  text::Span token_before_stream() {
    std::size_t begin = last_end_;
    while (is_between_tokens(text_[begin])) ++begin;
    last_end_ = stream_.Tell();
    return span_between(begin, last_end_);
  }

  std::string_view view_of(std::string_view decoded, text::Span token) {
    if (token.end - token.begin == decoded.size() + 2) {
      return text_.substr(token.begin + 1, decoded.size());
    }
    return tape_.decoded.emplace_back(decoded);
  }

  Node& add(Kind kind, text::Span span) {
    Node& node = tape_.nodes[tape_.add(kind, container_, span)];
    node.key = key_;
    node.key_span = key_span_;
    key_ = {};
    key_span_ = {};
    return node;
  }

  Node& scalar(Kind kind) { return add(kind, token_before_stream()); }

  bool integer(std::int64_t value) {
    Node& node = scalar(Kind::integer);
    node.integer = value;
    node.number = static_cast<double>(value);
    return true;
  }

  bool open(Kind kind) {
    const std::size_t begin = stream_.Tell();
    last_end_ = begin + 1;
    add(kind, span_between(begin, begin + 1));
    container_ = static_cast<std::uint32_t>(tape_.nodes.size() - 1);
    if (++depth_ <= kMaxDepth) return true;
    too_deep_ = true;
    return false;
  }

  bool close() {
    last_end_ = stream_.Tell() + 1;
    const std::uint32_t closed = container_;
    container_ = tape_.nodes[closed].parent;
    tape_.close(closed, static_cast<std::uint32_t>(last_end_));
    --depth_;
    return true;
  }

  Tape& tape_;
  std::string_view text_;
  const Stream& stream_;
  std::uint32_t container_ = diagnostic::kNoNode;
  std::size_t depth_ = 0;
  bool too_deep_ = false;
  std::size_t last_end_ = 0;
  std::string_view key_;
  text::Span key_span_;
};

Obstacle obstacle_of(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorObjectMissName:
      return Obstacle::no_key;
    case rapidjson::kParseErrorObjectMissColon:
      return Obstacle::no_colon;
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return Obstacle::no_object_end;
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return Obstacle::no_array_end;
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return Obstacle::second_value;
    case rapidjson::kParseErrorValueInvalid:
      return Obstacle::bad_word;
    case rapidjson::kParseErrorNumberTooBig:
      return Obstacle::number_too_large;
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
      return Obstacle::number_cut;
    case rapidjson::kParseErrorStringEscapeInvalid:
      return Obstacle::bad_escape;
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return Obstacle::bad_hex_escape;
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return Obstacle::bad_surrogate;
    case rapidjson::kParseErrorStringInvalidEncoding:
    case rapidjson::kParseErrorStringMissQuotationMark:
      return Obstacle::bad_string;
    default:
      return Obstacle::other;
  }
}

enum class Outcome { read, again, failed };

// One reading of the tape's text. A mistake that can be repaired is, in a copy
// of the text, and asks for another reading.
Outcome read_once(Tape& tape) {
  tape.nodes.clear();
  tape.decoded.clear();
  Stream stream(tape.text());
  TapeBuilder builder(tape, stream);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result =
      reader.Parse<rapidjson::kParseIterativeFlag |
                   rapidjson::kParseValidateEncodingFlag>(stream, builder);
  if (builder.too_deep()) {
    tape.problems.push_back({.rule = "json-limit-exceeded",
                             .place = tape.nodes.back().span,
                             .message = "the brackets are nested deeper than " +
                                        std::to_string(kMaxDepth) +
                                        " levels here; a template needs three",
                             .help = "remove the nesting"});
    return Outcome::failed;
  }
  // RapidJSON takes a NUL for the end of the text.
  const bool cut_at_nul =
      !result.IsError() && stream.Tell() < tape.text().size();
  if (!result.IsError() && !cut_at_nul) return Outcome::read;

  SyntaxMistake mistake =
      explain_syntax(tape, builder.innermost(),
                     {.obstacle = obstacle_of(result.Code()),
                      .offset = cut_at_nul ? stream.Tell() : result.Offset()});
  tape.problems.push_back(std::move(mistake.problem));
  if (mistake.repair.empty()) return Outcome::failed;
  tape.repaired = apply_edits(tape.text(), std::move(mistake.repair));
  return Outcome::again;
}

}  // namespace

void parse_json(Tape& tape, const Limits& limits) {
  // Each repair costs a reading; a text with more mistakes of form than this
  // is not JSON.
  constexpr int kMaxReadings = 50;
  if (tape.source.text().size() > limits.bytes) {
    const bool of_template = limits.bytes == kMaxBytes;
    tape.problems.push_back(
        {.rule = "json-limit-exceeded",
         .place = {},
         .message = "the " + std::string(of_template ? "file" : limits.of) +
                    " is larger than " + std::to_string(limits.bytes >> 20U) +
                    " MiB" + ", the limit" +
                    (of_template ? "; a template is about 1 kB" : ""),
         .help = "check that this file is a " + std::string(limits.of)});
    return;
  }
  Outcome outcome = Outcome::again;
  std::vector<diagnostic::Problem> repaired;
  for (int i = 0; i < kMaxReadings && outcome == Outcome::again; ++i) {
    tape.problems.clear();
    outcome = read_once(tape);
    if (outcome == Outcome::again) {
      repaired.push_back(std::move(tape.problems.back()));
      tape.problems.pop_back();
    }
  }
  tape.problems.insert(tape.problems.begin(), repaired.begin(), repaired.end());
  tape.usable = outcome == Outcome::read && check_limits(tape, limits);
}

}  // namespace dct::json
