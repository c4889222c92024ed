// SPDX-License-Identifier: MIT
#pragma once

/// The one door to valijson: schemas and documents go in as our values, and
/// violations come out as our values with the keyword that was broken, free of
/// the library's words and of its combinators' repetitions.

#include <dct/json/document.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dct::schema {

/// What the value did not meet. `other` is any keyword we have no words for.
enum class Keyword : std::uint8_t {
  type,
  required,
  constant,
  enumeration,
  pattern,
  range,
  length,
  unknown_member,
  one_of,
  any_of,
  negation,
  contains,
  other
};

struct Violation {
  json::Value value;
  Keyword keyword = Keyword::other;
  /// required, unknown_member: the name; range, length: the bound in words.
  std::string detail;
};

/// A document in the form valijson reads. Made once, then asked about many of
/// its values. The document must outlive it and have a root.
class Instance {
 public:
  /// How texts that hold a number are seen: `"ttl": "3600"` is a text to the
  /// schema of templates, and a number to who compares it.
  enum class Numbers { as_written, also_in_texts };

  explicit Instance(const json::Document& document,
                    Numbers numbers = Numbers::as_written);
  Instance(Instance&&) noexcept;
  ~Instance();

 private:
  friend class Validator;
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

/// A compiled schema; const use is safe from several threads.
class Validator {
 public:
  /// @param schema   the root of a schema document
  /// @param pointer  which part of it to apply, for example
  ///                 `#/definitions/A`; empty: the whole
  /// @throws std::runtime_error when it is no schema
  Validator(json::Value schema, std::string_view pointer);
  Validator(Validator&&) noexcept;
  Validator& operator=(Validator&&) noexcept;
  ~Validator();

  bool accepts(const Instance& instance, json::Value value) const;
  /// All violations, in the order of the schema. Of a value only the most
  /// particular ones: a combinator is reported where its parts say nothing.
  std::vector<Violation> violations(const Instance& instance,
                                    json::Value value) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dct::schema
