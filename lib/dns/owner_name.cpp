// SPDX-License-Identifier: MIT
#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <optional>

#include "dns/a_labels.hpp"
#include "dns/domain_name.hpp"
#include "dns/wire_name.hpp"

namespace dct::dns {
namespace {

// The labels of a name without escapes, if they are valid: nearly all names.
// Others have to be read more carefully.
bool is_plain_name(std::string_view name) {
  std::size_t label = 0;
  for (const char c : name) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
    } else {
      const bool is_plain =
          text::is_alnum(c) || c == '-' || c == '_' || c == '*' || c == '/';
      if (!is_plain || ++label > kMaxLabel) return false;
    }
  }
  return label != 0 && name.size() + 2 <= kMaxWireName;
}

// Of the characters and dots between labels; an escape is one octet.
std::size_t octets(std::string_view name) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < name.size(); ++count) {
    const bool number = name[at] == '\\' && at + 1 < name.size() &&
                        text::is_digit(name[at + 1]);
    at += name[at] != '\\' ? 1 : number ? 4 : 2;
  }
  return count;
}

// The name without the apex at its end; neither has a final dot.
std::optional<std::string> relative(std::string name, std::string_view apex) {
  if (name == apex) return std::string(kApex);
  if (name.size() <= apex.size() + 1 || !name.ends_with(apex)) {
    return std::nullopt;
  }
  const std::size_t dot = name.size() - apex.size() - 1;
  std::size_t backslashes = 0;
  while (backslashes < dot && name[dot - 1 - backslashes] == '\\') {
    ++backslashes;
  }
  if (name[dot] != '.' || backslashes % 2 != 0) return std::nullopt;
  name.resize(dot);
  return name;
}

}  // namespace

std::size_t find_dot(std::string_view name, std::size_t at) {
  for (; at < name.size(); ++at) {
    if (name[at] == '\\') {
      ++at;
    } else if (name[at] == '.') {
      return at;
    }
  }
  return std::string_view::npos;
}

bool is_absolute(std::string_view name) {
  std::size_t dot = find_dot(name);
  while (dot != std::string_view::npos && dot + 1 < name.size()) {
    dot = find_dot(name, dot + 1);
  }
  return dot != std::string_view::npos;
}

std::string_view parent(std::string_view owner) {
  if (owner.empty() || owner == kApex) return {};
  const std::size_t dot = find_dot(owner);
  return dot == std::string_view::npos ? kApex : owner.substr(dot + 1);
}

bool is_below(std::string_view owner, std::string_view above) {
  return owner.size() > above.size() && owner.ends_with(above) &&
         owner[owner.size() - above.size() - 1] == '.';
}

diagnostic::Result<std::string> owner_name(std::string_view name,
                                           std::string_view apex) {
  if (name.empty() || name == kApex) return std::string(kApex);
  std::string ascii;
  if (!text::is_ascii(name)) {
    if (name.size() > 4 * kMaxWireName) return name_too_long();
    auto converted = to_a_labels(name);
    if (!converted) return converted;
    ascii = *std::move(converted);
    name = ascii;
  }
  const bool absolute = is_absolute(name);
  if (absolute && name.size() > 1) name.remove_suffix(1);
  std::string text;
  if (is_plain_name(name)) {
    text = text::to_lower(name);
  } else {
    auto normalised = normalise_escapes(name);
    if (!normalised) return normalised;
    text = *std::move(normalised);
  }
  if (!absolute) {
    if (octets(text) + octets(apex) + 3 > kMaxWireName) return name_too_long();
    return text;
  }
  auto below_apex = relative(std::move(text), apex);
  if (!below_apex) {
    return diagnostic::error("name-outside-zone",
                             "it is outside the zone " + std::string(apex));
  }
  return *std::move(below_apex);
}

diagnostic::Result<std::string> absolute_name(std::string_view name) {
  if (name == ".") return std::string();
  if (is_absolute(name)) name.remove_suffix(1);
  return owner_name(name, "");
}

}  // namespace dct::dns
