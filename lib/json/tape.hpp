// SPDX-License-Identifier: MIT
#pragma once

/// How a Document is stored: its values in the order of the text, each with
/// the index after its last descendant. One flat vector, no pointers to follow,
/// and a string without escapes is a view of the file itself.

#include <dct/json/document.hpp>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dct::json {

struct Node {
  Kind kind = Kind::null;
  bool hidden = false;
  bool boolean = false;
  std::uint32_t parent = diagnostic::kNoNode;
  std::uint32_t next = 0;  ///< index after the last descendant
  std::uint32_t size = 0;  ///< members or items
  text::Span span;
  text::Span key_span;
  std::string_view key;
  std::string_view string;
  std::int64_t integer = 0;
  double number = 0;
};

struct Tape {
  explicit Tape(text::Source s) : source(std::move(s)) {}

  text::Source source;
  /// The text that was read: the source's, or a copy of the same length in
  /// which mistakes that could be repaired are.
  std::string repaired;
  std::vector<Node> nodes;
  std::deque<std::string> decoded;  ///< strings that had escapes
  std::vector<diagnostic::Problem> problems;
  bool usable = false;

  std::string_view text() const {
    return repaired.empty() ? source.text() : std::string_view(repaired);
  }

  /// Adds a value below `parent` (kNoNode: the root) and counts it there.
  /// Here, for the reader calls it once for each value.
  std::uint32_t add(Kind kind, std::uint32_t parent, text::Span span) {
    const auto index = static_cast<std::uint32_t>(nodes.size());
    Node& node = nodes.emplace_back();
    node.kind = kind;
    node.parent = parent;
    node.span = span;
    node.next = index + 1;
    if (parent != diagnostic::kNoNode) ++nodes[parent].size;
    return index;
  }

  /// Closes a container: it reaches to here. Members of one name are
  /// reported, all but the last hidden.
  void close(std::uint32_t container, std::uint32_t end_of_text);
};

/// The bytes of an offset range as a Span.
inline text::Span span_between(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace dct::json
