// SPDX-License-Identifier: MIT
#include <unistr.h>
#include <dct/zone/zone.hpp>

#include <algorithm>

#include "dns/rdata_text.hpp"
#include "json/to_json.hpp"
#include "zone/json/json_record.hpp"

namespace dct::zone {
namespace {

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
      dns::append_decimal_escape(c, result);
    }
  }
  return result;
}

// Nearly no text has anything to escape.
void append_text(std::string& out, std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  });
  if (plain) {
    out.append(1, '"').append(text).append(1, '"');
  } else {
    out += json::to_json(as_utf8(text));
  }
}

// A record as it grows.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }

  // The names of these come as JSON, with their colon.
  void text(std::string_view quoted, std::string_view value) {
    key(quoted);
    append_text(out_, value);
  }
  void text_unless_empty(std::string_view quoted, std::string_view value) {
    if (!value.empty()) text(quoted, value);
  }
  template <typename T>
  void number(std::string_view quoted, std::optional<T> value) {
    if (!value) return;
    key(quoted);
    out_ += std::to_string(*value);
  }
  void raw(std::string_view name, std::string_view json) {
    separate();
    append_text(out_, name);
    out_.append(1, ':').append(json);
  }
  void members(std::span<const Member> others) {
    for (const Member& m : others) raw(m.name, m.json);
  }
  void end() { out_ += '}'; }

 private:
  void separate() {
    if (out_.back() != '{') out_ += ',';
  }
  void key(std::string_view quoted) {
    separate();
    out_ += quoted;
  }

  std::string& out_;
};

void extras(Object& object, const RecordView& record, std::string& out) {
  if (const State* state = record.state) {
    object.raw("_dc", "");
    Object dc(out);
    dc.text_unless_empty(R"("id":)", state->id);
    dc.text_unless_empty(R"("providerId":)", state->provider_id);
    dc.text_unless_empty(R"("serviceId":)", state->service_id);
    dc.text_unless_empty(R"("host":)", state->host);
    dc.text_unless_empty(R"("essential":)", state->essential);
    dc.members(state->other);
    dc.end();
  }
  for (const Member& m : record.other) {
    // One that could not be used may have been replaced since.
    if (m.name != "ttl" || !record.ttl) object.raw(m.name, m.json);
  }
}

}  // namespace

void append_json(std::string& out, const RecordView& record) {
  Object object(out);
  if (record.type == "TXT" && !is_utf8(record.data)) {
    object.text(R"("type":)", "TYPE16");
    object.text(R"("name":)", record.owner);
    object.text(R"("data":)", dns::generic_text(record.data));
  } else {
    object.text(R"("type":)", record.type);
    object.text(R"("name":)", record.owner);
    object.text(R"("data":)", record.data);
  }
  object.number(R"("ttl":)", record.ttl);
  object.number(R"("priority":)", record.priority);
  object.number(R"("weight":)", record.weight);
  object.number(R"("port":)", record.port);
  object.text_unless_empty(R"("service":)", record.service);
  object.text_unless_empty(R"("protocol":)", record.protocol);
  extras(object, record, out);
  object.end();
}

void append_extras_json(std::string& out, const RecordView& record) {
  Object object(out);
  extras(object, record, out);
  object.end();
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
