// SPDX-License-Identifier: MIT
#include <dct/schema/template_schema.hpp>
#include <dct/template/template.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <mutex>
#include <optional>

#include "schema/embedded.hpp"
#include "schema/template_check.hpp"

namespace dct::schema {

using json::Kind;
using json::Value;

namespace {

bool is_plainly_valid(const templates::Record& r) {
  if (r.type_name.empty() || !r.mistyped.empty()) return false;
  const templates::PropertySet required = templates::info(r.type).required;
  for (const templates::PropertyInfo& p : templates::record_properties()) {
    const Value value = r[p.property];
    if (required.has(p.property) && !value) return false;
    if (p.content == templates::Content::number && value.is(Kind::string) &&
        !text::is_all_digits(value.string())) {
      return false;
    }
  }
  return true;
}

// Whether the template is sure to meet the schema: everything that is required
// is there, and nothing has another JSON type. That is so of almost every
// template, and takes a tenth of the time of asking the schema. Whatever else
// there is, the schema decides.
bool is_plainly_valid(const templates::Template& t) {
  if (!t.provider_id || !t.provider_name || !t.service_id || !t.service_name ||
      !t.records_value || !t.mistyped.empty()) {
    return false;
  }
  return std::all_of(
      t.records.begin(), t.records.end(), [&t](const templates::Record& r) {
        return is_plainly_valid(r) &&
               (t.host_required.boolean() || !cannot_stand_at_apex(r));
      });
}

}  // namespace

// Compiled for the first template that is not plainly valid: most runs need no
// schema at all.
struct TemplateSchema::Impl {
  const CompiledTemplateSchema& compiled() const {
    std::call_once(once, [this] { schema.emplace(); });
    return *schema;
  }

  mutable std::once_flag once;
  mutable std::optional<CompiledTemplateSchema> schema;
};

TemplateSchema::TemplateSchema() : impl_(std::make_unique<const Impl>()) {}
TemplateSchema::TemplateSchema(TemplateSchema&&) noexcept = default;
TemplateSchema::~TemplateSchema() = default;

std::string_view TemplateSchema::text() { return kTemplateSchema; }

std::vector<diagnostic::Problem> TemplateSchema::check(
    const json::Document& document) const {
  return check(document, templates::read_template(document));
}

std::vector<diagnostic::Problem> TemplateSchema::check(
    const json::Document& document, const templates::Template& tmpl) const {
  if (!document.root() || is_plainly_valid(tmpl)) return {};
  return check_template(impl_->compiled(), document, tmpl);
}

}  // namespace dct::schema
