// SPDX-License-Identifier: MIT
#include "template/redirect_entries.hpp"

#include <dct/text/ascii.hpp>

namespace dct::templates {

std::vector<RedirectEntry> redirect_entries(std::string_view list) {
  std::vector<RedirectEntry> entries;
  for (const std::string_view part : text::split(list, ',')) {
    const std::string_view entry = text::trim(part);
    const char* begin = entry.empty() ? part.data() : entry.data();
    entries.push_back({entry, static_cast<std::size_t>(begin - list.data())});
  }
  return entries;
}

}  // namespace dct::templates
