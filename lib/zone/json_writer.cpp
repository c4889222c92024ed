// SPDX-License-Identifier: MIT
#include <rapidjson/writer.h>
#include <unistr.h>
#include <dct/zone.hpp>

#include <algorithm>

#include "zone/json_record.hpp"
#include "zone/rdata_text.hpp"

namespace dct::zone {
namespace {

// RapidJSON's stream concept over a string that grows.
struct StringStream {
  using Ch = char;
  std::string& out;
  void Put(char c) const { out += c; }
  static void Flush() {}
};
using Writer = rapidjson::Writer<StringStream>;

bool is_utf8(std::string_view text) {
  return u8_check(reinterpret_cast<const std::uint8_t*>(text.data()),
                  text.size()) == nullptr;
}

// Bytes that are no UTF-8 as \DDD: the presentation form knows them, JSON has
// no word for them.
std::string as_utf8(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  std::string result;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x80) {
      result += c;
    } else {
      append_decimal_escape(c, result);
    }
  }
  return result;
}

void string(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void member(Writer& writer, std::string_view name, std::string_view text) {
  string(writer, name);
  string(writer, text);
}

void member_unless_empty(Writer& writer, std::string_view name,
                         std::string_view text) {
  if (!text.empty()) member(writer, name, as_utf8(text));
}

template <typename T>
void member(Writer& writer, std::string_view name, std::optional<T> number) {
  if (!number) return;
  string(writer, name);
  writer.Uint(*number);
}

void members(Writer& writer, std::span<const Member> others) {
  for (const Member& m : others) {
    string(writer, as_utf8(m.name));
    writer.RawValue(m.json.data(), m.json.size(), rapidjson::kObjectType);
  }
}

void extras(Writer& writer, const RecordView& record) {
  if (const State* state = record.state) {
    string(writer, "_dc");
    writer.StartObject();
    member_unless_empty(writer, "id", state->id);
    member_unless_empty(writer, "providerId", state->provider_id);
    member_unless_empty(writer, "serviceId", state->service_id);
    member_unless_empty(writer, "host", state->host);
    member_unless_empty(writer, "essential", state->essential);
    members(writer, state->other);
    writer.EndObject();
  }
  members(writer, record.other);
}

}  // namespace

void append_json(std::string& out, const RecordView& record) {
  StringStream stream{out};
  Writer writer(stream);
  writer.StartObject();
  if (record.type == "TXT" && !is_utf8(record.data)) {
    member(writer, "type", "TYPE16");
    member(writer, "name", as_utf8(record.owner));
    member(writer, "data", generic_text(record.data));
  } else {
    member(writer, "type", as_utf8(record.type));
    member(writer, "name", as_utf8(record.owner));
    member(writer, "data", as_utf8(record.data));
  }
  member(writer, "ttl", record.ttl);
  member(writer, "priority", record.priority);
  member(writer, "weight", record.weight);
  member(writer, "port", record.port);
  member_unless_empty(writer, "service", record.service);
  member_unless_empty(writer, "protocol", record.protocol);
  extras(writer, record);
  writer.EndObject();
}

void append_extras_json(std::string& out, const RecordView& record) {
  StringStream stream{out};
  Writer writer(stream);
  writer.StartObject();
  extras(writer, record);
  writer.EndObject();
}

std::string write_json(const Zone& zone) {
  std::string out = "[";
  for (const RecordView& record : zone.records()) {
    out += out.size() == 1 ? "\n  " : ",\n  ";
    append_json(out, record);
  }
  out += zone.empty() ? "]\n" : "\n]\n";
  return out;
}

}  // namespace dct::zone
