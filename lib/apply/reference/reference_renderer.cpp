// SPDX-License-Identifier: MIT

// The order of the fields is the library's, as it decides which of several
// faults is the answer: the owner, then most often what the record points to,
// then its numbers; but the ttl before `data`, and of an SRV record before
// `protocol`. lib/apply/README.md has what it takes for a good value.

#include "apply/reference/reference_renderer.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "apply/reference/reference_address.hpp"
#include "apply/reference/reference_names.hpp"
#include "apply/reference/reference_url.hpp"
#include "text/letter_case.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using templates::RecordType;

/// A type that the library does not know by name.
bool is_generic_type(std::string_view type) {
  return !type.empty() && type.front() != '-' &&
         std::all_of(type.begin(), type.end(), [](char c) {
           return text::is_upper(c) || text::is_digit(c) || c == '-';
         });
}

}  // namespace

void ReferenceRenderer::read_type(NewRecord& out) {
  const std::string_view written = text_.written("type");
  if (failed()) return;
  out.type = text::upper_case(written);
  out.kind = templates::record_type_named(out.type);
  kind_ = out.kind;
  if (kind_ != RecordType::generic || is_generic_type(out.type)) return;
  faults_.add(kTypeError, "type",
              "`type` is " + text::quote(written) +
                  ", which is not a record type; types are written like TXT or "
                  "TYPE65");
}

std::string ReferenceRenderer::apex_owner() {
  if (has("host") && faults_.record()["host"].string() != "@") {
    faults_.add(kInvalidData, "host",
                "`host` is " + text::quote(faults_.record()["host"].string()) +
                    "; an APEXCNAME is always at the zone apex");
  }
  return "@";
}

// Its name without service, with a mistake at the apex: "_tcp.@". Variables of
// `protocol` are not replaced yet.
std::string ReferenceRenderer::service_owner() {
  const std::string text = text_.replaced("name");
  if (failed()) return {};
  std::string owner = reference_owner(text, request_.host, request_.domain);
  const std::string_view protocol = text_.written("protocol");
  if (failed()) return {};
  const std::string name = "_" + text::lower_case(protocol) + "." + owner;
  if (owner == "@") {
    faults_.add(kInvalidData, "name",
                "the reference library refuses SRV records at the zone apex: "
                "it checks " +
                    text::quote(name) + "; apply it to a host");
  } else if (!is_reference_name(owner) || !is_reference_name(name)) {
    faults_.refuse("name", name, ", which is not a name of a record");
  }
  return owner;
}

std::string ReferenceRenderer::owner() {
  if (kind_ == RecordType::apexcname) return apex_owner();
  if (kind_ == RecordType::srv) return service_owner();
  const std::string text = text_.replaced("host");
  if (failed()) return {};
  std::string owner = reference_owner(text, request_.host, request_.domain);
  const bool beyond_names = owner == "@" || owner.empty();
  if (kind_ == RecordType::cname && owner == "@") {
    faults_.add(kInvalidData, "host",
                "a CNAME cannot be at the zone apex, which has other records; "
                "apply it to a host, or use APEXCNAME");
  } else if (beyond_names ? kind_ == RecordType::cname
                          : !is_reference_wildcard_name(owner)) {
    faults_.refuse("host", owner, ", which is not a name of a record");
  }
  return owner;
}

std::string ReferenceRenderer::target(std::string_view field) {
  std::string text = text_.replaced(field);
  return text == "@" ? text_.fqdn() : text;
}

std::string ReferenceRenderer::host_target(std::string_view field) {
  std::string name = target(field);
  if (!failed() && !is_reference_target(name)) {
    faults_.refuse(field, name,
                   ", which is not a name to point to: it is not a host name");
  }
  return name;
}

void ReferenceRenderer::read_alias_or_address(NewRecord& out) {
  if (kind_ == RecordType::a || kind_ == RecordType::aaaa) {
    const bool ipv4 = kind_ == RecordType::a;
    out.data = target("pointsTo");
    if (failed() || is_reference_address(out.data, ipv4 ? 4 : 6)) return;
    faults_.refuse("pointsTo", out.data,
                   ipv4 ? ", which is not an IPv4 address"
                        : ", which is not an IPv6 address");
    return;
  }
  // The value of a variable may be it all the same.
  if (kind_ == RecordType::ns && text_.written("pointsTo") == "@") {
    faults_.add(kInvalidData, "pointsTo",
                "`pointsTo` is \"@\"; a zone that is delegated to itself is "
                "never found");
    return;
  }
  if (!failed()) out.data = host_target("pointsTo");
}

std::string ReferenceRenderer::generic_data() {
  std::string text = text_.replaced("data");
  if (!failed() && (text.empty() || text == "@")) {
    faults_.refuse("data", text,
                   ", which is not valid data for a record of type " +
                       text::printable(faults_.record().type()));
  }
  return text;
}

// Without addresses for its name it is a redirect only in part: what is judged
// as one has to have the data of a generic type, too.
void ReferenceRenderer::read_redirect(NewRecord& out) {
  out.data = target("target");
  if (!failed() && !is_reference_url(out.data)) {
    faults_.refuse("target", out.data,
                   ", which is not a web address; it has to begin with "
                   "https:// or http://");
  }
  if (!failed() && has("ttl")) text_.number("ttl");
  const json::Value addresses = request_.redirect_records;
  if (!failed() && (!addresses || addresses.is(json::Kind::null))) {
    generic_data();
  }
}

void ReferenceRenderer::read_service(NewRecord& out) {
  out.data = host_target("target");
  if (!failed()) out.ttl = text_.number("ttl");
  if (!failed()) out.protocol = text::lower_case(text_.replaced("protocol"));
  if (failed()) return;
  if (out.protocol.starts_with('_')) out.protocol.erase(0, 1);
  if (out.protocol != "tcp" && out.protocol != "udp" && out.protocol != "tls") {
    faults_.add(kInvalidData, "protocol",
                "`protocol` is " + text::quote(out.protocol) +
                    ", which is not \"_tcp\", \"_udp\" or \"_tls\"");
    return;
  }
  out.service = text_.replaced("service");
  if (failed()) return;
  if (!is_reference_target(out.service)) {
    faults_.refuse("service", out.service, ", which is not a name");
    return;
  }
  out.priority = text_.number("priority");
  if (!failed()) out.weight = text_.number("weight");
  if (!failed()) out.port = text_.number("port");
}

void ReferenceRenderer::read_fields(NewRecord& out) {
  switch (kind_) {
    case RecordType::a:
    case RecordType::aaaa:
    case RecordType::cname:
    case RecordType::ns:
    case RecordType::apexcname:
      read_alias_or_address(out);
      if (!failed()) out.ttl = text_.number("ttl");
      break;
    case RecordType::mx:
      out.data = host_target("pointsTo");
      if (!failed()) out.priority = text_.number("priority");
      if (!failed()) out.ttl = text_.number("ttl");
      break;
    case RecordType::srv:
      read_service(out);
      break;
    case RecordType::txt:
      out.ttl = text_.number("ttl");
      if (!failed()) out.data = text_.replaced("data");
      break;
    case RecordType::spfm:
      out.type = "TXT";
      if (has("ttl")) out.ttl = text_.number("ttl");
      if (!failed()) out.data = text_.replaced("spfRules");
      break;
    case RecordType::redir301:
    case RecordType::redir302:
      read_redirect(out);
      break;
    case RecordType::generic:
      out.ttl = text_.number("ttl");
      if (!failed()) out.data = generic_data();
      break;
  }
}

void ReferenceRenderer::render(const SourceRecord& record, NewRecord& out) {
  faults_.begin(record);
  out.source = &record;
  read_type(out);
  if (!failed()) out.name = owner();
  if (!failed()) read_fields(out);
}

}  // namespace dct::apply
