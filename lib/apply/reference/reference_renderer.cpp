// SPDX-License-Identifier: MIT

// How the Python reference library turns a template's record into one of the
// zone: it expands the variables of a property, checks the text, continues with
// the next property in a fixed order, and raises an exception at the first
// problem. Here that problem ends the record, and apply() ends with it.
//
// What differs from the draft: variables are not case-sensitive, a % without a
// partner is an error, "@" means the host in a value as well, names are ASCII,
// addresses are what the library's own parser accepts, numbers have no upper
// bound, URLs are in lower case, and TXT data is not read as presentation
// format. lib/apply/README.md has the whole list.

#include "apply/reference/reference_renderer.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "apply/reference/reference_address.hpp"
#include "apply/reference/reference_values.hpp"
#include "apply/web_address.hpp"
#include "apply/whole_number.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using templates::Property;
using templates::RecordType;

constexpr std::uint32_t kMaxTtl = 0x7FFFFFFF;  // RFC 2181 section 8

/// A type the library does not know by name.
bool is_custom_type(std::string_view type) {
  return !type.empty() && std::all_of(type.begin(), type.end(), [](char c) {
    return text::is_upper(c) || text::is_digit(c) || c == '-';
  });
}

bool is_redirect(RecordType type) {
  return type == RecordType::redir301 || type == RecordType::redir302;
}

}  // namespace

ReferenceRenderer::ReferenceRenderer(const Request& request,
                                     std::vector<diagnostic::Problem>& problems)
    : request_(request),
      problems_(problems),
      domain_(request.domain),
      host_(templates::is_scope_root(request.host) ? "" : request.host),
      fqdn_(host_.empty() ? domain_ : host_ + "." + domain_) {}

void ReferenceRenderer::refuse(Property property, const std::string& message) {
  problems_.add(kInvalidData, property, message);
}

void ReferenceRenderer::refuse_value(Property property, std::string_view value,
                                     const std::string& message) {
  refuse(property, text::code(templates::info(property).name) + " becomes " +
                       text::quote(value) + message);
}

// What a variable stands for; null: it has no value.
const std::string* ReferenceRenderer::value_of(
    std::string_view variable) const {
  const std::string name = text::to_lower(variable);
  if (name == "domain") return &domain_;
  if (name == "host") return &host_;
  if (name == "fqdn") return &fqdn_;
  return request_.values.find(name, true);
}

std::string ReferenceRenderer::expand(Property property) {
  const json::Value value = problems_.record()[property];
  if (!value) {
    problems_.add(kInvalidTemplate, property,
                  text::code(templates::info(property).name) + " is missing");
    return {};
  }
  if (value.is(json::Kind::integer)) return std::string(value.token());
  const std::string_view text = value.string();
  std::string out;
  for (const templates::Piece& piece : templates::Pieces(text)) {
    if (!piece.is_variable) {
      out += piece.text;
      if (piece.text.find('%') == std::string_view::npos) continue;
      problems_.add(kInvalidTemplate, property,
                    text::code(templates::info(property).name) + " is " +
                        text::quote(text) +
                        "; a variable begins with % and does not end");
      break;
    }
    const std::string* given = value_of(piece.text);
    if (!given) {
      problems_.add_missing_variable(property, piece.text);
      break;
    }
    out += *given;
    if (bytes_ + out.size() <= kMaxAppliedBytes) continue;
    refuse(property, "with the values of its variables " +
                         text::code(templates::info(property).name) +
                         " and those before it become more than " +
                         std::to_string(kMaxAppliedBytes >> 20U) + " MiB");
    return {};
  }
  bytes_ += out.size();
  return out;
}

std::string ReferenceRenderer::relative_owner(const std::string& text,
                                              Property property) {
  if (text.ends_with('.')) {
    const std::string end = text::to_lower(domain_) + ".";
    const std::string lower = text::to_lower(text);
    if (lower == end) return "@";
    // The library compares without the dot between the labels.
    if (lower.ends_with(end)) {
      return lower.substr(0, lower.size() - end.size() - 1);
    }
    refuse_value(property, text, ", which is not in the zone " + domain_);
    return {};
  }
  if (templates::is_scope_root(text)) {
    return host_.empty() ? "@" : text::to_lower(host_);
  }
  return text::to_lower(host_.empty() ? text : text + "." + host_);
}

std::string ReferenceRenderer::owner(Property property) {
  // Only APEXCNAME and redirects may go without.
  const bool optional = !templates::info(type_).required.has(property);
  std::string text = has(property) || !optional ? expand(property) : "";
  if (failed()) return {};
  if (type_ == RecordType::apexcname) {
    if (templates::is_scope_root(text)) return "@";
    refuse(property, "`host` is " + text::quote(text) +
                         "; an APEXCNAME is always at the zone apex");
    return {};
  }
  std::string name = relative_owner(text, property);
  if (failed()) return {};
  if (name == "@" && type_ == RecordType::cname) {
    refuse(property,
           "a CNAME cannot be at the zone apex, which has other records; apply "
           "it to a host, or use APEXCNAME");
  }
  // The library asks for the whole name of an SRV record, with a mistake at the
  // apex: "_tcp.@".
  const bool valid = type_ == RecordType::srv
                         ? is_reference_name("_tcp." + name, false, false)
                         : name == "@" || is_reference_name(name, true, false);
  if (!valid) {
    refuse_value(property, name, ", which is not a name of a record");
  }
  return name;
}

std::string ReferenceRenderer::target(Property property) {
  std::string text = expand(property);
  if (failed()) return {};
  if (text == "@") {
    if (type_ != RecordType::ns) return text::to_lower(fqdn_);
    refuse(property,
           "`pointsTo` is \"@\"; a zone that is delegated to itself is never "
           "found");
    return {};
  }
  if (!is_reference_name(text, false, true)) {
    refuse_value(property, text,
                 ", which is not a name to point to: it is not a host name");
  }
  return text::to_lower(text);
}

std::string ReferenceRenderer::address(Property property) {
  std::string text = expand(property);
  if (failed()) return {};
  const bool ipv4 = type_ == RecordType::a;
  if (!is_reference_address(text, ipv4 ? 4 : 6)) {
    refuse_value(property, text,
                 std::string(", which is not an ") + (ipv4 ? "IPv4" : "IPv6") +
                     " address");
  }
  return text::to_lower(text);
}

std::string ReferenceRenderer::url(Property property) {
  if (request_.redirect_addresses.empty()) {
    problems_.add(kInvalidTemplate, property,
                  "a redirect needs the addresses of a web server that answers "
                  "it, and none are given");
    return {};
  }
  std::string text = expand(property);
  if (failed()) return {};
  if (!is_web_address(text)) {
    refuse_value(property, text,
                 ", which is not a web address; it has to begin with https:// "
                 "or http://");
  }
  return text::to_lower(text);
}

std::string ReferenceRenderer::generic_data() {
  std::string text = expand(Property::data);
  if (failed()) return {};
  if (text.empty() || text == "@") {
    refuse_value(Property::data, text,
                 ", which is not valid data for a record of type " +
                     text::printable(problems_.record().type_name));
  }
  return text;
}

std::optional<std::uint32_t> ReferenceRenderer::number(
    Property property, std::uint32_t greatest, zone::ResourceRecord& out) {
  const std::string_view written = problems_.record()[property].string();
  if (written.find('%') != std::string_view::npos) {
    const templates::Piece first = *templates::Pieces(written).begin();
    if (!first.is_variable || first.text.size() + 2 != written.size()) {
      refuse(property, text::code(templates::info(property).name) + " is " +
                           text::quote(written) +
                           "; it has to be a number, or one variable and "
                           "nothing else");
      return std::nullopt;
    }
  }
  const std::string text = expand(property);
  if (failed()) return std::nullopt;
  const auto digits = whole_number(text, 10);
  const auto value = digits ? small_whole_number(*digits) : std::nullopt;
  if (value && *value >= 0 && *value <= greatest) {
    return static_cast<std::uint32_t>(*value);
  }
  if (digits && !digits->starts_with('-')) {
    // It knows no bounds.
    out.other.push_back({std::string(templates::info(property).name), *digits});
    return std::nullopt;
  }
  refuse_value(property, text,
               ", which is not a number from 0 to " + std::to_string(greatest));
  return std::nullopt;
}

void ReferenceRenderer::read_service(zone::ResourceRecord& out) {
  static constexpr std::array<std::string_view, 3> kProtocols = {"tcp", "udp",
                                                                 "tls"};
  const std::string protocol = text::to_lower(expand(Property::protocol));
  if (failed()) return;
  const std::string service = expand(Property::service);
  if (failed()) return;
  const std::string_view bare =
      std::string_view(protocol).substr(protocol.starts_with('_') ? 1 : 0);
  if (std::find(kProtocols.begin(), kProtocols.end(), bare) ==
      kProtocols.end()) {
    refuse(Property::protocol,
           "`protocol` is " + text::quote(protocol) +
               ", which is not \"_tcp\", \"_udp\" or \"_tls\"");
  } else if (!is_reference_name(service, false, false)) {
    refuse(Property::service,
           "`service` is " + text::quote(service) +
               ", which is not a label with an underscore, such as \"_sip\"");
  }
  out.protocol = bare;
  out.service = service;
}

void ReferenceRenderer::read_value(zone::ResourceRecord& out) {
  switch (type_) {
    case RecordType::a:
    case RecordType::aaaa:
      out.data = address(Property::points_to);
      break;
    case RecordType::cname:
    case RecordType::ns:
    case RecordType::mx:
    case RecordType::apexcname:
      out.data = target(Property::points_to);
      break;
    case RecordType::srv:
      read_service(out);
      if (!failed()) out.data = target(Property::target);
      break;
    case RecordType::txt:
      out.data = expand(Property::data);
      break;
    case RecordType::spfm:
      out.data = expand(Property::spf_rules);
      out.type = "TXT";
      break;
    case RecordType::redir301:
    case RecordType::redir302:
      out.data = url(Property::target);
      break;
    case RecordType::generic:
      out.data = generic_data();
      break;
  }
}

void ReferenceRenderer::read_numbers(zone::ResourceRecord& out) {
  const templates::PropertySet required = templates::info(type_).required;
  const auto small = [&](Property property) -> std::optional<std::uint16_t> {
    if (failed() || !required.has(property)) return std::nullopt;
    const auto value =
        number(property, std::numeric_limits<std::uint16_t>::max(), out);
    if (!value) return std::nullopt;
    return static_cast<std::uint16_t>(*value);
  };
  out.priority = small(Property::priority);
  out.weight = small(Property::weight);
  out.port = small(Property::port);
  if (failed() || is_redirect(type_)) return;
  if (type_ == RecordType::spfm && !has(Property::ttl)) return;
  out.ttl = number(Property::ttl, kMaxTtl, out);
}

void ReferenceRenderer::render(const templates::Record& record,
                               std::vector<Rendered>& rendered) {
  problems_.begin(record);
  const std::string type = text::to_upper(record.type_name);
  type_ = templates::record_type_named(type);
  if (type_ == RecordType::generic && !is_custom_type(type)) {
    problems_.add(kTypeError, Property::type,
                  "`type` is " + text::quote(record.type_name) +
                      ", which is not a record type; types are written like "
                      "TXT or TYPE65");
    return;
  }
  Rendered out{.type = type_, .number = record.number, .source = &record};
  out.record.type = type;
  out.record.owner =
      owner(templates::info(type_).owner.value_or(Property::host));
  if (!failed()) read_value(out.record);
  if (!failed()) read_numbers(out.record);
  if (failed()) return;
  if (is_redirect(type_)) add_redirect_addresses(request_, out, rendered);
  rendered.push_back(std::move(out));
}

}  // namespace dct::apply
