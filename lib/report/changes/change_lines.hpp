// SPDX-License-Identifier: MIT
#pragma once

/// The lines of a change, as every format shows them.

#include <dct/report/changes.hpp>

#include <string>
#include <vector>

namespace dct::report {

enum class ChangeKind : std::uint8_t { removed, added, changed, kept };

struct ChangeLine {
  ChangeKind kind = ChangeKind::kept;
  zone::RecordView record;
  std::optional<std::uint32_t> new_ttl;  ///< of a changed one
  unsigned number = 0;                   ///< of the template's record; 0: none
  std::optional<apply::Reason> reason;   ///< none for what is added
  std::string why;                       ///< "MX record 2: MX replaces ..."
};

/// By owner, the apex first, then by type; what is removed before what is
/// added.
std::vector<ChangeLine> change_lines(const ChangeReport& report);

/// "MX record 2"; empty for 0.
std::string record_name(const ChangeReport& report, unsigned number);

/// "shop.example.com.storefront on www.example.com, group dns".
std::string headline(const ChangeReport& report);

/// "1 added, 2 removed, 0 changed, 1 kept".
std::string summary(const std::vector<ChangeLine>& lines);

/// Whether a provider would refuse the request, and what its signature is
/// worth; safe to print.
std::string verdict_text(const RequestVerdict& request);

/// Each line with a prefix.
std::string prefixed(std::string_view prefix, std::string_view lines);

}  // namespace dct::report
