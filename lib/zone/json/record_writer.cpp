// SPDX-License-Identifier: MIT
#include "zone/json/record_writer.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include "dns/rdata_text.hpp"
#include "text/utf8.hpp"

namespace dct::zone {
namespace {

// Bytes that are not UTF-8 as \DDD: the presentation form knows them, JSON has
// no way to write them.
std::string as_utf8(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (text::is_ascii(c)) {
      result += c;
    } else {
      dns::append_decimal_escape(c, result);
    }
  }
  return result;
}

void text(json::Writer& json, std::string_view key, std::string_view value) {
  if (text::is_ascii(value) || text::is_utf8(value)) {
    json.text(key, value);
  } else {
    json.text(key, as_utf8(value));
  }
}

void text_unless_empty(json::Writer& json, std::string_view key,
                       std::string_view value) {
  if (!value.empty()) text(json, key, value);
}

template <typename T>
void number(json::Writer& json, std::string_view key, std::optional<T> value) {
  if (value) json.number(key, *value);
}

void state_members(json::Writer& json, const TemplateState& state) {
  text_unless_empty(json, "id", state.id);
  text_unless_empty(json, "providerId", state.provider_id);
  text_unless_empty(json, "serviceId", state.service_id);
  text_unless_empty(json, "host", state.host);
  text_unless_empty(json, "essential", state.essential);
  for (const JsonMember& m : state.other) json.raw(m.name, m.json);
}

void extras(json::Writer& json, const RecordView& record) {
  if (const TemplateState* state = record.state) {
    json.object("_dc", [&] { state_members(json, *state); });
  }
  for (const JsonMember& m : record.other) {
    // One that could not be used may have been replaced since.
    if (m.name != "ttl" || !record.ttl) json.raw(m.name, m.json);
  }
}

void record_members(json::Writer& json, const RecordView& record) {
  if (record.type == "TXT" && !text::is_utf8(record.data)) {
    json.text("type", "TYPE16");
    text(json, "name", record.owner);
    json.text("data", dns::generic_text(record.data));
  } else {
    text(json, "type", record.type);
    text(json, "name", record.owner);
    text(json, "data", record.data);
  }
  number(json, "ttl", record.ttl);
  number(json, "priority", record.priority);
  number(json, "weight", record.weight);
  number(json, "port", record.port);
  text_unless_empty(json, "service", record.service);
  text_unless_empty(json, "protocol", record.protocol);
  extras(json, record);
}

}  // namespace

void append_record_json(std::string& out, const RecordView& record) {
  json::Writer json(out);
  json.object([&] { record_members(json, record); });
}

void append_extras_json(std::string& out, const RecordView& record) {
  json::Writer json(out);
  json.object([&] { extras(json, record); });
}

}  // namespace dct::zone
