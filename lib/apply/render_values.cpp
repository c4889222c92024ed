// SPDX-License-Identifier: MIT

/// What a rendered record holds: its target, address, text, numbers.

#include <dct/dns/address.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "apply/render.hpp"
#include "apply/rendered_values.hpp"
#include "dns/domain_name.hpp"
#include "dns/rare_rdata.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

constexpr std::size_t kMaxRdata = 65535;

}  // namespace

std::string Renderer::target(templates::Property property) {
  const bool circular = type_ == templates::RecordType::ns;
  const std::string_view written = (*record_)[property].string();
  std::string text = expand(property);
  if (failed()) return {};
  if ((reference() ? text : written) == "@") {
    if (circular) {
      fail(ErrorKind::invalid_data, property,
           "`pointsTo` is \"@\"; a zone delegated to itself is never found");
      return {};
    }
    return text::to_lower(fqdn_);
  }
  const auto mistake = [&]() -> std::optional<std::string> {
    if (reference()) {
      return is_reference_name(text, false, true)
                 ? std::nullopt
                 : std::optional<std::string>("it is no host name");
    }
    const bool root_allowed = type_ == templates::RecordType::srv ||
                              type_ == templates::RecordType::mx;
    if (text == "." && root_allowed) return std::nullopt;  // RFC 2782, 7505
    if (text.empty()) return "it is empty";
    const auto defect = dns::check_name(text, dns::NameUse::target);
    if (!defect) return std::nullopt;
    return defect->message;
  }();
  if (mistake) {
    fail(ErrorKind::invalid_data, property,
         text::code(templates::info(property).name) + " becomes " +
             text::quote(text) + ", which is no name to point to: " + *mistake);
  }
  if (reference()) return text::to_lower(text);
  text = with_a_labels(text::to_lower(text));
  if (text.size() > 1 && text.ends_with('.')) text.pop_back();
  return text;
}

std::string Renderer::address(templates::Property property,
                              templates::RecordType type) {
  std::string text = expand(property);
  if (failed()) return {};
  const bool ipv4 = type == templates::RecordType::a;
  if (reference()) {
    if (!is_reference_address(text, ipv4 ? 4 : 6)) {
      fail(ErrorKind::invalid_data, property,
           text::code(templates::info(property).name) + " becomes " +
               text::quote(text) + ", which is no " + (ipv4 ? "IPv4" : "IPv6") +
               " address");
    }
    return text::to_lower(text);
  }
  const auto parsed = dns::parse_address(text);
  if (!parsed ||
      parsed->family != (ipv4 ? dns::Family::ipv4 : dns::Family::ipv6)) {
    const char* other = !parsed ? ""
                        : ipv4  ? "; an IPv6 address goes into an AAAA record"
                                : "; an IPv4 address goes into an A record";
    fail(ErrorKind::invalid_data, property,
         text::code(templates::info(property).name) + " becomes " +
             text::quote(text) + ", which is no " + (ipv4 ? "IPv4" : "IPv6") +
             " address" + other);
    return {};
  }
  return dns::format_address(*parsed);
}

std::string Renderer::url(templates::Property property) {
  if (request_.redirect_addresses.empty()) {
    fail(ErrorKind::invalid_template, property,
         "a redirect needs the addresses of a web server that does it, and "
         "none were given");
    return {};
  }
  std::string text = expand(property);
  if (failed()) return {};
  if (!is_web_address(text)) {
    fail(ErrorKind::invalid_data, property,
         "`target` becomes " + text::quote(text) +
             ", which is no web address; it begins with https://");
  }
  return reference() ? text::to_lower(text) : text;
}

std::string Renderer::generic_data() {
  std::string text = expand(templates::Property::data);
  if (failed()) return {};
  const bool valid =
      reference()
          ? !text.empty() && text != "@"
          : !text.empty() && !dns::check_rdata(record_->type_name, text);
  if (!valid) {
    fail(ErrorKind::invalid_data, templates::Property::data,
         "`data` becomes " + text::quote(text) + ", which is no data of a " +
             text::printable(record_->type_name) + " record");
  }
  return text;
}

std::optional<std::uint32_t> Renderer::number(templates::Property property,
                                              std::uint32_t greatest,
                                              zone::ResourceRecord& out) {
  const std::string_view written = (*record_)[property].string();
  if (written.find('%') != std::string_view::npos) {
    // One variable and nothing else (draft-05 section 6.2).
    const templates::Pieces pieces(written);
    const templates::Piece first = *pieces.begin();
    if (!first.is_variable || first.text.size() + 2 != written.size()) {
      fail(ErrorKind::invalid_data, property,
           text::code(templates::info(property).name) + " is " +
               text::quote(written) +
               "; a number is written as such, or is one variable");
      return std::nullopt;
    }
  }
  const std::string text = expand(property);
  if (failed()) return std::nullopt;
  const auto digits = reference_digits(text, 10);
  const auto value = digits ? reference_number(*digits) : std::nullopt;
  if (value && *value >= 0 && *value <= greatest) {
    return static_cast<std::uint32_t>(*value);
  }
  if (reference() && digits && !digits->starts_with('-')) {
    // It knows no bounds.
    out.other.push_back({std::string(templates::info(property).name), *digits});
    return std::nullopt;
  }
  fail(ErrorKind::invalid_data, property,
       text::code(templates::info(property).name) + " becomes " +
           text::quote(text) + "; it is a number from 0 to " +
           std::to_string(greatest));
  return std::nullopt;
}

std::optional<std::uint16_t> Renderer::small_number(
    templates::Property property, zone::ResourceRecord& out) {
  const auto value = number(property, 0xFFFF, out);
  if (!value) return std::nullopt;
  return static_cast<std::uint16_t>(*value);
}

void Renderer::srv(zone::ResourceRecord& out) {
  constexpr std::array<std::string_view, 5> kProtocols = {"tcp", "udp", "tls",
                                                          "sctp", "dccp"};
  const std::string protocol =
      text::to_lower(expand(templates::Property::protocol));
  if (failed()) return;
  const std::string service = expand(templates::Property::service);
  if (failed()) return;
  const std::string_view bare =
      std::string_view(protocol).substr(protocol.starts_with('_') ? 1 : 0);
  const std::size_t known = reference() ? 3 : kProtocols.size();
  if (std::find(kProtocols.begin(), kProtocols.begin() + known, bare) ==
      kProtocols.begin() + known) {
    fail(ErrorKind::invalid_data, templates::Property::protocol,
         "`protocol` is " + text::quote(protocol) +
             "; it is \"_tcp\", \"_udp\" or \"_tls\"");
  }
  if (stopped()) return;
  if (!is_reference_name(service, false, false) ||
      (!reference() && service.find('.') != std::string::npos)) {
    fail(ErrorKind::invalid_data, templates::Property::service,
         "`service` is " + text::quote(service) +
             "; it is a label with an underscore, such as \"_sip\"");
  }
  if (reference()) {
    out.protocol = bare;
    out.service = service;
  } else {
    out.protocol = "_" + std::string(bare);
    out.service =
        (service.starts_with('_') ? "" : "_") + text::to_lower(service);
  }
}

void Renderer::value(Rendered& out) {
  zone::ResourceRecord& r = out.record;
  switch (type_) {
    case templates::RecordType::a:
    case templates::RecordType::aaaa:
      r.data = address(templates::Property::points_to, type_);
      break;
    case templates::RecordType::cname:
    case templates::RecordType::ns:
    case templates::RecordType::mx:
    case templates::RecordType::apexcname:
      r.data = target(templates::Property::points_to);
      break;
    case templates::RecordType::srv:
      srv(r);
      if (!stopped()) r.data = target(templates::Property::target);
      break;
    case templates::RecordType::txt:
      r.data = expand(templates::Property::data);
      if (!reference()) r.data = txt_value(r.data);
      break;
    case templates::RecordType::spfm:
      r.data = expand(templates::Property::spf_rules);
      r.type = "TXT";
      break;
    case templates::RecordType::redir301:
    case templates::RecordType::redir302:
      r.data = url(templates::Property::target);
      break;
    case templates::RecordType::generic:
      r.data = generic_data();
      break;
  }
  if (!reference() && r.data.size() > kMaxRdata) {
    fail(ErrorKind::invalid_data, templates::info(type_).value,
         text::code(templates::info(templates::info(type_).value).name) +
             " becomes " + std::to_string(r.data.size()) +
             " bytes; a record holds at most 65535");
  }
}

}  // namespace dct::apply
