// SPDX-License-Identifier: MIT
#include <dct/template/format.hpp>
#include <dct/template/template.hpp>

#include <algorithm>
#include <limits>

#include "json/edit.hpp"

namespace dct::templates {
namespace {

using json::Kind;
using json::Value;

std::size_t rank_in_template(std::string_view key) {
  const auto all = template_properties();
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(),
                   [key](const TemplateProperty& p) { return p.name == key; }) -
      all.begin());
}

std::size_t rank_in_record(std::string_view key) {
  const auto property = property_named(key);
  return property ? static_cast<std::size_t>(*property) : kPropertyCount;
}

class LayoutWriter {
 public:
  explicit LayoutWriter(unsigned indent) : indent_(indent) {}

  std::string write(Value root) {
    value(root, 0);
    text_ += '\n';
    return std::move(text_);
  }

 private:
  void new_line(std::size_t depth) {
    text_ += '\n';
    text_.append(depth * indent_, ' ');
  }

  // Known properties in their order; others keep theirs, between the known
  // ones and `records`, which is last.
  static std::vector<Value> ordered(Value object) {
    std::vector<Value> members(object.begin(), object.end());
    const Value list = object.parent();
    const bool is_template = !list;
    const bool is_record = list.key() == "records" && !list.parent().parent();
    if (!is_template && !is_record) return members;
    const auto rank = [is_template](Value m) {
      if (!is_template) return rank_in_record(m.key());
      const std::size_t r = rank_in_template(m.key());
      return m.key() == "records" ? std::numeric_limits<std::size_t>::max() : r;
    };
    std::stable_sort(members.begin(), members.end(),
                     [&rank](Value a, Value b) { return rank(a) < rank(b); });
    return members;
  }

  // Depth is bounded: json limits every document.
  void value(Value v, std::size_t depth) {
    if (!v.is(Kind::array) && !v.is(Kind::object)) {
      text_ += v.token();
      return;
    }
    const bool object = v.is(Kind::object);
    text_ += object ? '{' : '[';
    const std::vector<Value> children =
        object ? ordered(v) : std::vector<Value>(v.begin(), v.end());
    bool first = true;
    for (const Value child : children) {
      if (!first) text_ += ',';
      first = false;
      new_line(depth + 1);
      if (object) {
        const text::Span key = child.key_span();
        const std::uint32_t start = v.span().begin;
        text_ += v.token().substr(key.begin - start, key.end - key.begin);
        text_ += ": ";
      }
      value(child, depth + 1);
    }
    if (!first) new_line(depth);
    text_ += object ? '}' : ']';
  }

  std::string text_;
  unsigned indent_;
};

}  // namespace

std::optional<std::string> format(const json::Document& document,
                                  unsigned indent) {
  if (!document.problems().empty() || !document.root()) return std::nullopt;
  return LayoutWriter(std::min(indent, 255U)).write(document.root());
}

std::optional<std::string> bump_version(const json::Document& document) {
  const Value root = document.root();
  if (!document.problems().empty() || !root.is(Kind::object)) {
    return std::nullopt;
  }
  const Value version = root["version"];
  const bool countable =
      version.is(Kind::integer) &&
      version.integer() < std::numeric_limits<std::int64_t>::max();
  if (version && !countable) return std::nullopt;
  const diagnostic::Edit edit =
      version
          ? json::replace_value(version, std::to_string(version.integer() + 1))
          : json::add_member(root, "version", "1", root["serviceName"]);
  return json::apply_edits(document.source().text(), {edit});
}

std::optional<std::string> with_ttl(const json::Document& document,
                                    std::uint64_t seconds) {
  if (!document.problems().empty() || !document.root()) return std::nullopt;
  std::vector<diagnostic::Edit> edits;
  for (const Value record : document.root()["records"]) {
    const Value ttl = record["ttl"];
    if (ttl) edits.push_back(json::replace_value(ttl, std::to_string(seconds)));
  }
  return json::apply_edits(document.source().text(), edits);
}

}  // namespace dct::templates
