// SPDX-License-Identifier: MIT
#pragma once

/// JSON Schema (draft-07) over located documents: what violates a schema, at
/// the exact value, in words about that value.
///
///   auto text = dct::json::Document::parse({"s.json", R"({"minimum": 1})"});
///   auto document = dct::json::Document::parse({"n.json", "0"});
///   if (const auto schema = dct::schema::Schema::compile(text))
///     for (const dct::diagnostic::Problem& p : schema->check(document))
///       std::cout << p.message << '\n';

#include <dct/diagnostic/result.hpp>
#include <dct/json/document.hpp>

#include <memory>
#include <vector>

namespace dct::schema {

/// Any draft-07 schema.
class DCT_EXPORT Schema {
 public:
  /// @param document  the schema; it is copied
  static diagnostic::Result<Schema> compile(const json::Document& document);
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  /// Nothing for a document without a root: its own problems say why. May be
  /// called by several threads at once.
  std::vector<diagnostic::Problem> check(const json::Document& document) const;

 private:
  struct Impl;
  explicit Schema(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dct::schema
