// SPDX-License-Identifier: MIT
#pragma once

/// The functions of the built-in rules, one a rule, named like it.

#include <dct/template/variables.hpp>

#include "rules/context.hpp"

namespace dct::rules {

// structure.cpp
void no_records(Context&);
void property_not_for_type(Context&);
void unknown_property(Context&);

// identity.cpp
void description_length(Context&);
void description_missing(Context&);
void file_name(Context&);
void id_case(Context&);
void id_syntax(Context&);
void logo_url(Context&);
void name_characters(Context&);
void name_length(Context&);
void provider_id_domain(Context&);
void shared_compat(Context&);
void shared_deprecated(Context&);
void variable_in_metadata(Context&);
void version_missing(Context&);
void version_negative(Context&);

// signing.cpp
void key_domain_foreign(Context&);
void key_domain_label(Context&);
void key_domain_syntax(Context&);
void redirect_domain_duplicate(Context&);
void redirect_domain_missing(Context&);
void redirect_domain_space(Context&);
void redirect_domain_suffix(Context&);
void redirect_domain_syntax(Context&);
void redirect_domain_test(Context&);
void signing_exclusive(Context&);
void signing_required(Context&);
void sync_block_key(Context&);
void warn_phishing_deprecated(Context&);

// hosts.cpp
void host_absolute(Context&);
void host_bare_variable(Context&);
void host_domain_variable(Context&);
void host_empty(Context&);
void host_required_unneeded(Context&);
void host_reserved(Context&);
void host_syntax(Context&);
void host_variable_host(Context&);
void host_variable_suffix(Context&);
void multi_instance_cname(Context&);
void multi_instance_conflict(Context&);
void multi_instance_constant(Context&);
void underscore_inside(Context&);
void underscore_unregistered(Context&);

// records.cpp
void cname_coexists(Context&);
void duplicate_record(Context&);
void essential_spfm(Context&);
void essential_value(Context&);
void generic_bare_variable(Context&);
void generic_rdata(Context&);
void ns_coexists(Context&);
void rrset_ttl(Context&);
void type_case(Context&);
void type_machinery(Context&);
void type_optional(Context&);
void type_unregistered(Context&);

// values.cpp
void address_special(Context&);
void address_syntax(Context&);
void number_range(Context&);
void ttl(Context&);
void ttl_variable(Context&);
void variable_number_field(Context&);

// targets.cpp
void mx_null(Context&);
void redirect_target(Context&);
void target_alias(Context&);
void target_bare_variable(Context&);
void target_self(Context&);
void target_single_label(Context&);
void target_syntax(Context&);
void target_trailing_dot(Context&);
void target_variable_suffix(Context&);

// srv.cpp
void srv_name(Context&);
void srv_protocol(Context&);
void srv_service(Context&);

// mail.cpp
void bimi_syntax(Context&);
void dkim_syntax(Context&);
void dmarc_essential(Context&);
void dmarc_policy(Context&);
void dmarc_syntax(Context&);
void mta_sts_syntax(Context&);
void tls_rpt_syntax(Context&);

// spf.cpp
void spf_in_variable(Context&);
void spf_lookups(Context&);
void spf_rules(Context&);
void spf_too_wide(Context&);
void spfm_bare_variable(Context&);
void spfm_over_txt(Context&);
void spfm_twice(Context&);

// txt.cpp
void txt_bare_variable(Context&);
void txt_conflict_all_apex(Context&);
void txt_conflict_mode(Context&);
void txt_conflict_prefix(Context&);
void txt_conflict_value(Context&);
void txt_empty(Context&);
void txt_length(Context&);
void txt_quoted_variable(Context&);
void txt_syntax(Context&);

// variables.cpp
void variable_case(Context&);
void variable_reserved(Context&);
void variable_syntax(Context&);
void variable_two_kinds(Context&);
void variable_undocumented(Context&);
void variable_unterminated(Context&);
void variable_unused(Context&);

// extensions.cpp
void crit_syntax(Context&);
void crit_unused(Context&);
void newer_draft(Context&);
void spec_version(Context&);
void vendor_name(Context&);

// groups.cpp
void group_case(Context&);
void group_mixed(Context&);
void group_single(Context&);

}  // namespace dct::rules
