// SPDX-License-Identifier: MIT
#include "template/request.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>


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
  const std::string lower = text::to_lower(variable);
  const auto* found = std::find_if(
      kReserved.begin(), kReserved.end(),
      [&lower](std::string_view r) { return text::to_lower(r) == lower; });
  return found == kReserved.end() ? std::string_view() : *found;
}

std::vector<RedirectEntry> redirect_entries(std::string_view list) {
  std::vector<RedirectEntry> entries;
  for (const std::string_view part : text::split(list, ',')) {
    const std::string_view entry = text::trim(part);
    const char* begin = entry.empty() ? part.data() : entry.data();
    entries.push_back({entry, static_cast<std::size_t>(begin - list.data())});
  }
  return entries;
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
