// SPDX-License-Identifier: MIT
#pragma once

/// JSON as the writers of reports make it: valid UTF-8 whatever the bytes, and
/// nothing in it that a terminal, a workflow's log or an eye would obey. What
/// it escapes, a reader of JSON gets back unchanged.

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace dct::report {

class JsonText {
 public:
  JsonText() : writer_(buffer_) {}

  /// An object; `members` writes what is in it. Without a key: an item of an
  /// array, or the whole document.
  template <typename Members>
  void object(Members members) {
    writer_.StartObject();
    members();
    writer_.EndObject();
  }
  template <typename Members>
  void object(const char* key, Members members) {
    writer_.Key(key);
    object(members);
  }
  template <typename Items>
  void array(const char* key, Items items) {
    writer_.Key(key);
    writer_.StartArray();
    items();
    writer_.EndArray();
  }

  void text(const char* key, std::string_view value);
  void text(std::string_view item);
  void number(const char* key, std::size_t value);
  void flag(const char* key, bool value);
  void null(const char* key);

  /// The document, without a line break.
  std::string take() const;

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace dct::report
