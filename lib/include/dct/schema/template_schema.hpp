// SPDX-License-Identifier: MIT
#pragma once

/// The schema of templates: what violates it, at the exact value, in words
/// about that value.
///
///   auto document = dct::json::Document::parse({"web.json", "{}"});
///   const dct::schema::TemplateSchema schema;
///   for (const dct::diagnostic::Problem& p : schema.check(document))
///     std::cout << p.message << '\n';   // `providerId` is missing ...

#include <dct/diagnostic/problem.hpp>
#include <dct/json/document.hpp>

#include <memory>
#include <string_view>
#include <vector>

namespace dct::templates {
struct Template;
}

namespace dct::schema {

/// schema/template.schema.json, built in. It accepts and rejects what the
/// public registry's own schema does, and reports one problem a mistake: a
/// record is checked only against the definition that its `type` selects.
///
/// Rules reported: schema-violation, and where a rule says more about the
/// mistake, that rule (host-required-missing, type-lower-case,
/// type-unregistered).
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

  /// The text of the schema.
  static std::string_view text();

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dct::schema
