// SPDX-License-Identifier: MIT
#include <dct/template/template.hpp>

#include <array>

#include "template/content_fit.hpp"

namespace dct::templates {
namespace {

using json::Kind;
using json::Value;

constexpr std::array kTemplateProperties = {
    TemplateProperty{"providerId", Kind::string, &Template::provider_id},
    TemplateProperty{"providerName", Kind::string, &Template::provider_name},
    TemplateProperty{"serviceId", Kind::string, &Template::service_id},
    TemplateProperty{"serviceName", Kind::string, &Template::service_name},
    TemplateProperty{"version", Kind::integer, &Template::version},
    TemplateProperty{"templateSpecVersion", Kind::integer,
                     &Template::template_spec_version},
    TemplateProperty{"logoUrl", Kind::string, &Template::logo_url},
    TemplateProperty{"description", Kind::string, &Template::description},
    TemplateProperty{"variableDescription", Kind::string,
                     &Template::variable_description},
    TemplateProperty{"syncBlock", Kind::boolean, &Template::sync_block},
    TemplateProperty{"shared", Kind::boolean, &Template::shared},
    TemplateProperty{"sharedProviderName", Kind::boolean,
                     &Template::shared_provider_name},
    TemplateProperty{"sharedServiceName", Kind::boolean,
                     &Template::shared_service_name},
    TemplateProperty{"syncPubKeyDomain", Kind::string,
                     &Template::sync_pub_key_domain},
    TemplateProperty{"syncRedirectDomain", Kind::string,
                     &Template::sync_redirect_domain},
    TemplateProperty{"multiInstance", Kind::boolean, &Template::multi_instance},
    TemplateProperty{"warnPhishing", Kind::boolean, &Template::warn_phishing},
    TemplateProperty{"hostRequired", Kind::boolean, &Template::host_required},
    TemplateProperty{"crit", Kind::array, &Template::crit},
    TemplateProperty{"records", Kind::array, &Template::records_value},
};

Record read_record(unsigned number, Value value) {
  Record record;
  record.number = number;
  record.value = value;
  if (!value.is(Kind::object)) return record;
  for (const Value member : value) {
    // An editor's hint, which says nothing of the service.
    if (member.hidden() || member.key() == "$schema") continue;
    const auto property = property_named(member.key());
    if (!property) {
      record.unknown.push_back(member);
    } else if (fits(info(*property).content, member)) {
      record.fields[static_cast<std::size_t>(*property)] = member;
    } else {
      record.mistyped.push_back(member);
    }
  }
  record.type_name = record[Property::type].string();
  record.type = record_type_named(record.type_name);
  return record;
}

}  // namespace

Value Record::owner() const {
  if (type_name.empty()) return {};
  const auto property = info(type).owner;
  return property ? (*this)[*property] : Value();
}

Value Record::content() const {
  return type_name.empty() ? Value() : (*this)[info(type).value];
}

std::span<const TemplateProperty> template_properties() {
  return kTemplateProperties;
}

std::vector<Record> read_records(json::Value array) {
  std::vector<Record> records;
  records.reserve(array.size());
  for (const Value item : array) {
    records.push_back(
        read_record(static_cast<unsigned>(records.size() + 1), item));
  }
  return records;
}

Template read_template(const json::Document& document) {
  return read_template(document.root());
}

Template read_template(json::Value object) {
  Template t;
  t.root = object;
  if (!t.root.is(Kind::object)) return t;
  for (const Value member : t.root) {
    if (member.hidden()) continue;
    const TemplateProperty* known = nullptr;
    for (const TemplateProperty& p : kTemplateProperties) {
      if (p.name == member.key()) known = &p;
    }
    if (!known) {
      t.unknown.push_back(member);
    } else if (member.is(known->kind)) {
      t.*(known->field) = member;
    } else {
      t.mistyped.push_back(member);
    }
  }
  t.records = read_records(t.records_value);
  return t;
}

}  // namespace dct::templates
