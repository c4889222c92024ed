// SPDX-License-Identifier: MIT
#pragma once

/// The functions of the built-in rules, one a rule, named like it.

#include <dct/template/pattern.hpp>

#include "lint/context.hpp"

namespace dct::rules {

// structure.cpp
void no_records(lint::Context&);
void property_not_for_type(lint::Context&);
void unknown_property(lint::Context&);

// identity.cpp
void description_length(lint::Context&);
void description_missing(lint::Context&);
void file_name(lint::Context&);
void id_case(lint::Context&);
void id_syntax(lint::Context&);
void logo_url(lint::Context&);
void name_characters(lint::Context&);
void name_length(lint::Context&);
void provider_id_domain(lint::Context&);
void shared_compat(lint::Context&);
void shared_deprecated(lint::Context&);
void variable_in_metadata(lint::Context&);
void version_missing(lint::Context&);
void version_negative(lint::Context&);

// signing.cpp
void key_domain_foreign(lint::Context&);
void key_domain_label(lint::Context&);
void key_domain_syntax(lint::Context&);
void redirect_domain_duplicate(lint::Context&);
void redirect_domain_missing(lint::Context&);
void redirect_domain_space(lint::Context&);
void redirect_domain_suffix(lint::Context&);
void redirect_domain_syntax(lint::Context&);
void redirect_domain_test(lint::Context&);
void signing_exclusive(lint::Context&);
void signing_required(lint::Context&);
void sync_block_key(lint::Context&);
void warn_phishing_deprecated(lint::Context&);

// hosts.cpp
void host_absolute(lint::Context&);
void host_bare_variable(lint::Context&);
void host_domain_variable(lint::Context&);
void host_empty(lint::Context&);
void host_required_unneeded(lint::Context&);
void host_reserved(lint::Context&);
void host_syntax(lint::Context&);
void host_variable_host(lint::Context&);
void host_variable_suffix(lint::Context&);
void multi_instance_cname(lint::Context&);
void multi_instance_conflict(lint::Context&);
void multi_instance_constant(lint::Context&);
void underscore_inside(lint::Context&);
void underscore_unregistered(lint::Context&);

// records.cpp
void cname_coexists(lint::Context&);
void duplicate_record(lint::Context&);
void essential_spfm(lint::Context&);
void essential_value(lint::Context&);
void generic_bare_variable(lint::Context&);
void generic_rdata(lint::Context&);
void ns_coexists(lint::Context&);
void rrset_ttl(lint::Context&);
void type_case(lint::Context&);
void type_machinery(lint::Context&);
void type_optional(lint::Context&);
void type_unregistered(lint::Context&);

// values.cpp
void address_special(lint::Context&);
void address_syntax(lint::Context&);
void number_range(lint::Context&);
void ttl(lint::Context&);
void ttl_variable(lint::Context&);
void variable_number_field(lint::Context&);

// targets.cpp
void mx_null(lint::Context&);
void redirect_target(lint::Context&);
void target_alias(lint::Context&);
void target_bare_variable(lint::Context&);
void target_self(lint::Context&);
void target_single_label(lint::Context&);
void target_syntax(lint::Context&);
void target_trailing_dot(lint::Context&);
void target_variable_suffix(lint::Context&);

// srv.cpp
void srv_name(lint::Context&);
void srv_protocol(lint::Context&);
void srv_service(lint::Context&);

// mail.cpp
void bimi_syntax(lint::Context&);
void dkim_syntax(lint::Context&);
void dmarc_essential(lint::Context&);
void dmarc_policy(lint::Context&);
void dmarc_syntax(lint::Context&);
void mta_sts_syntax(lint::Context&);
void tls_rpt_syntax(lint::Context&);

// spf.cpp
void spf_in_variable(lint::Context&);
void spf_lookups(lint::Context&);
void spf_rules(lint::Context&);
void spf_too_wide(lint::Context&);
void spfm_bare_variable(lint::Context&);
void spfm_over_txt(lint::Context&);
void spfm_twice(lint::Context&);

// txt.cpp
void txt_bare_variable(lint::Context&);
void txt_conflict_all_apex(lint::Context&);
void txt_conflict_mode(lint::Context&);
void txt_conflict_prefix(lint::Context&);
void txt_conflict_value(lint::Context&);
void txt_empty(lint::Context&);
void txt_length(lint::Context&);
void txt_quoted_variable(lint::Context&);
void txt_syntax(lint::Context&);

// variables.cpp
void variable_case(lint::Context&);
void variable_reserved(lint::Context&);
void variable_syntax(lint::Context&);
void variable_two_kinds(lint::Context&);
void variable_undocumented(lint::Context&);
void variable_unterminated(lint::Context&);
void variable_unused(lint::Context&);

// extensions.cpp
void crit_syntax(lint::Context&);
void crit_unused(lint::Context&);
void newer_draft(lint::Context&);
void spec_version(lint::Context&);
void vendor_name(lint::Context&);

// groups.cpp
void group_case(lint::Context&);
void group_mixed(lint::Context&);
void group_single(lint::Context&);

}  // namespace dct::rules
