// SPDX-License-Identifier: MIT
#include "request/redirect_host.hpp"

#include <dct/text/ascii.hpp>

#include "template/redirect_entries.hpp"

namespace dct::request {
namespace {

std::string comparable(std::string_view name) {
  std::string text = text::to_lower(name);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

RedirectHost find_redirect_host(std::string_view list, std::string_view host) {
  using enum RedirectHost::Match;
  const std::string name = comparable(host);
  RedirectHost found;
  for (const templates::RedirectEntry& e : templates::redirect_entries(list)) {
    const std::string entry = comparable(e.text);
    if (entry.empty()) continue;
    if (name == entry) return {.match = exact, .entry = entry};
    if (name.ends_with("." + entry)) found = {.match = below, .entry = entry};
  }
  return found;
}

}  // namespace dct::request
