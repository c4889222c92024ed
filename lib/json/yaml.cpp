// SPDX-License-Identifier: MIT

/// YAML onto the same tape as JSON: rules, profiles and policies are then
/// located, limited and validated by what serves templates.

#include "json/yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <locale>
#include <optional>
#include <sstream>

#include "json/limits.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::json {
namespace {

// An alias expands to what it names; nested ones grow without bound.
constexpr std::size_t kMaxNodes = 100'000;

struct TooLarge {};

// The double that all of a text spells, if it is finite. (Not every standard
// library has from_chars of a double; strtod obeys the locale.)
std::optional<double> double_in(const std::string& text) {
  const bool digits_only =
      text.find_first_not_of("+-.0123456789eE") == std::string::npos;
  if (!digits_only || text.starts_with('+')) return std::nullopt;
  std::istringstream stream(text);
  stream.imbue(std::locale::classic());
  double number = 0;
  const bool read = static_cast<bool>(stream >> number);
  if (!read || stream.peek() != std::istringstream::traits_type::eof()) {
    return std::nullopt;
  }
  return number;
}

class YamlToTape {
 public:
  explicit YamlToTape(Tape& tape) : tape_(tape), text_(tape.text()) {}

  void add(const YAML::Node& node, std::uint32_t parent, std::size_t depth) {
    if (depth > kMaxDepth || tape_.nodes.size() > kMaxNodes) throw TooLarge{};
    switch (node.Type()) {
      case YAML::NodeType::Map:
        return add_map(node, parent, depth);
      case YAML::NodeType::Sequence:
        return add_sequence(node, parent, depth);
      case YAML::NodeType::Scalar:
        return add_scalar(node, parent);
      case YAML::NodeType::Null:
      case YAML::NodeType::Undefined:
        add_node(Kind::null, parent, token(node));
        return;
    }
  }

 private:
  std::uint32_t add_node(Kind kind, std::uint32_t parent, text::Span span) {
    const std::uint32_t index = tape_.add(kind, parent, span);
    tape_.nodes[index].key = key_;
    tape_.nodes[index].key_span = key_span_;
    key_ = {};
    key_span_ = {};
    return index;
  }

  void add_map(const YAML::Node& node, std::uint32_t parent,
               std::size_t depth) {
    const std::uint32_t map = add_node(Kind::object, parent, token(node));
    for (const auto& member : node) {
      key_ = tape_.decoded.emplace_back(
          member.first.IsScalar() ? member.first.Scalar() : std::string());
      key_span_ = token(member.first);
      add(member.second, map, depth + 1);
    }
    tape_.close(map, end_of(map));
  }

  void add_sequence(const YAML::Node& node, std::uint32_t parent,
                    std::size_t depth) {
    const std::uint32_t list = add_node(Kind::array, parent, token(node));
    for (const auto& item : node) add(item, list, depth + 1);
    tape_.close(list, end_of(list));
  }

  void add_scalar(const YAML::Node& node, std::uint32_t parent) {
    const std::string& text = node.Scalar();
    const bool plain = node.Tag() == "?";
    if (plain && (text == "~" || text == "null")) {
      add_node(Kind::null, parent, token(node));
    } else if (plain && (text == "true" || text == "false")) {
      const std::uint32_t at = add_node(Kind::boolean, parent, token(node));
      tape_.nodes[at].boolean = text == "true";
    } else if (!plain || !add_number(text, node, parent)) {
      const std::uint32_t at = add_node(Kind::string, parent, token(node));
      tape_.nodes[at].string = tape_.decoded.emplace_back(text);
    }
  }

  bool add_number(const std::string& text, const YAML::Node& node,
                  std::uint32_t parent) {
    const char* end = text.data() + text.size();
    std::int64_t integer = 0;
    if (auto [rest, failed] = std::from_chars(text.data(), end, integer);
        failed == std::errc() && rest == end) {
      const std::uint32_t at = add_node(Kind::integer, parent, token(node));
      tape_.nodes[at].integer = integer;
      tape_.nodes[at].number = static_cast<double>(integer);
      return true;
    }
    const std::optional<double> number = double_in(text);
    if (!number) return false;
    const std::uint32_t at = add_node(Kind::number, parent, token(node));
    tape_.nodes[at].number = *number;
    return true;
  }

  // yaml-cpp knows where a node begins, not where it ends.
  text::Span token(const YAML::Node& node) const {
    const YAML::Mark mark = node.Mark();
    if (mark.is_null() || mark.pos < 0) return {};
    const auto begin =
        std::min(static_cast<std::size_t>(mark.pos), text_.size());
    std::size_t end = begin;
    if (node.IsScalar() && begin < text_.size()) {
      const char first = text_[begin];
      end = first == '"' || first == '\''
                ? text_.find(first, begin + 1) + 1
                : begin + std::min(node.Scalar().size(),
                                   text_.substr(begin).find('\n'));
      if (end == 0 || end > text_.size()) end = text_.size();
    }
    return span_between(begin,
                        std::max(end, std::min(begin + 1, text_.size())));
  }

  std::uint32_t end_of(std::uint32_t container) const {
    return tape_.nodes.size() == container + 1
               ? tape_.nodes.back().span.end
               : std::max(tape_.nodes[container].span.end,
                          tape_.nodes.back().span.end);
  }

  Tape& tape_;
  std::string_view text_;
  std::string_view key_;
  text::Span key_span_;
};

/// Where a text has something that YAML cannot have.
std::optional<std::size_t> first_unusable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text.substr(at));
    if (!c.is_valid || c.code == 0) return at;
    at += c.bytes;
  }
  return std::nullopt;
}

}  // namespace

void parse_yaml(Tape& tape) {
  const auto refuse = [&tape](const char* rule, text::Span span,
                              std::string message, std::string help) {
    tape.problems.push_back({.rule = rule,
                             .place = span,
                             .message = std::move(message),
                             .help = std::move(help)});
  };
  if (tape.source.text().size() > kMaxBytes) {
    refuse("json-limit-exceeded", {},
           "the file is larger than 1 MiB, the limit", "split it");
    return;
  }
  if (const auto at = first_unusable(tape.source.text())) {
    refuse("yaml-syntax", span_between(*at, *at + 1),
           "this byte is not UTF-8, or is NUL; YAML is UTF-8 text",
           "save the file as UTF-8");
    return;
  }
  try {
    YamlToTape(tape).add(YAML::Load(tape.source.text().data()),
                         diagnostic::kNoNode, 0);
    tape.usable = check_limits(tape, {});
  } catch (const TooLarge&) {
    refuse("json-limit-exceeded", {},
           "the document is nested too deeply, or its aliases expand to too "
           "much",
           "write it without aliases and with less nesting");
  } catch (const YAML::Exception& e) {
    const auto at = static_cast<std::size_t>(std::max(e.mark.pos, 0));
    refuse("yaml-syntax", span_between(at, at + 1), "not valid YAML: " + e.msg,
           "check indentation, colons and quotes near here");
  }
}

}  // namespace dct::json
