// SPDX-License-Identifier: MIT
#include <dct/dns/owner_name.hpp>

#include <idn2.h>
#include <ldns/ldns.h>
#include <dct/text/ascii.hpp>
#include <dct/zone/zone.hpp>

#include <algorithm>
#include <array>
#include <memory>

#include "dns/names.hpp"
#include "text/quote.hpp"

namespace dct::dns {
namespace {

constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kMaxWire = 255;  // RFC 1035 section 2.3.4

// What needs no escape and no thought: nearly all of every name.
bool is_plain(char c) {
  return text::is_alnum(c) || c == '-' || c == '_' || c == '*' || c == '/';
}

std::size_t dot_after(std::string_view name, std::size_t at) {
  for (; at < name.size(); ++at) {
    if (name[at] == '\\') {
      ++at;
    } else if (name[at] == '.') {
      return at;
    }
  }
  return std::string_view::npos;
}

void append_label(std::string& out, std::span<const std::uint8_t> label) {
  for (const std::uint8_t byte : label) {
    const char c = static_cast<char>(byte);
    if (is_plain(c)) {
      out += text::to_lower(c);
    } else if (byte > ' ' && byte < 0x7F) {
      // Some of these mean something in some places; escaped they never do.
      out += '\\';
      out += c;
    } else {
      out += '\\';
      out += static_cast<char>('0' + byte / 100);
      out += static_cast<char>('0' + byte / 10 % 10);
      out += static_cast<char>('0' + byte % 10);
    }
  }
}

// The labels of a plain name, if they are right; nothing to be said of others.
bool is_plain_name(std::string_view name) {
  std::size_t label = 0;
  for (const char c : name) {
    if (c != '.') {
      if (!is_plain(c) || ++label > kMaxLabel) return false;
    } else {
      if (label == 0) return false;
      label = 0;
    }
  }
  return label != 0 && name.size() + 2 <= kMaxWire;
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

std::string_view explain(ldns_status status) {
  switch (status) {
    case LDNS_STATUS_LABEL_OVERFLOW:
      return "a label is longer than 63 characters";
    case LDNS_STATUS_DOMAINNAME_OVERFLOW:
      return "the name is longer than 255 octets";
    case LDNS_STATUS_EMPTY_LABEL:
      return "a label is empty: two dots stand together";
    case LDNS_STATUS_SYNTAX_BAD_ESCAPE:
      return "after a backslash stand three digits up to 255, or the character "
             "itself";
    default:
      return "it is no domain name";
  }
}

// A name with escapes: what it is on the wire, and the text of that.
std::optional<std::string> through_the_wire(std::string_view name,
                                            std::string& why) {
  // Each octet is at most four characters; beyond that it is no name at all,
  // and not a text for a parser with fixed buffers.
  if (name.size() > 4 * kMaxWire || name.find('\0') != std::string_view::npos) {
    why = name.size() > 4 * kMaxWire ? explain(LDNS_STATUS_DOMAINNAME_OVERFLOW)
                                     : "it has a NUL byte";
    return std::nullopt;
  }
  ldns_rdf* rdf = nullptr;
  const std::string text(name);
  const ldns_status status = ldns_str2rdf_dname(&rdf, text.c_str());
  const std::unique_ptr<ldns_rdf, decltype(&ldns_rdf_deep_free)> owner(
      rdf, ldns_rdf_deep_free);
  if (status != LDNS_STATUS_OK || !rdf) {
    why = explain(status);
    return std::nullopt;
  }
  return name_text({ldns_rdf_data(rdf), ldns_rdf_size(rdf)});
}

// The name without the apex behind it, which both have no final dot.
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

bool is_absolute(std::string_view name) {
  std::size_t dot = dot_after(name, 0);
  while (dot != std::string_view::npos && dot + 1 < name.size()) {
    dot = dot_after(name, dot + 1);
  }
  return dot != std::string_view::npos;
}

std::string name_text(std::span<const std::uint8_t> wire) {
  std::string text;
  while (!wire.empty() && wire[0] != 0 && wire[0] < wire.size()) {
    if (!text.empty()) text += '.';
    append_label(text, wire.subspan(1, wire[0]));
    wire = wire.subspan(1U + wire[0]);
  }
  return text.empty() ? "." : text;
}

std::optional<std::string> to_a_labels(std::string_view name,
                                       std::string& why) {
  std::string result;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t dot = std::min(dot_after(name, at), name.size());
    const std::string label(name.substr(at, dot - at));
    if (text::is_ascii(label)) {
      result += label;
    } else {
      std::uint8_t* ascii = nullptr;
      const int status =
          idn2_lookup_u8(reinterpret_cast<const std::uint8_t*>(label.c_str()),
                         &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
      const std::unique_ptr<std::uint8_t, decltype(&idn2_free)> owner(
          ascii, idn2_free);
      if (status != IDN2_OK) {
        why = "the label " + text::quote(label) +
              " is no internationalized label (" + idn2_strerror(status) + ")";
        return std::nullopt;
      }
      result += reinterpret_cast<const char*>(ascii);
    }
    if (dot < name.size()) result += '.';
    at = dot + 1;
  }
  return result;
}

std::string_view parent(std::string_view owner) {
  if (owner.empty() || owner == kApex) return {};
  const std::size_t dot = dot_after(owner, 0);
  return dot == std::string_view::npos ? kApex : owner.substr(dot + 1);
}

std::optional<std::string> owner_name(std::string_view name,
                                      std::string_view apex, std::string& why) {
  if (name.empty() || name == kApex) return std::string(kApex);
  std::string converted;
  if (!text::is_ascii(name)) {
    if (name.size() > 4 * kMaxWire) {
      why = explain(LDNS_STATUS_DOMAINNAME_OVERFLOW);
      return std::nullopt;
    }
    auto ascii = to_a_labels(name, why);
    if (!ascii) return std::nullopt;
    converted = std::move(*ascii);
    name = converted;
  }
  const bool absolute = is_absolute(name);
  if (absolute && name.size() > 1) name.remove_suffix(1);
  std::string text;
  if (is_plain_name(name)) {
    text = text::to_lower(name);
  } else {
    auto escaped = through_the_wire(name, why);
    if (!escaped) return std::nullopt;
    text = std::move(*escaped);
  }
  if (!absolute) {
    if (octets(text) + octets(apex) + 3 > kMaxWire) {
      why = explain(LDNS_STATUS_DOMAINNAME_OVERFLOW);
      return std::nullopt;
    }
    return text;
  }
  auto below_apex = relative(std::move(text), apex);
  if (!below_apex) {
    why = "it is outside the zone " + std::string(apex);
  }
  return below_apex;
}

std::optional<std::string> absolute_name(std::string_view name,
                                         std::string& why) {
  if (name == ".") return std::string();
  if (is_absolute(name)) name.remove_suffix(1);
  return owner_name(name, "", why);
}

}  // namespace dct::dns
