// SPDX-License-Identifier: MIT
#include "apply/render.hpp"

#include <dct/template/pattern.hpp>

#include <algorithm>

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>
#include "apply/rendered_values.hpp"
#include "dns/a_labels.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

constexpr std::uint32_t kMaxTtl = 0x7FFFFFFF;  // RFC 2181 section 8

bool is_apex(std::string_view host) { return host.empty() || host == "@"; }

/// A type the reference library does not know by name.
bool is_custom_type(std::string_view type) {
  return !type.empty() && std::all_of(type.begin(), type.end(), [](char c) {
    return text::is_upper(c) || text::is_digit(c) || c == '-';
  });
}

}  // namespace

std::string with_a_labels(std::string name) {
  if (text::is_ascii(name)) return name;
  auto converted = dns::to_a_labels(name);
  return converted ? *std::move(converted) : name;
}

templates::RecordType type_of(const templates::Record& record,
                              Semantics semantics) {
  if (semantics == Semantics::draft_05) return record.type;
  return templates::record_type_named(text::to_upper(record.type_name));
}

bool is_active(const templates::Record& record,
               std::span<const std::string> groups) {
  if (groups.empty() || !record[templates::Property::group_id]) return true;
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
  const std::string type = text::printable(record_->type_name.substr(0, 63));
  return (type.empty() ? "record " : type + " record ") +
         std::to_string(record_->number);
}

void Renderer::fail(ErrorKind kind, templates::Property property,
                    const std::string& message) {
  errors_.push_back({.kind = kind,
                     .message = subject() + ": " + message,
                     .number = record_->number,
                     .field = templates::info(property).name,
                     .variable = {}});
}

bool Renderer::has(templates::Property property) const {
  return static_cast<bool>((*record_)[property]);
}

// What a variable stands for; null: nobody gave it a value.
const std::string* Renderer::value_of(std::string_view variable) const {
  const std::string name =
      reference() ? text::to_lower(variable) : std::string(variable);
  if (name == "domain") return &domain_;
  if (name == "host") return &host_;
  if (name == "fqdn") return &fqdn_;
  return request_.parameters.find(name, reference());
}

std::string Renderer::expand(templates::Property property) {
  errors_before_field_ = errors_.size();
  const json::Value value = (*record_)[property];
  if (!value) {
    fail(ErrorKind::invalid_template, property,
         text::code(templates::info(property).name) + " is missing");
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
             text::code(templates::info(property).name) + " is " +
                 text::quote(text) +
                 "; a variable begins with % and does not end");
      }
      out += text.substr(open);
      break;
    }
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (!reference() && !templates::is_variable_name(name)) {
      // This % begins nothing; the next may (draft-05 section 9.2).
      out += text.substr(open, close - open);
      at = close;
      continue;
    }
    at = close + 1;
    if (const std::string* given = value_of(name)) {
      out += *given;
      if (bytes_ + out.size() <= kMaxAppliedBytes) continue;
      is_full_ = true;
      fail(ErrorKind::invalid_data, property,
           "with the values of its variables " +
               text::code(templates::info(property).name) +
               " and those before it become more than " +
               std::to_string(kMaxAppliedBytes >> 20U) + " MiB");
      return {};
    }
    fail(ErrorKind::missing_parameter, property,
         "there is no value for " + text::code("%" + std::string(name) + "%") +
             ", which " + text::code(templates::info(property).name) +
             " needs");
    errors_.back().variable = name;
    if (reference() || errors_.size() >= kMaxErrors) break;
  }
  bytes_ += out.size();
  return out;
}

std::string Renderer::relative_owner(const std::string& text,
                                     templates::Property property) {
  if (text.ends_with('.')) {
    const std::string end = text::to_lower(domain_) + ".";
    const std::string lower = text::to_lower(text);
    if (lower == end) return "@";
    // The reference library compares without the dot between the labels.
    const bool inside =
        lower.ends_with("." + end) || (reference() && lower.ends_with(end));
    if (inside) return lower.substr(0, lower.size() - end.size() - 1);
    fail(ErrorKind::invalid_data, property,
         text::code(templates::info(property).name) + " becomes " +
             text::quote(text) + ", which is not in the zone " + domain_);
    return {};
  }
  if (is_apex(text)) return host_.empty() ? "@" : text::to_lower(host_);
  return text::to_lower(host_.empty() ? text : text + "." + host_);
}

std::string Renderer::owner(templates::Property property) {
  // Only APEXCNAME and redirects may go without.
  const bool optional = !templates::info(type_).required.has(property);
  std::string text = has(property) || !optional ? expand(property) : "";
  if (failed()) return {};
  if (type_ == templates::RecordType::apexcname) {
    if (is_apex(text)) return "@";
    fail(ErrorKind::invalid_data, property,
         "`host` is " + text::quote(text) +
             "; an APEXCNAME stands at the zone apex");
    return {};
  }
  std::string name = relative_owner(text, property);
  if (failed()) return {};
  if (!reference()) name = with_a_labels(std::move(name));
  if (name == "@" && type_ == templates::RecordType::cname) {
    fail(ErrorKind::invalid_data, property,
         "a CNAME can't stand at the zone apex, which has other records; apply "
         "it to a host, or use APEXCNAME");
  }
  // The reference library asks for the whole name of an SRV record, with a
  // mistake at the apex: "_tcp.@".
  const bool srv = type_ == templates::RecordType::srv;
  if (reference()) {
    const bool valid =
        srv ? is_reference_name("_tcp." + name, false, false)
            : name == "@" || is_reference_name(name, true, false);
    if (!valid) {
      fail(ErrorKind::invalid_data, property,
           text::code(templates::info(property).name) + " becomes " +
               text::quote(name) + ", which is no name of a record");
    }
  } else if (const auto mistake = owner_mistake(name)) {
    fail(ErrorKind::invalid_data, property,
         text::code(templates::info(property).name) + " becomes " +
             text::quote(name) + ", which is no host name: " + *mistake);
  } else if (name != "@" && name.size() + 1 + domain_.size() > 253) {
    fail(ErrorKind::invalid_data, property,
         text::code(templates::info(property).name) + " becomes " +
             text::quote(name) +
             ", with the domain a name of more than 253 characters");
  }
  return name;
}

void Renderer::add_redirect_addresses(const Rendered& redirect,
                                      std::vector<Rendered>& rendered) {
  for (const RedirectAddress& a : request_.redirect_addresses) {
    Rendered address{
        .record = {},
        .type = templates::record_type_named(text::to_upper(a.type)),
        .number = redirect.number,
        .source = nullptr};
    address.record.owner = redirect.record.owner;
    address.record.type = text::to_upper(a.type);
    address.record.ttl = a.ttl;
    address.record.data = text::to_lower(a.address);
    rendered.push_back(std::move(address));
  }
}

void Renderer::render(const templates::Record& record,
                      std::vector<Rendered>& rendered) {
  record_ = &record;
  errors_before_record_ = errors_.size();
  type_ = type_of(record, request_.semantics);
  const std::string type = text::to_upper(record.type_name);
  if (type_ == templates::RecordType::generic &&
      (!is_custom_type(type) || (!reference() && type != record.type_name))) {
    fail(ErrorKind::type_error, templates::Property::type,
         "`type` is " + text::quote(record.type_name) +
             ", which is no record type; types are written like TXT or TYPE65");
    return;
  }
  Rendered out{
      .record = {}, .type = type_, .number = record.number, .source = &record};
  out.record.type = type;
  out.record.owner =
      owner(templates::info(type_).owner.value_or(templates::Property::host));
  if (stopped()) return;
  value(out);
  if (stopped()) return;
  const auto numbers = templates::info(type_).required;
  if (numbers.has(templates::Property::priority)) {
    out.record.priority =
        small_number(templates::Property::priority, out.record);
  }
  if (!stopped() && numbers.has(templates::Property::weight)) {
    out.record.weight = small_number(templates::Property::weight, out.record);
    if (!stopped())
      out.record.port = small_number(templates::Property::port, out.record);
  }
  const bool redirect = type_ == templates::RecordType::redir301 ||
                        type_ == templates::RecordType::redir302;
  if (!stopped() && !redirect &&
      (type_ != templates::RecordType::spfm || has(templates::Property::ttl))) {
    out.record.ttl = number(templates::Property::ttl, kMaxTtl, out.record);
  }
  if (errors_.size() > errors_before_record_) return;
  if (redirect) add_redirect_addresses(out, rendered);
  rendered.push_back(std::move(out));
}

}  // namespace dct::apply
