// SPDX-License-Identifier: MIT
#pragma once

/// The schema of templates applied part by part, and what it says shaped into
/// one problem a mistake.

#include <dct/json/document.hpp>
#include <dct/template/template.hpp>

#include <optional>
#include <vector>

#include "schema/embedded.hpp"
#include "schema/validator.hpp"

namespace dct::schema {

/// Why the type of a record is none that a provider can write: misspelled, in
/// small letters, empty. Nothing of a type that exists, and of a variable,
/// which is another mistake. The message does not name the record.
std::optional<diagnostic::Problem> wrong_type(const templates::Record& record);

/// A type that cannot be at a zone's apex: CNAME or NS.
bool excludes_apex(const templates::Record& record);

/// A CNAME or NS at the place the template is applied to.
bool cannot_stand_at_apex(const templates::Record& record);

struct CompiledTemplateSchema {
  json::Document text = json::Document::parse(
      {"template.schema.json", std::string(kTemplateSchema)});
  Validator whole{text.root(), "#/definitions/template"};
  Validator host_required{text.root(), "#/definitions/host-required"};
  Validator any_record{text.root(), "#/definitions/any-record"};
  std::vector<Validator> by_type;  ///< in the order of record_types()

  CompiledTemplateSchema();

  json::Value definition(std::string_view name) const;
  /// What a definition says of a property, through a reference.
  json::Value property(json::Value of, std::string_view name) const;
};

std::vector<diagnostic::Problem> check_template(
    const CompiledTemplateSchema& schema, const json::Document& document,
    const templates::Template& tmpl);

}  // namespace dct::schema
