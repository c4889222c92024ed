// SPDX-License-Identifier: MIT
#pragma once

/// What dct-simulate is given: a template, a zone, values of variables.

#include <dct/apply/apply.hpp>
#include <dct/json/document.hpp>
#include <dct/template/template.hpp>
#include <dct/zone/zone.hpp>

#include <memory>
#include <string>
#include <vector>

namespace dct::tools {

struct TemplateInput {
  json::Document document;
  templates::Template tmpl;
  std::string title;  ///< `<providerId>.<serviceId>`
};

/// @throws Trouble when there is no template in the file
TemplateInput read_template_file(const std::string& path);

struct ZoneInput {
  zone::Zone zone;
  std::vector<std::string> complaints;  ///< a line each, with file and line
};

/// A zone file of any kind (dct/zone/zone_file.hpp). $INCLUDE reads below the
/// file's folder only.
/// @param apex  empty: what the file says
/// @throws Trouble when its domain is not known, or a record can't be read
ZoneInput read_zone_file(const std::string& path, const std::string& apex);

/// Values from a JSON object, or from YAML if the name ends in .yaml or .yml.
/// @throws Trouble
void read_parameters(const std::string& path, apply::VariableValues& values);

/// A request as it was sent, without its variables.
struct QueryInput {
  std::string domain;
  std::string host;
  std::string instance_id;
  std::vector<std::string> groups;
};

/// @param query  a query string, or a URL with one
/// @throws Trouble
QueryInput read_query(const std::string& query, apply::VariableValues& values);

/// 128 random bits as a UUID.
std::string new_instance_id();

}  // namespace dct::tools
