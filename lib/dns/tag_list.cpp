// SPDX-License-Identifier: MIT
#include "dns/tag_list.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::dns {
namespace {

std::string_view trim(std::string_view text) { return text::trim(text, " \t"); }

}  // namespace

std::vector<Tag> tags_of(std::string_view data) {
  std::vector<Tag> tags;
  std::size_t at = 0;
  while (at < data.size()) {
    const std::size_t end = std::min(data.find(';', at), data.size());
    const std::string_view text = data.substr(at, end - at);
    const std::size_t equals = text.find('=');
    const std::string_view inner = trim(text);
    const bool is_last = end >= data.size();
    if (!inner.empty() || !is_last) {
      const std::size_t begin =
          inner.empty()
              ? at
              : at + static_cast<std::size_t>(inner.data() - text.data());
      tags.push_back({.name = trim(text.substr(0, equals)),
                      .value = equals == std::string_view::npos
                                   ? std::string_view()
                                   : trim(text.substr(equals + 1)),
                      .begin = begin,
                      .end = begin + inner.size(),
                      .has_value = equals != std::string_view::npos});
    }
    at = end + 1;
  }
  return tags;
}

}  // namespace dct::dns
