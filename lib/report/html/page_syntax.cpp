// SPDX-License-Identifier: MIT
#include "report/html/page_syntax.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dct::report {
namespace {

using Node = PageTemplate::Node;

[[noreturn]] void refuse(std::string_view what, std::string_view text) {
  throw std::logic_error("page template: " + std::string(what) + ": " +
                         std::string(text.substr(0, 60)));
}

/// Where in HTML a text would stand.
class Place {
 public:
  enum class Kind : std::uint8_t { content, tag, value, raw, comment };

  void pass(std::string_view fixed) {
    for (std::size_t i = 0; i < fixed.size(); ++i) step(fixed, i);
  }

  /// Whether a text may stand here.
  [[nodiscard]] bool takes_text() const {
    if (kind == Kind::content) return true;
    if (kind != Kind::value) return false;
    const std::string name = attribute_name();
    // What a browser loads, obeys or runs. A link begins with a fixed text
    // that leaves no choice of scheme or host.
    static constexpr std::array never = {
        "src", "srcset", "srcdoc", "style", "action", "data", "formaction"};
    if (name.starts_with("on")) return false;
    if (std::find(never.begin(), never.end(), name) != never.end()) {
      return false;
    }
    return name != "href" || value_.starts_with("#") ||
           value_.starts_with("./");
  }

  bool operator==(const Place& other) const { return kind == other.kind; }

  Kind kind = Kind::content;

 private:
  void step(std::string_view fixed, std::size_t i) {
    const char c = fixed[i];
    const std::string_view rest = fixed.substr(i);
    switch (kind) {
      case Kind::content:
        if (c == '<') open(rest);
        break;
      case Kind::tag:
        if (c == '"') {
          kind = Kind::value;
          value_.clear();
        } else if (c == '>') {
          const bool is_raw =
              tag_.starts_with("style") || tag_.starts_with("script");
          kind = is_raw ? Kind::raw : Kind::content;
        } else {
          tag_ += c;
        }
        break;
      case Kind::value:
        if (c == '"') {
          kind = Kind::tag;
        } else {
          value_ += c;
        }
        break;
      case Kind::raw:
        if (rest.starts_with("</")) open(rest);
        break;
      case Kind::comment:
        if (c == '>' && fixed.substr(0, i).ends_with("--")) {
          kind = Kind::content;
        }
        break;
    }
  }

  void open(std::string_view rest) {
    kind = rest.starts_with("<!--") ? Kind::comment : Kind::tag;
    tag_.clear();
  }

  /// Of a tag up to a value: `a class= href=`.
  [[nodiscard]] std::string attribute_name() const {
    std::string_view before = tag_;
    if (before.ends_with('=')) before.remove_suffix(1);
    return text::to_lower(before.substr(before.find_last_of(" =\n") + 1));
  }

  std::string tag_;    ///< without the values of its attributes
  std::string value_;  ///< of an attribute, as far as it is fixed
};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  /// Up to the end of the section, or of the text.
  void read(Node& into, std::string_view section) {
    for (;;) {
      const std::size_t tag = rest_.find("{{");
      add_fixed(into, rest_.substr(0, tag));
      if (tag == std::string_view::npos) {
        if (!section.empty()) refuse("section without end", section);
        rest_ = {};
        return;
      }
      rest_.remove_prefix(tag);
      const std::size_t end = rest_.find("}}");
      if (end == std::string_view::npos) refuse("no }}", rest_);
      const std::string_view inside = rest_.substr(2, end - 2);
      rest_.remove_prefix(end + 2);
      if (inside.starts_with('/')) {
        if (inside.substr(1) != section) refuse("not open", inside);
        skip_line(into);
        return;
      }
      read_tag(into, inside);
    }
  }

 private:
  void add_fixed(Node& into, std::string_view fixed) {
    if (fixed.empty()) return;
    place_.pass(fixed);
    into.children.push_back(
        {.kind = Node::Kind::fixed, .text = std::string(fixed)});
  }

  void read_tag(Node& into, std::string_view inside) {
    if (inside.starts_with("> ")) {
      skip_line(into);
      Reader part(page_file(inside.substr(2)));
      part.place_ = place_;
      part.read(into, {});
      place_ = part.place_;
      return;
    }
    const char sign = inside.empty() ? ' ' : inside[0];
    if (sign == '#' || sign == '^') {
      skip_line(into);
      Node section{
          .kind = sign == '#' ? Node::Kind::section : Node::Kind::otherwise,
          .text = std::string(inside.substr(1))};
      const Place before = place_;
      read(section, inside.substr(1));
      if (!(place_ == before)) refuse("section ends elsewhere", inside);
      into.children.push_back(std::move(section));
      return;
    }
    if (sign != '.' && !text::is_alpha(sign)) refuse("no such tag", inside);
    if (!place_.takes_text()) refuse("no text may stand here", inside);
    into.children.push_back(
        {.kind = Node::Kind::text, .text = std::string(inside)});
  }

  /// The line of a tag that stands alone is no line of the page.
  void skip_line(Node& into) {
    const std::size_t end = rest_.find_first_not_of(' ');
    if (end == std::string_view::npos || rest_[end] != '\n') return;
    if (into.children.empty() ||
        into.children.back().kind != Node::Kind::fixed) {
      if (!into.children.empty()) return;
      rest_.remove_prefix(end + 1);
      return;
    }
    std::string& fixed = into.children.back().text;
    const std::size_t last = fixed.find_last_not_of(' ');
    if (last != std::string::npos && fixed[last] != '\n') return;
    fixed.resize(last == std::string::npos ? 0 : last + 1);
    rest_.remove_prefix(end + 1);
  }

  std::string_view rest_;
  Place place_{};
};

}  // namespace

Node read_page(std::string_view text) {
  Node root;
  Reader(text).read(root, {});
  return root;
}

}  // namespace dct::report
