// SPDX-License-Identifier: MIT
#include "apply/render.hpp"

#include <dct/address.hpp>
#include <dct/variables.hpp>

#include <algorithm>
#include <array>

#include "apply/values.hpp"
#include "json/quote.hpp"
#include "template/names.hpp"
#include "template/rdata.hpp"
#include "zone/names.hpp"

namespace dct::apply {
namespace {

constexpr std::uint32_t kMaxTtl = 0x7FFFFFFF;  // RFC 2181 section 8
constexpr std::size_t kMaxRdata = 65535;

bool is_apex(std::string_view host) { return host.empty() || host == "@"; }

/// A type the reference library does not know by name.
bool is_custom_type(std::string_view type) {
  return !type.empty() && std::all_of(type.begin(), type.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// U-labels as A-labels; a name that has no such form stays, to be refused.
std::string with_a_labels(std::string name) {
  if (zone::is_ascii(name)) return name;
  std::string why;
  return zone::to_a_labels(name, why).value_or(name);
}

}  // namespace

RecordType type_of(const dct::Record& record, Semantics semantics) {
  if (semantics == Semantics::draft_05) return record.type;
  return record_type_named(zone::to_upper(record.type_name));
}

bool is_active(const dct::Record& record, std::span<const std::string> groups) {
  if (groups.empty() || !record[Property::group_id]) return true;
  return std::find(groups.begin(), groups.end(), record.group()) !=
         groups.end();
}

Renderer::Renderer(const Request& request, std::vector<Error>& errors)
    : request_(request),
      errors_(errors),
      domain_(request.domain),
      host_(is_apex(request.host) ? "" : request.host),
      fqdn_(host_.empty() ? domain_ : host_ + "." + domain_) {}

std::string Renderer::subject() const {
  return std::string(record_->type_name.empty() ? "record"
                                                : record_->type_name) +
         (record_->type_name.empty() ? " " : " record ") +
         std::to_string(record_->number);
}

void Renderer::fail(ErrorKind kind, Property property,
                    const std::string& message) {
  errors_.push_back({.kind = kind,
                     .message = subject() + ": " + message,
                     .number = record_->number,
                     .field = info(property).name,
                     .variable = {}});
}

bool Renderer::has(Property property) const {
  return static_cast<bool>((*record_)[property]);
}

// What a variable stands for; null: nobody gave it a value.
const std::string* Renderer::value_of(std::string_view variable) const {
  const std::string name =
      reference() ? to_lower(variable) : std::string(variable);
  if (name == "domain") return &domain_;
  if (name == "host") return &host_;
  if (name == "fqdn") return &fqdn_;
  return request_.parameters.find(name, reference());
}

std::string Renderer::expand(Property property) {
  errors_before_field_ = errors_.size();
  const json::Value value = (*record_)[property];
  if (!value) {
    fail(ErrorKind::invalid_template, property,
         code(info(property).name) + " is missing");
    return {};
  }
  if (value.is(json::Kind::integer)) return std::string(value.token());
  const std::string_view text = value.string();
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = std::min(text.find('%', at), text.size());
    out += text.substr(at, open - at);
    if (open == text.size()) break;
    const std::size_t close = text.find('%', open + 1);
    if (close == std::string_view::npos) {
      if (reference()) {
        fail(ErrorKind::invalid_template, property,
             code(info(property).name) + " is " + quote(text) +
                 "; a variable begins with % and does not end");
      }
      out += text.substr(open);
      break;
    }
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (!reference() && !is_variable_name(name)) {
      // This % begins nothing; the next may (draft-05 section 9.2).
      out += text.substr(open, close - open);
      at = close;
      continue;
    }
    at = close + 1;
    if (const std::string* given = value_of(name)) {
      out += *given;
      continue;
    }
    fail(ErrorKind::missing_parameter, property,
         "there is no value for " + code("%" + std::string(name) + "%") +
             ", which " + code(info(property).name) + " needs");
    errors_.back().variable = name;
    if (reference()) break;
  }
  return out;
}

std::string Renderer::relative_owner(std::string text, Property property) {
  if (text.ends_with('.')) {
    const std::string end = to_lower(domain_) + ".";
    const std::string lower = to_lower(text);
    if (lower == end) return "@";
    // The reference library compares without the dot between the labels.
    const bool inside =
        lower.ends_with("." + end) || (reference() && lower.ends_with(end));
    if (inside) return lower.substr(0, lower.size() - end.size() - 1);
    fail(ErrorKind::invalid_data, property,
         code(info(property).name) + " becomes " + quote(text) +
             ", which is not in the zone " + domain_);
    return {};
  }
  if (is_apex(text)) return host_.empty() ? "@" : to_lower(host_);
  return to_lower(host_.empty() ? text : text + "." + host_);
}

std::string Renderer::owner(Property property) {
  // Only APEXCNAME and redirects may go without.
  const bool optional = !info(type_).required.has(property);
  std::string text = has(property) || !optional ? expand(property) : "";
  if (failed()) return {};
  if (type_ == RecordType::apexcname) {
    if (is_apex(text)) return "@";
    fail(ErrorKind::invalid_data, property,
         "`host` is " + quote(text) + "; an APEXCNAME stands at the zone apex");
    return {};
  }
  std::string name = relative_owner(std::move(text), property);
  if (failed()) return {};
  if (!reference()) name = with_a_labels(std::move(name));
  if (name == "@" && type_ == RecordType::cname) {
    fail(ErrorKind::invalid_data, property,
         "a CNAME can't stand at the zone apex, which has other records; apply "
         "it to a host, or use APEXCNAME");
  }
  // The reference library asks for the whole name of an SRV record, with a
  // mistake at the apex: "_tcp.@".
  const bool srv = type_ == RecordType::srv;
  if (reference()) {
    const bool valid =
        srv ? is_reference_name("_tcp." + name, false, false)
            : name == "@" || is_reference_name(name, true, false);
    if (!valid) {
      fail(ErrorKind::invalid_data, property,
           code(info(property).name) + " becomes " + quote(name) +
               ", which is no name of a record");
    }
  } else if (const auto mistake = owner_mistake(name)) {
    fail(ErrorKind::invalid_data, property,
         code(info(property).name) + " becomes " + quote(name) +
             ", which is no host name: " + *mistake);
  } else if (name != "@" && name.size() + 1 + domain_.size() > 253) {
    fail(ErrorKind::invalid_data, property,
         code(info(property).name) + " becomes " + quote(name) +
             ", with the domain a name of more than 253 characters");
  }
  return name;
}

std::string Renderer::target(Property property) {
  const bool circular = type_ == RecordType::ns;
  const std::string_view written = (*record_)[property].string();
  std::string text = expand(property);
  if (failed()) return {};
  if ((reference() ? text : written) == "@") {
    if (circular) {
      fail(ErrorKind::invalid_data, property,
           "`pointsTo` is \"@\"; a zone delegated to itself is never found");
      return {};
    }
    return to_lower(fqdn_);
  }
  const auto mistake = [&]() -> std::optional<std::string> {
    if (reference()) {
      return is_reference_name(text, false, true)
                 ? std::nullopt
                 : std::optional<std::string>("it is no host name");
    }
    const bool root_allowed =
        type_ == RecordType::srv || type_ == RecordType::mx;
    if (text == "." && root_allowed) return std::nullopt;  // RFC 2782, 7505
    if (text.empty()) return "it is empty";
    const auto defect = find_name_defect(text, NameUse::target);
    if (!defect) return std::nullopt;
    return defect->message;
  }();
  if (mistake) {
    fail(ErrorKind::invalid_data, property,
         code(info(property).name) + " becomes " + quote(text) +
             ", which is no name to point to: " + *mistake);
  }
  if (reference()) return to_lower(text);
  text = with_a_labels(to_lower(text));
  if (text.size() > 1 && text.ends_with('.')) text.pop_back();
  return text;
}

std::string Renderer::address(Property property, RecordType type) {
  std::string text = expand(property);
  if (failed()) return {};
  const bool ipv4 = type == RecordType::a;
  if (reference()) {
    if (!is_reference_address(text, ipv4 ? 4 : 6)) {
      fail(ErrorKind::invalid_data, property,
           code(info(property).name) + " becomes " + quote(text) +
               ", which is no " + (ipv4 ? "IPv4" : "IPv6") + " address");
    }
    return to_lower(text);
  }
  const auto parsed = parse_address(text);
  if (!parsed || parsed->family != (ipv4 ? Family::ipv4 : Family::ipv6)) {
    const char* other = !parsed ? ""
                        : ipv4  ? "; an IPv6 address goes into an AAAA record"
                                : "; an IPv4 address goes into an A record";
    fail(ErrorKind::invalid_data, property,
         code(info(property).name) + " becomes " + quote(text) +
             ", which is no " + (ipv4 ? "IPv4" : "IPv6") + " address" + other);
    return {};
  }
  return format_address(*parsed);
}

std::string Renderer::url(Property property) {
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
         "`target` becomes " + quote(text) +
             ", which is no web address; it begins with https://");
  }
  return reference() ? to_lower(text) : text;
}

std::string Renderer::generic_data() {
  std::string text = expand(Property::data);
  if (failed()) return {};
  const bool valid =
      reference() ? !text.empty() && text != "@"
                  : !text.empty() && !rdata_mistake(record_->type_name, text);
  if (!valid) {
    fail(ErrorKind::invalid_data, Property::data,
         "`data` becomes " + quote(text) + ", which is no data of a " +
             std::string(record_->type_name) + " record");
  }
  return text;
}

std::optional<std::uint32_t> Renderer::number(Property property,
                                              std::uint32_t greatest) {
  const std::string_view written = (*record_)[property].string();
  if (written.find('%') != std::string_view::npos) {
    // One variable and nothing else (draft-05 section 6.2).
    const Pieces pieces(written);
    const Piece first = *pieces.begin();
    if (!first.is_variable || first.text.size() + 2 != written.size()) {
      fail(ErrorKind::invalid_data, property,
           code(info(property).name) + " is " + quote(written) +
               "; a number is written as such, or is one variable");
      return std::nullopt;
    }
  }
  const std::string text = expand(property);
  if (failed()) return std::nullopt;
  const auto value = reference_number(text);
  if (!value || *value < 0 || *value > greatest) {
    fail(ErrorKind::invalid_data, property,
         code(info(property).name) + " becomes " + quote(text) +
             "; it is a number from 0 to " + std::to_string(greatest));
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(*value);
}

std::optional<std::uint16_t> Renderer::small_number(Property property) {
  const auto value = number(property, 0xFFFF);
  if (!value) return std::nullopt;
  return static_cast<std::uint16_t>(*value);
}

void Renderer::srv(zone::Record& out) {
  constexpr std::array<std::string_view, 5> kProtocols = {"tcp", "udp", "tls",
                                                          "sctp", "dccp"};
  const std::string protocol = to_lower(expand(Property::protocol));
  if (failed()) return;
  const std::string service = expand(Property::service);
  if (failed()) return;
  const std::string_view bare =
      std::string_view(protocol).substr(protocol.starts_with('_') ? 1 : 0);
  const std::size_t known = reference() ? 3 : kProtocols.size();
  if (std::find(kProtocols.begin(), kProtocols.begin() + known, bare) ==
      kProtocols.begin() + known) {
    fail(ErrorKind::invalid_data, Property::protocol,
         "`protocol` is " + quote(protocol) +
             "; it is \"_tcp\", \"_udp\" or \"_tls\"");
  }
  if (stopped()) return;
  if (!is_reference_name(service, false, false) ||
      (!reference() && service.find('.') != std::string::npos)) {
    fail(ErrorKind::invalid_data, Property::service,
         "`service` is " + quote(service) +
             "; it is a label with an underscore, such as \"_sip\"");
  }
  if (reference()) {
    out.protocol = bare;
    out.service = service;
  } else {
    out.protocol = "_" + std::string(bare);
    out.service = (service.starts_with('_') ? "" : "_") + to_lower(service);
  }
}

void Renderer::value(Rendered& out) {
  zone::Record& r = out.record;
  switch (type_) {
    case RecordType::a:
    case RecordType::aaaa:
      r.data = address(Property::points_to, type_);
      break;
    case RecordType::cname:
    case RecordType::ns:
    case RecordType::mx:
    case RecordType::apexcname:
      r.data = target(Property::points_to);
      break;
    case RecordType::srv:
      srv(r);
      if (!stopped()) r.data = target(Property::target);
      break;
    case RecordType::txt:
      r.data = expand(Property::data);
      if (!reference()) r.data = txt_value(r.data);
      break;
    case RecordType::spfm:
      r.data = expand(Property::spf_rules);
      r.type = "TXT";
      break;
    case RecordType::redir301:
    case RecordType::redir302:
      r.data = url(Property::target);
      break;
    case RecordType::generic:
      r.data = generic_data();
      break;
  }
  if (!reference() && r.data.size() > kMaxRdata) {
    fail(ErrorKind::invalid_data, info(type_).value,
         code(info(info(type_).value).name) + " becomes " +
             std::to_string(r.data.size()) +
             " bytes; a record holds at most 65535");
  }
}

void Renderer::add_redirect_addresses(const Rendered& redirect,
                                      std::vector<Rendered>& rendered) {
  for (const RedirectAddress& a : request_.redirect_addresses) {
    Rendered address{.record = {},
                     .type = record_type_named(zone::to_upper(a.type)),
                     .number = redirect.number,
                     .source = nullptr};
    address.record.owner = redirect.record.owner;
    address.record.type = zone::to_upper(a.type);
    address.record.ttl = a.ttl;
    address.record.data = to_lower(a.address);
    rendered.push_back(std::move(address));
  }
}

void Renderer::render(const dct::Record& record,
                      std::vector<Rendered>& rendered) {
  record_ = &record;
  errors_before_record_ = errors_.size();
  type_ = type_of(record, request_.semantics);
  const std::string type = zone::to_upper(record.type_name);
  if (type_ == RecordType::generic &&
      (!is_custom_type(type) || (!reference() && type != record.type_name))) {
    fail(ErrorKind::type_error, Property::type,
         "`type` is " + quote(record.type_name) +
             ", which is no record type; types are written like TXT or TYPE65");
    return;
  }
  Rendered out{
      .record = {}, .type = type_, .number = record.number, .source = &record};
  out.record.type = type;
  out.record.owner = owner(info(type_).owner.value_or(Property::host));
  if (stopped()) return;
  value(out);
  if (stopped()) return;
  const auto numbers = info(type_).required;
  if (numbers.has(Property::priority)) {
    out.record.priority = small_number(Property::priority);
  }
  if (!stopped() && numbers.has(Property::weight)) {
    out.record.weight = small_number(Property::weight);
    if (!stopped()) out.record.port = small_number(Property::port);
  }
  const bool redirect =
      type_ == RecordType::redir301 || type_ == RecordType::redir302;
  if (!stopped() && !redirect &&
      (type_ != RecordType::spfm || has(Property::ttl))) {
    out.record.ttl = number(Property::ttl, kMaxTtl);
  }
  if (errors_.size() > errors_before_record_) return;
  if (redirect) add_redirect_addresses(out, rendered);
  rendered.push_back(std::move(out));
}

}  // namespace dct::apply
