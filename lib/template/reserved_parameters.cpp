// SPDX-License-Identifier: MIT
#include <dct/template/reserved_parameters.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

namespace dct::templates {
namespace {

struct ReservedParameter {
  std::string_view name;
  bool in_apply_url = false;
};

// draft-05 sections 8.3.2 and 9.1.2, and what the asynchronous flow and other
// versions of the protocol use.
constexpr std::array<ReservedParameter, 18> kReserved = {{
    {"client_id"},
    {"crit", true},
    {"domain", true},
    {"force"},
    {"fqdn"},
    {"groupId", true},
    {"host", true},
    {"instanceId", true},
    {"key", true},
    {"providerId"},
    {"providerName", true},
    {"redirect_uri", true},
    {"response_type"},
    {"scope"},
    {"serviceId"},
    {"serviceName", true},
    {"sig", true},
    {"state", true},
}};

}  // namespace

std::string_view reserved_parameter(std::string_view variable) {
  const std::string lower = text::to_lower(variable);
  const auto* found = std::find_if(kReserved.begin(), kReserved.end(),
                                   [&lower](const ReservedParameter& r) {
                                     return text::to_lower(r.name) == lower;
                                   });
  return found == kReserved.end() ? std::string_view() : found->name;
}

bool is_apply_parameter(std::string_view name) {
  return std::any_of(kReserved.begin(), kReserved.end(),
                     [name](const ReservedParameter& r) {
                       return r.in_apply_url && r.name == name;
                     });
}

}  // namespace dct::templates
