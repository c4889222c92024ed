// SPDX-License-Identifier: MIT
#pragma once

/// The one door to valijson: schemas and documents go in as our values, and
/// what is wrong comes out as our values with the keyword that each breaks,
/// free of the library's words and of its combinators' repetitions.

#include <dct/json/document.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dct::schema {

/// A keyword of JSON Schema; `other` is any that we have no words for.
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

/// A keyword of the schema that a value breaks. wording.hpp makes a Problem of
/// it.
struct BrokenKeyword {
  json::Value value;
  Keyword keyword = Keyword::other;
  /// required, unknown_member: the name; range, length: the bound in words.
  std::string detail{};
};

/// A document in the form that valijson reads. Made once, then used for many of
/// its values. The document must outlive it and have a root.
class Instance {
 public:
  /// How strings that hold a number are seen: `"ttl": "3600"` is a string for
  /// the schema of templates, and a number for a rule that compares it.
  enum class Numbers { as_written, also_in_strings };

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
  /// @throws std::runtime_error when it is not a schema
  Validator(json::Value schema, std::string_view pointer);
  Validator(Validator&&) noexcept;
  Validator& operator=(Validator&&) noexcept;
  ~Validator();

  /// @throws std::runtime_error when that takes too much work
  bool accepts(const Instance& instance, json::Value value) const;
  /// All that are broken, in the order of the schema. Of a value only the most
  /// particular ones: a combinator is reported where its parts say nothing.
  /// @throws std::runtime_error when that takes too much work
  std::vector<BrokenKeyword> broken_keywords(const Instance& instance,
                                             json::Value value) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dct::schema
