// SPDX-License-Identifier: MIT
#include <dct/json/document.hpp>

#include "json/parse.hpp"
#include "json/tape.hpp"
#include "json/yaml.hpp"

namespace dct::json {

bool Value::is(Kind kind) const { return kind == this->kind(); }

Kind Value::kind() const {
  return tape_ ? tape_->nodes[node_].kind : Kind::absent;
}

std::string_view Value::string() const {
  return tape_ ? tape_->nodes[node_].string : std::string_view();
}

bool Value::boolean() const { return tape_ && tape_->nodes[node_].boolean; }

std::int64_t Value::integer() const {
  return tape_ ? tape_->nodes[node_].integer : 0;
}

double Value::number() const { return tape_ ? tape_->nodes[node_].number : 0; }

std::string_view Value::token() const {
  if (!tape_) return {};
  const text::Span s = span();
  return tape_->source.text().substr(s.begin, s.end - s.begin);
}

std::size_t Value::size() const { return tape_ ? tape_->nodes[node_].size : 0; }

Value::Iterator Value::begin() const {
  return tape_ ? Iterator(tape_, node_ + 1) : Iterator();
}

Value::Iterator Value::end() const {
  return tape_ ? Iterator(tape_, tape_->nodes[node_].next) : Iterator();
}

Value::Iterator& Value::Iterator::operator++() {
  node_ = tape_->nodes[node_].next;
  return *this;
}

Value Value::operator[](std::string_view key) const {
  if (!is(Kind::object)) return {};
  for (const Value member : *this) {
    if (member.key() == key && !member.hidden()) return member;
  }
  return {};
}

Value Value::operator[](std::size_t index) const {
  if (!is(Kind::array)) return {};
  for (const Value item : *this) {
    if (index-- == 0) return item;
  }
  return {};
}

std::string_view Value::key() const {
  return tape_ ? tape_->nodes[node_].key : std::string_view();
}

bool Value::hidden() const { return tape_ && tape_->nodes[node_].hidden; }

Value Value::parent() const {
  if (!tape_) return {};
  const std::uint32_t parent = tape_->nodes[node_].parent;
  return parent == diagnostic::kNoNode ? Value() : Value(*tape_, parent);
}

text::Span Value::span() const {
  return tape_ ? tape_->nodes[node_].span : text::Span();
}

text::Span Value::key_span() const {
  return tape_ ? tape_->nodes[node_].key_span : text::Span();
}

text::Span Value::span_of(std::size_t first, std::size_t last) const {
  const text::Span all = span();
  // Equal lengths mean that nothing was decoded; the text is quoted.
  if (all.end - all.begin != string().size() + 2) return all;
  return span_between(all.begin + 1 + first, all.begin + 1 + last);
}

std::string Value::pointer() const {
  std::string result;
  for (Value value = *this; value.parent(); value = value.parent()) {
    std::string step = "/";
    const Value parent = value.parent();
    if (parent.is(Kind::object)) {
      for (const char c : value.key()) {
        if (c == '~') {
          step += "~0";
        } else if (c == '/') {
          step += "~1";
        } else {
          step += c;
        }
      }
    } else {
      std::size_t index = 0;
      for (const Value item : parent) {
        if (item == value) break;
        ++index;
      }
      step += std::to_string(index);
    }
    result.insert(0, step);
  }
  return result;
}

Document::Document(text::Source source)
    : tape_(std::make_unique<Tape>(std::move(source))) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::parse(text::Source source, const Limits& limits) {
  Document document(std::move(source));
  parse_json(*document.tape_, limits);
  return document;
}

Document Document::parse_yaml(text::Source source) {
  Document document(std::move(source));
  json::parse_yaml(*document.tape_);
  return document;
}

const text::Source& Document::source() const& { return tape_->source; }

Value Document::root() const& {
  return tape_->usable ? Value(*tape_, 0) : Value();
}

Value Document::value(std::uint32_t node) const& {
  return node < tape_->nodes.size() ? Value(*tape_, node) : Value();
}

const std::vector<diagnostic::Problem>& Document::problems() const& {
  return tape_->problems;
}

}  // namespace dct::json
