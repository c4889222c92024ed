// SPDX-License-Identifier: MIT
#include "dns/wire_name.hpp"

#include <ldns/ldns.h>
#include <dct/text/ascii.hpp>

#include <memory>

#include "dns/rdata_text.hpp"

namespace dct::dns {
namespace {

void append_label(std::string& out, std::span<const std::uint8_t> label) {
  for (const std::uint8_t byte : label) {
    const char c = static_cast<char>(byte);
    if (text::is_alnum(c) || c == '-' || c == '_' || c == '*' || c == '/') {
      out += text::to_lower(c);
    } else if (byte > ' ' && byte < 0x7F) {
      // Some of these mean something in some places; escaped they never do.
      out += '\\';
      out += c;
    } else {
      append_decimal_escape(c, out);
    }
  }
}

diagnostic::Problem problem_of(ldns_status status) {
  switch (status) {
    case LDNS_STATUS_LABEL_OVERFLOW:
      return diagnostic::error("name-long-label",
                               "a label is longer than 63 characters");
    case LDNS_STATUS_DOMAINNAME_OVERFLOW:
      return name_too_long();
    case LDNS_STATUS_EMPTY_LABEL:
      return diagnostic::error("name-empty-label",
                               "a label is empty: there are two dots in a row");
    case LDNS_STATUS_SYNTAX_BAD_ESCAPE:
      return diagnostic::error(
          "name-escape",
          "a backslash is followed by neither three digits up to 255 nor a "
          "single character");
    default:
      return diagnostic::error("name-syntax", "it is not a domain name");
  }
}

}  // namespace

std::string name_text(std::span<const std::uint8_t> wire) {
  std::string text;
  while (!wire.empty() && wire[0] != 0 && wire[0] < wire.size()) {
    if (!text.empty()) text += '.';
    append_label(text, wire.subspan(1, wire[0]));
    wire = wire.subspan(1U + wire[0]);
  }
  return text.empty() ? "." : text;
}

diagnostic::Result<std::string> normalise_escapes(std::string_view name) {
  // Each octet is at most four characters; a longer text is not a name, and
  // not for a parser with fixed buffers.
  if (name.size() > 4 * kMaxWireName) return name_too_long();
  if (name.find('\0') != std::string_view::npos) {
    return diagnostic::error("name-nul-byte", "it has a NUL byte");
  }
  ldns_rdf* rdf = nullptr;
  const std::string text(name);
  const ldns_status status = ldns_str2rdf_dname(&rdf, text.c_str());
  const std::unique_ptr<ldns_rdf, decltype(&ldns_rdf_deep_free)> owner(
      rdf, ldns_rdf_deep_free);
  if (status != LDNS_STATUS_OK || !rdf) return problem_of(status);
  return name_text({ldns_rdf_data(rdf), ldns_rdf_size(rdf)});
}

diagnostic::Problem name_too_long() {
  return diagnostic::error("name-too-long",
                           "the name is longer than 255 octets");
}

}  // namespace dct::dns
