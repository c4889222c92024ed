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

/// The property that a record has in place of one its type needs: `host` on
/// SRV, which calls it `name`. The schema reports the pair as one mistake.
std::optional<templates::Property> written_for(const templates::Record& record,
                                               templates::Property missing);

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
