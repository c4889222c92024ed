// SPDX-License-Identifier: MIT
#pragma once

/// JSON text, member by member: the one writer of all that dct prints. Any
/// bytes may go in; the text is valid UTF-8, and what a terminal or an eye
/// would obey is escaped in it.
///
///   std::string text;
///   dct::json::Writer json(text);
///   json.object([&] { json.text("file", "web.json"), json.number("line", 3); });
///   std::cout << text << '\n';   // {"file":"web.json","line":3}

#include <dct/export.h>
#include <dct/json/document.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace dct::json {

/// Every function comes in two forms: with a key for a member of an object,
/// without one for an item of an array or the whole text.
class DCT_EXPORT Writer {
 public:
  /// @param out     is appended to, and outlives the writer
  /// @param indent  blanks for each level; 0: one line without white space
  explicit Writer(std::string& out, unsigned indent = 0)
      : out_(out), indent_(indent) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// @param members  a function that writes them
  template <typename Members>
  void object(Members members) {
    open('{');
    members();
    close('}');
  }
  template <typename Members>
  void object(std::string_view key, Members members) {
    begin_member(key);
    object(members);
  }
  template <typename Items>
  void array(Items items) {
    open('[');
    items();
    close(']');
  }
  template <typename Items>
  void array(std::string_view key, Items items) {
    begin_member(key);
    array(items);
  }

  void text(std::string_view key, std::string_view value);
  void text(std::string_view item);
  void number(std::string_view key, std::uint64_t value);
  void number(std::uint64_t item);
  void flag(std::string_view key, bool value);
  void flag(bool item);
  void null(std::string_view key);
  void null();
  /// A value of a document, without the members that later ones hide; an
  /// absent value is null.
  void value(std::string_view key, Value value);
  void value(Value item);
  /// JSON that has been written already.
  void raw(std::string_view key, std::string_view json);
  void raw(std::string_view item);

 private:
  void begin_member(std::string_view key);
  void begin_value();
  void open(char bracket);
  void close(char bracket);
  void new_line();

  std::string& out_;
  unsigned indent_;
  unsigned depth_ = 0;
  bool first_ = true;  // nothing has been written in this container
  bool after_key_ = false;
};

/// A value as JSON text without white space.
DCT_EXPORT std::string to_json(Value value);

/// A text as a JSON string, quotation marks included.
DCT_EXPORT std::string quoted(std::string_view text);

}  // namespace dct::json
