// SPDX-License-Identifier: MIT
#include "apply/draft/draft_values.hpp"

#include <dct/dns/address.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "apply/draft/web_address.hpp"
#include "dns/a_labels.hpp"
#include "dns/domain_name.hpp"
#include "dns/rare_rdata.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using templates::Property;
using templates::RecordType;

// A name that has no such form stays, to be refused.
std::string with_a_labels(std::string name) {
  if (text::is_ascii(name)) return name;
  auto converted = dns::to_a_labels(name);
  return converted ? *std::move(converted) : name;
}

// The host of a record, completed with the host of the request (section 9.3).
std::optional<std::string> relative_owner(DraftFields& fields,
                                          const std::string& text,
                                          Property property) {
  if (text.ends_with('.')) {
    const std::string end = text::to_lower(fields.domain()) + ".";
    const std::string lower = text::to_lower(text);
    if (lower == end) return "@";
    if (lower.ends_with("." + end)) {
      return lower.substr(0, lower.size() - end.size() - 1);
    }
    fields.refuse_value(property, text,
                        ", which is not in the zone " + fields.domain());
    return std::nullopt;
  }
  const std::string& host = fields.host();
  if (templates::is_scope_root(text)) {
    return host.empty() ? "@" : text::to_lower(host);
  }
  return text::to_lower(host.empty() ? text : text + "." + host);
}

std::string apex_owner(DraftFields& fields, const std::string& text,
                       Property property) {
  if (templates::is_scope_root(text)) return "@";
  fields.refuse(property, "`host` is " + text::quote(text) +
                              "; an APEXCNAME is always at the zone apex");
  return {};
}

// One label of letters, digits, hyphens and underscores.
bool is_service_label(std::string_view text) {
  return !text.empty() && text.size() <= dns::kMaxLabel &&
         !text.starts_with('-') && !text.ends_with('-') &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return text::is_alnum(c) || c == '-' || c == '_';
         });
}

}  // namespace

std::string owner_value(DraftFields& fields, Property property) {
  // Only APEXCNAME and redirects may go without.
  const bool optional = !templates::info(fields.type()).required.has(property);
  std::optional<std::string> text = std::string();
  if (fields.has(property) || !optional) text = fields.expand(property);
  if (!text) return {};
  if (fields.type() == RecordType::apexcname) {
    return apex_owner(fields, *text, property);
  }
  auto owner = relative_owner(fields, *text, property);
  if (!owner) return {};
  const std::string name = with_a_labels(*std::move(owner));
  if (name == "@") {
    if (fields.type() == RecordType::cname) {
      fields.refuse(property,
                    "a CNAME cannot be at the zone apex, which has other "
                    "records; apply it to a host, or use APEXCNAME");
    }
    return name;
  }
  // It is relative now, whatever stood before the domain's own final dot.
  if (name.empty() || name.ends_with('.')) {
    fields.refuse_value(property, *text,
                        ", which is not a host name: a label is empty");
  } else if (const auto problem = dns::check_name(name, dns::NameUse::host)) {
    fields.refuse_value(property, name,
                        ", which is not a host name: " + problem->message);
  } else if (name.size() + 1 + fields.domain().size() > dns::kMaxName) {
    fields.refuse_value(property, name,
                        "; with the domain that is more than 253 characters");
  }
  return name;
}

std::string target_value(DraftFields& fields, Property property) {
  const RecordType type = fields.type();
  const auto text = fields.expand(property);
  if (!text) return {};
  if (fields.record()[property].string() == "@") {
    if (type != RecordType::ns) return text::to_lower(fields.fqdn());
    fields.refuse(property,
                  "`pointsTo` is \"@\"; a zone that is delegated to itself is "
                  "never found");
    return {};
  }
  // RFC 2782 and 7505: no service, no mail.
  const bool root_allowed = type == RecordType::srv || type == RecordType::mx;
  if (*text == "." && root_allowed) return *text;
  if (text->empty()) {
    fields.refuse_value(property, *text,
                        ", which is not a name to point to: it is empty");
    return {};
  }
  if (const auto problem = dns::check_name(*text, dns::NameUse::target)) {
    fields.refuse_value(
        property, *text,
        ", which is not a name to point to: " + problem->message);
    return {};
  }
  std::string name = with_a_labels(text::to_lower(*text));
  if (name.ends_with('.')) name.pop_back();
  return name;
}

std::string address_value(DraftFields& fields, Property property) {
  const auto text = fields.expand(property);
  if (!text) return {};
  const bool ipv4 = fields.type() == RecordType::a;
  const auto parsed = dns::parse_address(*text);
  if (parsed &&
      parsed->family == (ipv4 ? dns::Family::ipv4 : dns::Family::ipv6)) {
    return dns::format_address(*parsed);
  }
  const char* other = !parsed ? ""
                      : ipv4  ? "; an IPv6 address goes into an AAAA record"
                              : "; an IPv4 address goes into an A record";
  fields.refuse_value(property, *text,
                      std::string(", which is not an ") +
                          (ipv4 ? "IPv4" : "IPv6") + " address" + other);
  return {};
}

std::string url_value(DraftFields& fields, Property property) {
  if (fields.request().redirect_addresses.empty()) {
    fields.problems().add(kInvalidTemplate, property,
                          "a redirect needs the addresses of a web server that "
                          "answers it, and none are given");
    return {};
  }
  const auto text = fields.expand(property);
  if (!text) return {};
  if (!is_web_address(*text)) {
    fields.refuse_value(property, *text,
                        ", which is not a web address; it has to begin with "
                        "https:// or http://");
  }
  return *text;
}

std::string generic_value(DraftFields& fields) {
  const auto text = fields.expand(Property::data);
  if (!text) return {};
  const std::string_view type = fields.record().type_name;
  if (text->empty() || dns::check_rdata(type, *text)) {
    fields.refuse_value(Property::data, *text,
                        ", which is not valid data for a record of type " +
                            text::printable(type));
  }
  return *text;
}

void read_service(DraftFields& fields, zone::ResourceRecord& record) {
  static constexpr std::array<std::string_view, 5> kProtocols = {
      "tcp", "udp", "tls", "sctp", "dccp"};
  const auto written = fields.expand(Property::protocol);
  if (!written) return;
  const auto service = fields.expand(Property::service);
  if (!service) return;
  const std::string protocol = text::to_lower(*written);
  const std::string_view bare =
      std::string_view(protocol).substr(protocol.starts_with('_') ? 1 : 0);
  if (std::find(kProtocols.begin(), kProtocols.end(), bare) ==
      kProtocols.end()) {
    fields.refuse(Property::protocol,
                  "`protocol` is " + text::quote(protocol) +
                      ", which is not \"_tcp\", \"_udp\" or \"_tls\"");
  }
  if (!is_service_label(*service)) {
    fields.refuse(Property::service,
                  "`service` is " + text::quote(*service) +
                      ", which is not a label with an underscore, such as "
                      "\"_sip\"");
  }
  record.protocol = "_" + std::string(bare);
  record.service =
      (service->starts_with('_') ? "" : "_") + text::to_lower(*service);
}

}  // namespace dct::apply
