// SPDX-License-Identifier: MIT
#include "apply/draft/draft_renderer.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <limits>
#include <utility>

#include "apply/draft/draft_values.hpp"
#include "dns/rdata_text.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using templates::Property;
using templates::RecordType;

constexpr std::uint32_t kMaxTtl = 0x7FFFFFFF;  // RFC 2181 section 8

bool is_redirect(RecordType type) {
  return type == RecordType::redir301 || type == RecordType::redir302;
}

}  // namespace

// A type that has no row in the table is any other mnemonic, in capitals.
bool DraftRenderer::check_type() {
  const std::string_view name = fields_.record().type_name;
  const bool valid =
      fields_.type() != RecordType::generic ||
      (!name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return text::is_upper(c) || text::is_digit(c) || c == '-';
      }));
  if (valid) return true;
  fields_.problems().add(kTypeError, Property::type,
                         "`type` is " + text::quote(name) +
                             ", which is not a record type; types are written "
                             "like TXT or TYPE65");
  return false;
}

void DraftRenderer::read_value(zone::ResourceRecord& out) {
  const RecordType type = fields_.type();
  switch (type) {
    case RecordType::a:
    case RecordType::aaaa:
      out.data = address_value(fields_, Property::points_to);
      break;
    case RecordType::cname:
    case RecordType::ns:
    case RecordType::mx:
    case RecordType::apexcname:
      out.data = target_value(fields_, Property::points_to);
      break;
    case RecordType::srv:
      read_service(fields_, out);
      out.data = target_value(fields_, Property::target);
      break;
    case RecordType::txt:
      out.data = dns::text_value(fields_.expand(Property::data).value_or(""));
      break;
    case RecordType::spfm:
      out.data = fields_.expand(Property::spf_rules).value_or("");
      out.type = "TXT";
      break;
    case RecordType::redir301:
    case RecordType::redir302:
      out.data = url_value(fields_, Property::target);
      break;
    case RecordType::generic:
      out.data = generic_value(fields_);
      break;
  }
  if (out.data.size() <= dns::kMaxRdata) return;
  const Property property = templates::info(type).value;
  fields_.refuse(property, text::code(templates::info(property).name) +
                               " becomes " + std::to_string(out.data.size()) +
                               " bytes; a record holds at most 65535");
}

void DraftRenderer::read_numbers(zone::ResourceRecord& out) {
  const RecordType type = fields_.type();
  const templates::PropertySet required = templates::info(type).required;
  const auto small = [&](Property property) -> std::optional<std::uint16_t> {
    if (!required.has(property)) return std::nullopt;
    const auto number =
        fields_.number(property, std::numeric_limits<std::uint16_t>::max());
    if (!number) return std::nullopt;
    return static_cast<std::uint16_t>(*number);
  };
  out.priority = small(Property::priority);
  out.weight = small(Property::weight);
  out.port = small(Property::port);
  if (is_redirect(type)) return;
  if (type == RecordType::spfm && !fields_.has(Property::ttl)) return;
  out.ttl = fields_.number(Property::ttl, kMaxTtl);
}

void DraftRenderer::render(const templates::Record& record,
                           std::vector<Rendered>& rendered) {
  fields_.begin(record);
  if (!check_type()) return;
  Rendered out{.type = record.type, .number = record.number, .source = &record};
  out.record.type = record.type_name;
  out.record.owner = owner_value(
      fields_, templates::info(record.type).owner.value_or(Property::host));
  read_value(out.record);
  read_numbers(out.record);
  if (fields_.problems().any()) return;
  if (is_redirect(record.type)) {
    add_redirect_addresses(fields_.request(), out, rendered);
  }
  rendered.push_back(std::move(out));
}

}  // namespace dct::apply
