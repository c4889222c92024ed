// SPDX-License-Identifier: MIT
#pragma once

/// A template as the drafts speak of it, over the document it was read from.
/// Reading never fails: a property that is missing, or has the wrong JSON type
/// (which the schema reports), is an absent value.
///
///   const auto document = dct::json::Document::parse(
///       {"web.json", R"({"records": [{"type": "A", "host": "@"}]})"});
///   const auto tmpl = dct::templates::read_template(document);
///   for (const dct::templates::Record& r : tmpl.records)
///     std::cout << r.number << ": " << r.type_name << '\n';

#include <dct/json/document.hpp>
#include <dct/template/record_types.hpp>

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace dct::templates {

struct DCT_EXPORT Record {
  unsigned number = 0;  ///< 1-based place in `records`
  json::Value value{};  ///< the record's object
  /// Meaningless while `type_name` is empty.
  RecordType type = RecordType::generic;
  std::string_view type_name{};  ///< as written; empty if there is none
  std::array<json::Value, kPropertyCount> fields{};
  std::vector<json::Value> unknown{};   ///< members no record type has
  std::vector<json::Value> mistyped{};  ///< members of another JSON type

  json::Value operator[](Property property) const {
    return fields[static_cast<std::size_t>(property)];
  }
  bool is(RecordType wanted) const {
    return !type_name.empty() && type == wanted;
  }
  /// The property that names the owner (host, for SRV name), and its text.
  json::Value owner() const;
  /// The property that holds what the record says (pointsTo, data, ...).
  json::Value content() const;
  std::string_view group() const {
    return (*this)[Property::group_id].string();
  }
};

/// The properties of draft-ietf-dconn-domainconnect-05 section 6.1.
struct DCT_EXPORT Template {
  json::Value root{};
  json::Value provider_id{};
  json::Value provider_name{};
  json::Value service_id{};
  json::Value service_name{};
  json::Value version{};
  json::Value template_spec_version{};
  json::Value logo_url{};
  json::Value description{};
  json::Value variable_description{};
  json::Value sync_block{};
  json::Value shared{};
  json::Value shared_provider_name{};
  json::Value shared_service_name{};
  json::Value sync_pub_key_domain{};
  json::Value sync_redirect_domain{};
  json::Value multi_instance{};
  json::Value warn_phishing{};
  json::Value host_required{};
  json::Value crit{};
  json::Value records_value{};  ///< `records` itself
  std::vector<Record> records{};
  std::vector<json::Value> unknown{};   ///< members the draft does not know
  std::vector<json::Value> mistyped{};  ///< members of another JSON type
};

/// A template property: its JSON name, the kind its value must have, and where
/// it is kept. In the order in which a formatter writes them.
struct TemplateProperty {
  std::string_view name{};
  json::Kind kind = json::Kind::string;
  json::Value Template::*field = nullptr;
};

DCT_EXPORT std::span<const TemplateProperty> template_properties();

/// The template in a document; empty when the document has no root or the root
/// is not an object. It views the document, which must outlive it.
[[nodiscard]] DCT_EXPORT Template read_template(const json::Document& document);
// It would view a document that is about to be destroyed.
Template read_template(const json::Document&&) = delete;
/// The template in a value of a larger document.
[[nodiscard]] DCT_EXPORT Template read_template(json::Value object);
/// The records of an array: one for each item, even if it is not an object.
[[nodiscard]] DCT_EXPORT std::vector<Record> read_records(json::Value array);

}  // namespace dct::templates
