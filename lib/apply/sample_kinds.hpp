// SPDX-License-Identifier: MIT
#pragma once

/// What a variable has to be where it is used, and a value that is that.

#include <dct/apply/sample_values.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace dct::apply {

/// From what fits in few places only to what fits anywhere: of a variable that
/// is used in several places, the first of their kinds.
enum class SampleKind : std::uint8_t {
  port,
  ttl,
  number,         ///< a priority, a weight, a byte of an address
  prefix_length,  ///< what follows the slash of a network
  percentage,
  flags,  ///< of a CAA record
  protocol,
  bare_protocol,  ///< after an underscore
  service,
  bare_service,
  tag,  ///< of a CAA record
  caa,  ///< all the data of one
  ipv4,
  ipv6,
  url,
  spf_terms,
  spf_policy,
  qualifier,     ///< of an SPF term
  dmarc_policy,  ///< none, quarantine or reject
  dmarc_record,
  key_type,
  dkim_key,
  dkim_record,
  mailbox,
  mail_uri,
  domain,  ///< a complete name
  label,   ///< a part of one
  text
};

SampleKind sample_kind(const VariableUse& use);

/// @param index  another one gives another value, where that is possible
std::string sample_of(SampleKind kind, std::string_view variable,
                      std::size_t index);

}  // namespace dct::apply
