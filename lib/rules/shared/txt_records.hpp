// SPDX-License-Identifier: MIT
#pragma once

/// What the families of TXT rules ask of a record.

#include <dct/template/template.hpp>

#include <string_view>

namespace dct::rules {

/// The text of a TXT record: without quotation marks around the whole.
std::string_view txt_content(std::string_view data);

/// Whether one of the labels of a host is this one, in any letter case.
bool has_label(std::string_view host, std::string_view label);

/// Whether a DMARC policy is looked for at a host.
bool is_dmarc_host(std::string_view host);

/// A TXT record that is a DMARC policy, by its host or by its data.
bool is_dmarc(const templates::Record& record);

/// A text that is nothing but a variable, where that may become an SPF policy:
/// its name says so, or it stands at the scope's own name.
bool is_spf_in_variable(const templates::Record& record);

}  // namespace dct::rules
