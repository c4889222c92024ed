// SPDX-License-Identifier: MIT
#include "apply/reference/reference_change.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <charconv>
#include <utility>

#include "apply/reference/reference_application.hpp"
#include "apply/reference/stored_zone.hpp"

namespace dct::apply {
namespace {

/// What the library gets as records to put beside a redirect.
json::Document addresses_of(const Request& request) {
  std::string text;
  json::Writer json(text);
  json.array([&] {
    for (const RedirectAddress& a : request.redirect_addresses) {
      json.object([&] {
        json.text("type", a.type);
        json.text("pointsTo", a.address);
        json.number("ttl", a.ttl);
      });
    }
  });
  return json::Document::parse({"addresses", std::move(text)});
}

ReferenceInstance instance_of(const Request& request) {
  const TemplateInstance& instance = *request.instance;
  return {.id = json::quoted(instance.id),
          .provider_id = json::quoted(instance.provider_id),
          .service_id = json::quoted(instance.service_id),
          .host = json::quoted(request.host),
          .multi_instance = instance.multi_instance};
}

/// A number that fits its field, or the member that holds it as it is.
template <typename T>
std::optional<T> number(std::string_view name, const std::string& json,
                        T largest, std::vector<zone::JsonMember>& other) {
  if (json.empty()) return std::nullopt;
  T value = 0;
  const char* end = json.data() + json.size();
  const auto [stop, failed] = std::from_chars(json.data(), end, value);
  if (failed == std::errc() && stop == end && value <= largest) return value;
  other.push_back({std::string(name), json});
  return std::nullopt;
}

zone::ResourceRecord stored(NewRecord record) {
  constexpr std::uint32_t kMaxTtl = 0x7FFFFFFF;  // RFC 2181 section 8
  constexpr std::uint16_t kMaxNumber = 0xFFFF;
  zone::ResourceRecord r{.owner = std::move(record.name),
                         .type = std::move(record.type),
                         .data = std::move(record.data),
                         .service = std::move(record.service),
                         .protocol = std::move(record.protocol)};
  r.ttl = number("ttl", record.ttl, kMaxTtl, r.other);
  r.priority = number("priority", record.priority, kMaxNumber, r.other);
  r.weight = number("weight", record.weight, kMaxNumber, r.other);
  r.port = number("port", record.port, kMaxNumber, r.other);
  return r;
}

zone::TemplateState state_of(const Request& request, const NewRecord& record) {
  const TemplateInstance& instance = *request.instance;
  zone::TemplateState state{.id = std::string(instance.id),
                            .provider_id = std::string(instance.provider_id),
                            .service_id = std::string(instance.service_id),
                            .host = std::string(request.host),
                            .essential = "Always"};
  // The library has it even when it is empty.
  if (state.host.empty()) state.other.push_back({"host", "\"\""});
  const json::Value essential = (*record.source)["essential"];
  if (!essential) return state;
  state.essential = essential.string();
  if (state.essential.empty()) {
    state.other.push_back({"essential", json::to_json(essential)});
  }
  return state;
}

diagnostic::Problem too_many_groups(std::size_t groups) {
  return diagnostic::error(kInvalidData,
                           "the request has " + std::to_string(groups) +
                               " groups; no template has so many");
}

}  // namespace

diagnostic::Result<Change> apply_by_reference(const zone::Zone& zone,
                                              const Request& request) {
  // For the library a host of "@" is a label like any.
  if (request.host_required && request.host.empty()) {
    return diagnostic::error(
        kHostRequired,
        "the template has hostRequired: it is applied to a host below the "
        "domain, and none is given");
  }
  if (request.groups.size() > kMaxApplied) {
    return too_many_groups(request.groups.size());
  }
  const json::Document addresses = addresses_of(request);
  std::vector<json::Value> records;
  records.reserve(request.records.size());
  for (const templates::Record& r : request.records) records.push_back(r.value);
  std::vector<std::string> groups;
  groups.reserve(request.groups.size());
  for (const std::string& g : request.groups) groups.push_back(json::quoted(g));
  ReferenceRequest asked{.records = records,
                         .domain = request.domain,
                         .host = request.host,
                         .values = &request.values,
                         .groups = groups};
  if (!request.redirect_addresses.empty()) {
    asked.redirect_records = addresses.root();
  }
  if (request.instance) asked.instance = instance_of(request);
  StoredZone stored_zone(zone);
  ReferenceResult result = apply_like_reference(stored_zone, asked, {});
  if (result.fault) return *std::move(result.fault);
  Change change;
  change.kept = std::move(result.kept);
  change.inactive = std::move(result.inactive);
  for (NewRecord& r : result.added) {
    const unsigned number = r.source->number;
    std::optional<zone::TemplateState> state;
    if (request.instance) state = state_of(request, r);
    zone::ResourceRecord record = stored(std::move(r));
    record.state = std::move(state);
    change.added.push_back({std::move(record), number});
  }
  change.removed = std::move(result.marks).sorted();
  return change;
}

}  // namespace dct::apply
