// SPDX-License-Identifier: MIT
#include <dct/template/format.hpp>
#include <dct/template/template.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "json/edit.hpp"

namespace dct::templates {
namespace {

using json::Kind;
using json::Value;

// The order that fewest of the public templates would have to change for: of
// 672, 218 have it already (188 the order of the drafts' tables). Found by
// moving one property at a time while that number grew.
constexpr std::array<std::string_view, 19> kTemplateOrder = {
    "providerId",
    "providerName",
    "serviceId",
    "serviceName",
    "version",
    "templateSpecVersion",
    "logoUrl",
    "description",
    "variableDescription",
    "syncBlock",
    "sharedServiceName",
    "syncPubKeyDomain",
    "syncRedirectDomain",
    "shared",
    "sharedProviderName",
    "warnPhishing",
    "hostRequired",
    "multiInstance",
    "crit"};
constexpr std::string_view kFirstOfRecord = "groupId";

std::size_t rank_in_template(std::string_view key) {
  if (key == "$schema") return 0;
  return 1 + static_cast<std::size_t>(
                 std::find(kTemplateOrder.begin(), kTemplateOrder.end(), key) -
                 kTemplateOrder.begin());
}

std::size_t rank_in_record(std::string_view key) {
  if (key == kFirstOfRecord) return 0;
  const auto property = property_named(key);
  return 1 + (property ? static_cast<std::size_t>(*property) : kPropertyCount);
}

/// What a level of the author's text is indented by, when all of it keeps to
/// that: some blanks, or a tab; else two blanks.
std::string indentation_of(std::string_view text) {
  const std::string usual = "  ";
  std::string unit;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t width = line.find_first_not_of(" \t");
    if (width == std::string_view::npos || width == 0 || line[width] == '\r') {
      continue;
    }
    const std::string_view blanks = line.substr(0, width);
    if (unit.empty()) unit = blanks;
    const bool fits = width % unit.size() == 0 &&
                      blanks.find_first_not_of(unit[0]) == std::string::npos;
    if (!fits || unit.find_first_not_of(unit[0]) != std::string::npos) {
      return usual;
    }
  }
  return unit.empty() || unit.size() > 16 ? usual : unit;
}

class LayoutWriter {
 public:
  explicit LayoutWriter(std::string indent) : indent_(std::move(indent)) {}

  std::string write(Value root) {
    value(root, 0);
    text_ += '\n';
    return std::move(text_);
  }

 private:
  void new_line(std::size_t depth) {
    text_ += '\n';
    for (; depth > 0; --depth) text_ += indent_;
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
  std::string indent_;
};

}  // namespace

std::optional<std::string> format(const json::Document& document,
                                  std::optional<unsigned> indent) {
  if (!document.problems().empty() || !document.root()) return std::nullopt;
  return LayoutWriter(indent ? std::string(std::min(*indent, 255U), ' ')
                             : indentation_of(document.source().text()))
      .write(document.root());
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
