// SPDX-License-Identifier: MIT
#pragma once

/// JSON Schema (draft-07) over located documents: what violates a schema, at
/// the exact value, in words about that value.
///
///   dct::schema::TemplateSchema schema;                       // built in
///   for (const dct::diagnostic::Problem& p : schema.check(document)) ...

#include <dct/diagnostic/finding.hpp>
#include <dct/json/document.hpp>

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace dct::templates {
struct Template;
}

namespace dct::schema {

/// schema/template.schema.json. It accepts and refuses what the public
/// registry's own schema does, and reports one problem a mistake: a record is
/// held only to the definition that its `type` selects.
///
/// Rules reported: schema, and where a rule says more about the mistake, that
/// rule (host-required, type-case, type-unregistered).
class DCT_EXPORT TemplateSchema {
 public:
  TemplateSchema();
  TemplateSchema(TemplateSchema&&) noexcept;
  ~TemplateSchema();

  /// Nothing for a document without a root: its own problems say why. May be
  /// called by several threads at once.
  std::vector<diagnostic::Problem> check(const json::Document& document) const;

  /// The same, when the template has been read already.
  std::vector<diagnostic::Problem> check(const json::Document& document,
                                         const templates::Template& tmpl) const;

  /// The text of the built-in schema.
  static std::string_view text();

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

/// Any draft-07 schema.
class DCT_EXPORT Schema {
 public:
  /// @param document  the schema; it is copied
  /// @returns nothing when it is no schema; `error` then says why
  static std::optional<Schema> compile(const json::Document& document,
                                       std::string& error);
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  std::vector<diagnostic::Problem> check(const json::Document& document) const;

 private:
  struct Impl;
  explicit Schema(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dct::schema
