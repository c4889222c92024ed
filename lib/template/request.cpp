// SPDX-License-Identifier: MIT
#include "template/request.hpp"

#include <dct/template/pattern.hpp>

#include <algorithm>
#include <array>

#include "dns/names.hpp"

namespace dct::templates {
namespace {

// draft-05 section 9.1.2, and what other versions of the protocol use.
constexpr std::array<std::string_view, 18> kReserved = {
    "client_id",    "crit",         "domain",        "force", "fqdn",
    "groupId",      "host",         "instanceId",    "key",   "providerId",
    "providerName", "redirect_uri", "response_type", "scope", "serviceId",
    "serviceName",  "sig",          "state"};

}  // namespace

std::string_view reserved_parameter(std::string_view variable) {
  const std::string lower = dns::to_lower(variable);
  const auto* found = std::find_if(
      kReserved.begin(), kReserved.end(),
      [&lower](std::string_view r) { return dns::to_lower(r) == lower; });
  return found == kReserved.end() ? std::string_view() : *found;
}

std::vector<RedirectEntry> redirect_entries(std::string_view list) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<RedirectEntry> entries;
  std::size_t at = 0;
  while (true) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    RedirectEntry e{list.substr(at, comma - at), at};
    const std::size_t first = e.text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
      e.text = {};
    } else {
      e.begin += first;
      e.text =
          e.text.substr(first, e.text.find_last_not_of(kBlanks) - first + 1);
    }
    entries.push_back(e);
    if (comma == list.size()) return entries;
    at = comma + 1;
  }
}

bool is_id(std::string_view text) {
  return text.size() <= 63 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) {
                       return c == '.' ||
                              is_variable_name(std::string_view(&c, 1));
                     }) &&
         !text.empty();
}

}  // namespace dct::templates
