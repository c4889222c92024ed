// SPDX-License-Identifier: MIT
#pragma once

/// A located JSON document: every key and every value knows the bytes it was
/// written in. Parsing never fails: what is wrong with the text is in
/// problems(), and if the text can be read in spite of a mistake (a comment, a
/// trailing comma), the document is there as well.
///
///   auto document = dct::json::Document::parse({"web.json", "{\"ttl\": 60}"});
///   for (const dct::diagnostic::Problem& p : document.problems())
///     std::cerr << p.message << '\n';
///   dct::json::Value ttl = document.root()["ttl"];
///   if (ttl.is(dct::json::Kind::integer)) std::cout << ttl.integer() << '\n';

#include <dct/diagnostic/finding.hpp>
#include <dct/text/source.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dct::json {

/// `integer` is a number written without fraction and exponent that fits in
/// 64 bits; every other number is `number`. `absent` is the kind of no value.
enum class Kind : std::uint8_t {
  absent,
  null,
  boolean,
  integer,
  number,
  string,
  array,
  object
};

/// Every document is held to these limits before anything else looks at it, so
/// that no later step needs a limit of its own (rule json-limit-exceeded).
inline constexpr std::size_t kMaxBytes = 1U << 20U;
inline constexpr std::size_t kMaxDepth = 64;
inline constexpr std::size_t kMaxStringBytes = 4096;
inline constexpr std::size_t kMaxTxtDataBytes = 65535;
inline constexpr std::size_t kMaxRecords = 1000;

/// Limits that callers may override for documents that are not templates.
struct Limits {
  std::size_t bytes = kMaxBytes;
  std::size_t string_bytes = kMaxStringBytes;  ///< TXT data may always have
                                               ///< kMaxTxtDataBytes
  std::string_view of = "template";  ///< what the document is, for messages
};

struct Tape;

/// One value of a document, a view that is cheap to copy. It lives as long as
/// its Document. A default Value is absent: whatever it is asked, it answers
/// with nothing.
class DCT_EXPORT Value {
 public:
  class Iterator;

  Value() = default;
  Value(const Tape& tape, std::uint32_t node) : tape_(&tape), node_(node) {}

  explicit operator bool() const { return tape_ != nullptr; }
  bool is(Kind kind) const;
  Kind kind() const;

  /// The decoded characters of a string; empty for any other kind.
  std::string_view string() const;
  /// False for every value but `true`.
  bool boolean() const;
  /// The number of an `integer`, else 0; at most 2^63 - 1, whatever is written.
  std::int64_t integer() const;
  /// The double of a `number` or `integer`, else 0.
  double number() const;
  /// The value as the file spells it; a container is its opening bracket
  /// through its closing one.
  std::string_view token() const;

  /// The number of members or items, and each of them in the order of the
  /// file. A duplicate key is counted and visited twice.
  std::size_t size() const;
  Iterator begin() const;
  Iterator end() const;
  /// The member of that name, the last one if there are several (as the usual
  /// parsers do); absent if there is none or this is not an object.
  Value operator[](std::string_view key) const;
  /// The item at a 0-based index; absent after the end or if this is not an
  /// array.
  Value operator[](std::size_t index) const;

  /// The name of a member, decoded; empty for items and the root.
  std::string_view key() const;
  /// A member that a later one of the same name hides.
  bool hidden() const;
  Value parent() const;

  /// The bytes of the value, quotation marks and brackets included.
  text::Span span() const;
  /// The bytes of a member's name; (0, 0) for an item or the root.
  text::Span key_span() const;
  /// The bytes of characters [first, last) of a decoded string; all of its
  /// bytes if it has escapes.
  text::Span span_of(std::size_t first, std::size_t last) const;
  /// RFC 6901, for example `/records/3/host`.
  std::string pointer() const;

  /// Names this value inside its document (see diagnostic::Place::node).
  std::uint32_t node() const { return node_; }

  friend bool operator==(Value, Value) = default;

 private:
  const Tape* tape_ = nullptr;
  std::uint32_t node_ = diagnostic::kNoNode;
};

/// Iterates over the members of an object or the items of an array.
class DCT_EXPORT Value::Iterator {
 public:
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::forward_iterator_tag;
  using pointer = const Value*;
  using reference = Value;

  Iterator() = default;
  Iterator(const Tape* tape, std::uint32_t node) : tape_(tape), node_(node) {}

  Value operator*() const { return {*tape_, node_}; }
  Iterator& operator++();
  Iterator operator++(int) {
    Iterator old = *this;
    ++*this;
    return old;
  }
  friend bool operator==(Iterator, Iterator) = default;

 private:
  const Tape* tape_ = nullptr;
  std::uint32_t node_ = diagnostic::kNoNode;
};

class DCT_EXPORT Document {
 public:
  /// Reads JSON (RFC 8259). Reports json-syntax, json-duplicate-key and
  /// json-limit-exceeded.
  static Document parse(text::Source source, const Limits& limits = {});
  /// Reads one YAML document as the JSON it means (plain scalars by the core
  /// schema of YAML 1.2). Reports yaml-syntax, json-duplicate-key and
  /// json-limit-exceeded.
  static Document parse_yaml(text::Source source);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  const text::Source& source() const&;
  /// Absent when the text could not be read to its end, or breaks a limit.
  Value root() const&;
  /// The value a problem or a finding names; absent for kNoNode.
  Value value(std::uint32_t node) const&;
  /// In the order of the text.
  const std::vector<diagnostic::Problem>& problems() const&;

  // All of these are views of the document: keep it in a variable.
  const text::Source& source() const&& = delete;
  Value root() const&& = delete;
  Value value(std::uint32_t node) const&& = delete;
  const std::vector<diagnostic::Problem>& problems() const&& = delete;

 private:
  explicit Document(text::Source source);

  std::unique_ptr<Tape> tape_;
};

}  // namespace dct::json
