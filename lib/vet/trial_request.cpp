// SPDX-License-Identifier: MIT
#include "vet/trial_request.hpp"

#include <dct/apply/sample_values.hpp>

#include <algorithm>

namespace dct::vet {

using templates::RecordType;

TrialRequest::TrialRequest(const templates::Template& tmpl,
                           std::vector<std::string> groups,
                           apply::VariableValues values)
    : tmpl_(&tmpl), groups_(std::move(groups)), values_(std::move(values)) {
  has_redirects_ = std::any_of(
      tmpl.records.begin(), tmpl.records.end(), [](const templates::Record& r) {
        return r.is(RecordType::redir301) || r.is(RecordType::redir302);
      });
}

std::vector<std::pair<std::string, std::string>> TrialRequest::own_values()
    const {
  std::vector<std::pair<std::string, std::string>> own;
  const auto uses = apply::variable_uses(tmpl_->records, groups_);
  for (const auto& value : values_.all()) {
    const bool is_used = std::any_of(
        uses.begin(), uses.end(),
        [&value](const auto& use) { return use.variable == value.first; });
    if (is_used) own.push_back(value);
  }
  return own;
}

apply::Request TrialRequest::on(const zone::Zone& zone,
                                std::string_view host) const {
  // As dct-simulate --suggest has it.
  static const apply::RedirectAddress web_server{.address = "192.0.2.80"};
  return {.records = tmpl_->records,
          .domain = zone.apex(),
          .host = host,
          .host_required = tmpl_->host_required.boolean(),
          .values = values_,
          .groups = groups_,
          .redirect_addresses = {&web_server, has_redirects_ ? 1U : 0U},
          .instance = std::nullopt};
}

apply::TemplateInstance TrialRequest::instance(std::string_view id) const {
  return {.id = id,
          .provider_id = tmpl_->provider_id.string(),
          .service_id = tmpl_->service_id.string(),
          .multi_instance = tmpl_->multi_instance.boolean()};
}

}  // namespace dct::vet
