// SPDX-License-Identifier: MIT
#include "rules/checks.hpp"

#include <algorithm>
#include <array>

namespace dct::rules {
namespace {

struct Row {
  std::string_view rule;
  lint::Check
      check;  ///< nullptr: reported by another room, or from outside the file
};

constexpr std::array kChecks = {
    Row{"address-special", &address_special},
    Row{"address-syntax", &address_syntax},
    Row{"bimi-syntax", &bimi_syntax},
    Row{"cname-coexists", &cname_coexists},
    Row{"crit-syntax", &crit_syntax},
    Row{"crit-unused", &crit_unused},
    Row{"description-length", &description_length},
    Row{"description-missing", &description_missing},
    Row{"dkim-syntax", &dkim_syntax},
    Row{"dmarc-essential", &dmarc_essential},
    Row{"dmarc-policy", &dmarc_policy},
    Row{"dmarc-syntax", &dmarc_syntax},
    Row{"duplicate-record", &duplicate_record},
    Row{"duplicate-template", nullptr},
    Row{"essential-spfm", &essential_spfm},
    Row{"essential-value", &essential_value},
    Row{"file-name", &file_name},
    Row{"generic-bare-variable", &generic_bare_variable},
    Row{"generic-rdata", &generic_rdata},
    Row{"group-case", &group_case},
    Row{"group-mixed", &group_mixed},
    Row{"group-single", &group_single},
    Row{"host-absolute", &host_absolute},
    Row{"host-bare-variable", &host_bare_variable},
    Row{"host-domain-variable", &host_domain_variable},
    Row{"host-empty", &host_empty},
    Row{"host-required", nullptr},
    Row{"host-required-unneeded", &host_required_unneeded},
    Row{"host-reserved", &host_reserved},
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
    Row{"logo-unreachable", nullptr},
    Row{"logo-url", &logo_url},
    Row{"mta-sts-syntax", &mta_sts_syntax},
    Row{"multi-instance-cname", &multi_instance_cname},
    Row{"multi-instance-conflict", &multi_instance_conflict},
    Row{"multi-instance-constant", &multi_instance_constant},
    Row{"mx-null", &mx_null},
    Row{"name-characters", &name_characters},
    Row{"name-length", &name_length},
    Row{"newer-draft", &newer_draft},
    Row{"no-records", &no_records},
    Row{"ns-coexists", &ns_coexists},
    Row{"number-range", &number_range},
    Row{"property-not-for-type", &property_not_for_type},
    Row{"provider-id-domain", &provider_id_domain},
    Row{"redirect-domain-duplicate", &redirect_domain_duplicate},
    Row{"redirect-domain-missing", &redirect_domain_missing},
    Row{"redirect-domain-space", &redirect_domain_space},
    Row{"redirect-domain-suffix", &redirect_domain_suffix},
    Row{"redirect-domain-syntax", &redirect_domain_syntax},
    Row{"redirect-domain-test", &redirect_domain_test},
    Row{"redirect-target", &redirect_target},
    Row{"rrset-ttl", &rrset_ttl},
    Row{"schema", nullptr},
    Row{"shared-compat", &shared_compat},
    Row{"shared-deprecated", &shared_deprecated},
    Row{"signing-exclusive", &signing_exclusive},
    Row{"signing-required", &signing_required},
    Row{"spec-version", &spec_version},
    Row{"spf-in-variable", &spf_in_variable},
    Row{"spf-lookups", &spf_lookups},
    Row{"spf-rules", &spf_rules},
    Row{"spf-too-wide", &spf_too_wide},
    Row{"spfm-bare-variable", &spfm_bare_variable},
    Row{"spfm-over-txt", &spfm_over_txt},
    Row{"spfm-twice", &spfm_twice},
    Row{"srv-name", &srv_name},
    Row{"srv-protocol", &srv_protocol},
    Row{"srv-service", &srv_service},
    Row{"sync-block-key", &sync_block_key},
    Row{"target-alias", &target_alias},
    Row{"target-bare-variable", &target_bare_variable},
    Row{"target-self", &target_self},
    Row{"target-single-label", &target_single_label},
    Row{"target-syntax", &target_syntax},
    Row{"target-trailing-dot", &target_trailing_dot},
    Row{"target-variable-suffix", &target_variable_suffix},
    Row{"tls-rpt-syntax", &tls_rpt_syntax},
    Row{"ttl", &ttl},
    Row{"ttl-variable", &ttl_variable},
    Row{"txt-bare-variable", &txt_bare_variable},
    Row{"txt-conflict-all-apex", &txt_conflict_all_apex},
    Row{"txt-conflict-mode", &txt_conflict_mode},
    Row{"txt-conflict-prefix", &txt_conflict_prefix},
    Row{"txt-conflict-value", &txt_conflict_value},
    Row{"txt-empty", &txt_empty},
    Row{"txt-length", &txt_length},
    Row{"txt-quoted-variable", &txt_quoted_variable},
    Row{"txt-syntax", &txt_syntax},
    Row{"type-case", &type_case},
    Row{"type-machinery", &type_machinery},
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
    Row{"variable-two-kinds", &variable_two_kinds},
    Row{"variable-undocumented", &variable_undocumented},
    Row{"variable-unterminated", &variable_unterminated},
    Row{"variable-unused", &variable_unused},
    Row{"vendor-name", &vendor_name},
    Row{"version-missing", &version_missing},
    Row{"version-negative", &version_negative},
    Row{"version-not-raised", nullptr},
    Row{"waiver-expired", nullptr},
    Row{"waiver-unused", nullptr},
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

}  // namespace dct::rules

namespace dct::lint {

Check check_named(std::string_view rule) {
  const rules::Row* row = rules::row_of(rule);
  return row ? row->check : nullptr;
}

bool is_builtin_check(std::string_view rule) {
  return rules::row_of(rule) != nullptr;
}

std::vector<std::string_view> builtin_checks() {
  std::vector<std::string_view> rules;
  rules.reserve(rules::kChecks.size());
  for (const rules::Row& row : rules::kChecks) rules.push_back(row.rule);
  return rules;
}

}  // namespace dct::lint
