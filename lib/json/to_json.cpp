// SPDX-License-Identifier: MIT
#include "json/to_json.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace dct::json {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

rapidjson::SizeType length(std::string_view text) {
  return static_cast<rapidjson::SizeType>(text.size());
}

void write(Writer& writer, Value value) {
  switch (value.kind()) {
    case Kind::null:
      writer.Null();
      return;
    case Kind::boolean:
      writer.Bool(value.boolean());
      return;
    case Kind::integer:
      writer.Int64(value.integer());
      return;
    case Kind::number:
      writer.Double(value.number());
      return;
    case Kind::string:
      writer.String(value.string().data(), length(value.string()));
      return;
    case Kind::array:
      writer.StartArray();
      for (const Value item : value) write(writer, item);
      writer.EndArray();
      return;
    case Kind::object:
      writer.StartObject();
      for (const Value member : value) {
        if (member.hidden()) continue;
        writer.Key(member.key().data(), length(member.key()));
        write(writer, member);
      }
      writer.EndObject();
      return;
  }
}

}  // namespace

std::string to_json(Value value) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  write(writer, value);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string to_json(std::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), length(text));
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace dct::json
