// SPDX-License-Identifier: MIT
#include <dct/json/writer.hpp>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "text/escape/json_string.hpp"

namespace dct::json {
namespace {

// The shortest digits that read as the same double.
std::string digits_of(double number) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.Double(number);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

void Writer::text(std::string_view key, std::string_view value) {
  begin_member(key);
  text(value);
}

void Writer::text(std::string_view item) {
  begin_value();
  text::append_json_string(out_, item);
}

void Writer::number(std::string_view key, std::uint64_t value) {
  begin_member(key);
  number(value);
}

void Writer::number(std::uint64_t item) { raw(std::to_string(item)); }

void Writer::flag(std::string_view key, bool value) {
  begin_member(key);
  flag(value);
}

void Writer::flag(bool item) { raw(item ? "true" : "false"); }

void Writer::null(std::string_view key) {
  begin_member(key);
  null();
}

void Writer::null() { raw("null"); }

void Writer::value(std::string_view key, Value value) {
  begin_member(key);
  this->value(value);
}

// Recursion is safe: the depth of every document is limited.
void Writer::value(Value item) {
  switch (item.kind()) {
    case Kind::absent:
    case Kind::null:
      return null();
    case Kind::boolean:
      return flag(item.boolean());
    case Kind::integer:
      return raw(std::to_string(item.integer()));
    case Kind::number:
      return raw(digits_of(item.number()));
    case Kind::string:
      return text(item.string());
    case Kind::array:
      return array([&] {
        for (const Value i : item) value(i);
      });
    case Kind::object:
      return object([&] {
        for (const Value member : item) {
          if (!member.hidden()) value(member.key(), member);
        }
      });
  }
}

void Writer::raw(std::string_view key, std::string_view json) {
  begin_member(key);
  raw(json);
}

void Writer::raw(std::string_view item) {
  begin_value();
  out_ += item;
}

void Writer::begin_member(std::string_view key) {
  begin_value();
  text::append_json_string(out_, key);
  out_ += indent_ > 0 ? ": " : ":";
  after_key_ = true;
}

void Writer::begin_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  first_ = false;
  new_line();
}

void Writer::open(char bracket) {
  begin_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void Writer::close(char bracket) {
  --depth_;
  if (!first_) new_line();
  out_ += bracket;
  first_ = false;
}

void Writer::new_line() {
  if (indent_ == 0) return;
  out_ += '\n';
  out_.append(std::size_t{indent_} * depth_, ' ');
}

std::string to_json(Value value) {
  std::string text;
  Writer(text).value(value);
  return text;
}

std::string quoted(std::string_view text) {
  std::string result;
  text::append_json_string(result, text);
  return result;
}

}  // namespace dct::json
