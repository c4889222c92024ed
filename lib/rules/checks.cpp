// SPDX-License-Identifier: MIT
#include "rules/checks.hpp"

#include <algorithm>
#include <array>

namespace dct::rules {
namespace {

struct Row {
  std::string_view rule;
  Check check;  ///< nullptr: json, schema or the run of all files reports it
};

constexpr std::array kChecks = {
    Row{"address-special", &address_special},
    Row{"address-syntax", &address_syntax},
    Row{"cname-coexists", &cname_coexists},
    Row{"description-missing", &description_missing},
    Row{"duplicate-record", &duplicate_record},
    Row{"duplicate-template", nullptr},
    Row{"essential-value", &essential_value},
    Row{"file-name", &file_name},
    Row{"group-mixed", &group_mixed},
    Row{"group-single", &group_single},
    Row{"host-bare-variable", &host_bare_variable},
    Row{"host-domain-variable", &host_domain_variable},
    Row{"host-empty", &host_empty},
    Row{"host-required", nullptr},
    Row{"host-required-unneeded", &host_required_unneeded},
    Row{"host-syntax", &host_syntax},
    Row{"host-variable-host", &host_variable_host},
    Row{"host-variable-suffix", &host_variable_suffix},
    Row{"id-case", &id_case},
    Row{"id-syntax", &id_syntax},
    Row{"json-duplicate-key", nullptr},
    Row{"json-limits", nullptr},
    Row{"json-syntax", nullptr},
    Row{"key-domain-foreign", &key_domain_foreign},
    Row{"key-domain-label", &key_domain_label},
    Row{"key-domain-syntax", &key_domain_syntax},
    Row{"logo-url", &logo_url},
    Row{"multi-instance-cname", &multi_instance_cname},
    Row{"name-length", &name_length},
    Row{"no-records", &no_records},
    Row{"ns-coexists", &ns_coexists},
    Row{"number-range", &number_range},
    Row{"property-not-for-type", &property_not_for_type},
    Row{"provider-id-domain", &provider_id_domain},
    Row{"redirect-domain-missing", &redirect_domain_missing},
    Row{"redirect-domain-space", &redirect_domain_space},
    Row{"redirect-domain-syntax", &redirect_domain_syntax},
    Row{"redirect-domain-test", &redirect_domain_test},
    Row{"redirect-target", &redirect_target},
    Row{"schema", nullptr},
    Row{"shared-compat", &shared_compat},
    Row{"shared-deprecated", &shared_deprecated},
    Row{"signing-exclusive", &signing_exclusive},
    Row{"signing-required", &signing_required},
    Row{"spf-rules", &spf_rules},
    Row{"spfm-over-txt", &spfm_over_txt},
    Row{"srv-name", &srv_name},
    Row{"srv-protocol", &srv_protocol},
    Row{"srv-service", &srv_service},
    Row{"sync-block-key", &sync_block_key},
    Row{"target-bare-variable", &target_bare_variable},
    Row{"target-self", &target_self},
    Row{"target-single-label", &target_single_label},
    Row{"target-syntax", &target_syntax},
    Row{"target-trailing-dot", &target_trailing_dot},
    Row{"ttl", &ttl},
    Row{"txt-conflict-all-apex", &txt_conflict_all_apex},
    Row{"txt-conflict-mode", &txt_conflict_mode},
    Row{"txt-conflict-prefix", &txt_conflict_prefix},
    Row{"txt-conflict-value", &txt_conflict_value},
    Row{"txt-empty", &txt_empty},
    Row{"type-case", &type_case},
    Row{"type-optional", &type_optional},
    Row{"type-unregistered", &type_unregistered},
    Row{"underscore-inside", &underscore_inside},
    Row{"underscore-unregistered", &underscore_unregistered},
    Row{"unknown-property", &unknown_property},
    Row{"variable-case", &variable_case},
    Row{"variable-in-metadata", &variable_in_metadata},
    Row{"variable-number-field", &variable_number_field},
    Row{"variable-reserved", &variable_reserved},
    Row{"variable-syntax", &variable_syntax},
    Row{"variable-undocumented", &variable_undocumented},
    Row{"variable-unterminated", &variable_unterminated},
    Row{"variable-unused", &variable_unused},
    Row{"version-missing", &version_missing},
    Row{"version-negative", &version_negative},
    Row{"warn-phishing-deprecated", &warn_phishing_deprecated},
};

static_assert(std::is_sorted(kChecks.begin(), kChecks.end(),
                             [](const Row& a, const Row& b) {
                               return a.rule < b.rule;
                             }));

const Row* row_of(std::string_view rule) {
  const auto* row = std::lower_bound(
      kChecks.begin(), kChecks.end(), rule,
      [](const Row& r, std::string_view id) { return r.rule < id; });
  return row != kChecks.end() && row->rule == rule ? row : nullptr;
}

}  // namespace

Check check_named(std::string_view rule) {
  const Row* row = row_of(rule);
  return row ? row->check : nullptr;
}

bool is_builtin_check(std::string_view rule) { return row_of(rule) != nullptr; }

std::vector<std::string_view> builtin_checks() {
  std::vector<std::string_view> rules;
  rules.reserve(kChecks.size());
  for (const Row& row : kChecks) rules.push_back(row.rule);
  return rules;
}

}  // namespace dct::rules
