// SPDX-License-Identifier: MIT
#pragma once

/// The functions of the built-in rules, one a rule, named like it.

#include <dct/variables.hpp>

#include "rules/context.hpp"

namespace dct::rules {

// structure.cpp
void no_records(Context&);
void property_not_for_type(Context&);
void unknown_property(Context&);

// identity.cpp
void description_missing(Context&);
void file_name(Context&);
void id_case(Context&);
void id_syntax(Context&);
void logo_url(Context&);
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
void redirect_domain_missing(Context&);
void redirect_domain_space(Context&);
void redirect_domain_syntax(Context&);
void redirect_domain_test(Context&);
void signing_exclusive(Context&);
void signing_required(Context&);
void sync_block_key(Context&);
void warn_phishing_deprecated(Context&);

// hosts.cpp
void host_bare_variable(Context&);
void host_domain_variable(Context&);
void host_empty(Context&);
void host_required_unneeded(Context&);
void host_syntax(Context&);
void host_variable_host(Context&);
void host_variable_suffix(Context&);
void multi_instance_cname(Context&);
void underscore_inside(Context&);
void underscore_unregistered(Context&);

// records.cpp
void cname_coexists(Context&);
void duplicate_record(Context&);
void essential_value(Context&);
void ns_coexists(Context&);
void type_case(Context&);
void type_optional(Context&);
void type_unregistered(Context&);

// values.cpp
void address_special(Context&);
void address_syntax(Context&);
void number_range(Context&);
void ttl(Context&);
void variable_number_field(Context&);

// targets.cpp
void redirect_target(Context&);
void target_bare_variable(Context&);
void target_self(Context&);
void target_single_label(Context&);
void target_syntax(Context&);
void target_trailing_dot(Context&);

// srv.cpp
void srv_name(Context&);
void srv_protocol(Context&);
void srv_service(Context&);

// txt.cpp
void spf_rules(Context&);
void spfm_over_txt(Context&);
void txt_conflict_all_apex(Context&);
void txt_conflict_mode(Context&);
void txt_conflict_prefix(Context&);
void txt_conflict_value(Context&);
void txt_empty(Context&);

// variables.cpp
void variable_case(Context&);
void variable_reserved(Context&);
void variable_syntax(Context&);
void variable_undocumented(Context&);
void variable_unterminated(Context&);
void variable_unused(Context&);

// groups.cpp
void group_mixed(Context&);
void group_single(Context&);

}  // namespace dct::rules
