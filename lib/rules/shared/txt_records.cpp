// SPDX-License-Identifier: MIT
#include "rules/shared/txt_records.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "template/host_name.hpp"

namespace dct::rules {

std::string_view txt_content(std::string_view data) {
  if (data.size() >= 2 && data.starts_with('"') && data.ends_with('"') &&
      data.find('"', 1) == data.size() - 1) {
    return data.substr(1, data.size() - 2);
  }
  return data;
}

bool has_label(std::string_view host, std::string_view label) {
  // The labels that matter here are underscored; most hosts have none.
  if (label.starts_with('_') && host.find('_') == host.npos) return false;
  const auto labels = templates::labels_of(host);
  return std::any_of(labels.begin(), labels.end(),
                     [label](const templates::Label& l) {
                       return text::to_lower(l.text) == label;
                     });
}

bool is_dmarc_host(std::string_view host) {
  const std::string lower = text::to_lower(host);
  return lower == "_dmarc" || lower.starts_with("_dmarc.");
}

bool is_dmarc(const templates::Record& r) {
  const std::string_view host = r[templates::Property::host].string();
  // A permission to send reports elsewhere (RFC 7489 section 7.1).
  if (has_label(host, "_report")) return false;
  return is_dmarc_host(host) ||
         text::to_lower(
             txt_content(r[templates::Property::data].string()).substr(0, 8)) ==
             "v=dmarc1";
}

bool is_spf_in_variable(const templates::Record& r) {
  const std::string_view data =
      txt_content(r[templates::Property::data].string());
  const json::Value host = r[templates::Property::host];
  return r.is(templates::RecordType::txt) &&
         templates::is_bare_variable(data) &&
         (text::to_lower(data).find("spf") != std::string::npos ||
          (host && templates::is_scope_root(host.string())));
}

}  // namespace dct::rules
