// SPDX-License-Identifier: MIT
#include "rules/txt_records.hpp"

#include <dct/variables.hpp>

#include <algorithm>

#include "template/names.hpp"

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
  const auto labels = labels_of(host);
  return std::any_of(labels.begin(), labels.end(), [label](const Label& l) {
    return to_lower(l.text) == label;
  });
}

bool is_dmarc(const Record& r) {
  return to_lower(txt_content(r[Property::data].string()).substr(0, 8)) ==
             "v=dmarc1" ||
         to_lower(r[Property::host].string()).starts_with("_dmarc");
}

bool is_spf_in_variable(const Record& r) {
  const std::string_view data = txt_content(r[Property::data].string());
  const json::Value host = r[Property::host];
  return r.is(RecordType::txt) && is_bare_variable(data) &&
         (to_lower(data).find("spf") != std::string::npos ||
          (host && is_scope_root(host.string())));
}

}  // namespace dct::rules
