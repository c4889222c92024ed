// SPDX-License-Identifier: MIT
#include "support/template_edits.hpp"

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "support/files.hpp"

namespace dct::test {
namespace {

using Json = rapidjson::Value;

constexpr std::array<const char*, 6> kOpenable = {"host",   "name", "pointsTo",
                                                  "target", "data", "spfRules"};

/// A template that has records, each an object; none if it is another thing.
std::optional<rapidjson::Document> read_records(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.data(), text.size());
  if (document.HasParseError() || !document.IsObject() ||
      !document.HasMember("records") || !document["records"].IsArray() ||
      document["records"].Empty()) {
    return std::nullopt;
  }
  for (const Json& record : document["records"].GetArray()) {
    if (!record.IsObject()) return std::nullopt;
  }
  return document;
}

std::string written(const Json& value, bool is_pretty = false) {
  rapidjson::StringBuffer buffer;
  if (is_pretty) {
    rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
    value.Accept(writer);
  } else {
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    value.Accept(writer);
  }
  return {buffer.GetString(), buffer.GetSize()};
}

std::string text_of(const Json& value) {
  return {value.GetString(), value.GetStringLength()};
}

/// One of the hosts and values that are strings; null: there is none.
Json* one_text(rapidjson::Document& document, Random& random) {
  std::vector<Json*> all;
  for (Json& record : document["records"].GetArray()) {
    for (const char* key : kOpenable) {
      const auto found = record.FindMember(key);
      if (found != record.MemberEnd() && found->value.IsString()) {
        all.push_back(&found->value);
      }
    }
  }
  return all.empty() ? nullptr : all[random.below(all.size())];
}

/// Places of characters that are in no variable.
std::vector<std::size_t> fixed_places(const std::string& text) {
  std::vector<std::size_t> places;
  bool is_inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      is_inside = !is_inside;
    } else if (!is_inside) {
      places.push_back(i);
    }
  }
  return is_inside ? std::vector<std::size_t>() : places;
}

void shuffle_members(Json& object, rapidjson::Document& document,
                     Random& random) {
  Json shuffled(rapidjson::kObjectType);
  while (object.MemberCount() > 0) {
    auto member =
        object.MemberBegin() +
        static_cast<std::ptrdiff_t>(random.below(object.MemberCount()));
    shuffled.AddMember(member->name, member->value, document.GetAllocator());
    object.EraseMember(member);
  }
  object = shuffled;
}

void set(Json& object, const char* key, const std::string& text,
         rapidjson::Document& document) {
  auto& memory = document.GetAllocator();
  object.RemoveMember(key);
  object.AddMember(Json(key, memory), Json(text, memory), memory);
}

/// The variables of a text get names of their own.
std::string renamed_variables(const std::string& text) {
  std::string result;
  bool is_begin = true;
  for (const char c : text) {
    result += c;
    if (c != '%') continue;
    if (is_begin) result += "added_";
    is_begin = !is_begin;
  }
  return is_begin ? result : text;
}

}  // namespace

std::vector<std::string> real_templates() {
  std::vector<std::string> texts;
  auto paths = templates_in(project("samples/templates/good"));
  if (have(shared("registry"))) {
    const auto more = templates_in(shared("registry"));
    paths.insert(paths.end(), more.begin(), more.end());
  }
  for (const auto& path : paths) texts.push_back(read(path));
  return texts;
}

std::optional<std::string> with_one_more_variable(const std::string& text,
                                                  Random& random) {
  auto document = read_records(text);
  Json* value = document ? one_text(*document, random) : nullptr;
  if (!value) return std::nullopt;
  std::string opened = text_of(*value);
  const std::vector<std::size_t> places = fixed_places(opened);
  if (places.empty()) return std::nullopt;
  opened.replace(places[random.below(places.size())], 1, "%opened%");
  value->SetString(opened, document->GetAllocator());
  return written(*document);
}

std::optional<std::string> with_all_open(const std::string& text,
                                         Random& random) {
  auto document = read_records(text);
  Json* value = document ? one_text(*document, random) : nullptr;
  if (!value) return std::nullopt;
  value->SetString("%opened%");
  return written(*document);
}

std::optional<std::string> without_key(const std::string& text) {
  auto document = read_records(text);
  if (!document || !document->RemoveMember("syncPubKeyDomain")) {
    return std::nullopt;
  }
  return written(*document);
}

std::optional<std::string> with_one_more_record(const std::string& text,
                                                const std::string& other,
                                                Random& random) {
  auto document = read_records(text);
  auto donor = read_records(other);
  if (!document || !donor) return std::nullopt;
  auto& memory = document->GetAllocator();
  auto records = (*document)["records"].GetArray();
  const auto& donors = (*donor)["records"];
  Json added(donors[random.below(donors.Size())], memory);
  for (auto& member : added.GetObject()) {
    if (!member.value.IsString()) continue;
    member.value.SetString(renamed_variables(text_of(member.value)), memory);
  }
  for (const char* key : {"host", "name"}) {
    const auto found = added.FindMember(key);
    if (found == added.MemberEnd() || !found->value.IsString()) continue;
    found->value.SetString("a-name-of-its-own", memory);
  }
  added.RemoveMember("groupId");
  if (random.one_in(3)) set(added, "groupId", "added-group", *document);
  const Json& neighbour = records[random.below(records.Size())];
  if (random.one_in(2) && neighbour.HasMember("groupId") &&
      neighbour["groupId"].IsString()) {
    set(added, "groupId", text_of(neighbour["groupId"]), *document);
  }
  records.PushBack(added, memory);
  records[random.below(records.Size())].Swap(records[records.Size() - 1]);
  return written(*document);
}

std::optional<std::string> said_differently(const std::string& text,
                                            Random& random) {
  auto document = read_records(text);
  if (!document) return std::nullopt;
  auto& records = (*document)["records"];
  for (rapidjson::SizeType i = records.Size(); i > 1; --i) {
    records[i - 1].Swap(records[random.below(i)]);
  }
  for (Json& record : records.GetArray()) {
    shuffle_members(record, *document, random);
  }
  for (const char* key :
       {"providerName", "serviceName", "description", "variableDescription"}) {
    if (random.one_in(2)) set(*document, key, "other words", *document);
  }
  shuffle_members(*document, *document, random);
  return written(*document, random.one_in(2));
}

std::string mutant(const std::string& text, Random& random) {
  static constexpr std::array<const char*, 10> kTexts = {
      "%opened%",
      "",
      "@",
      "*",
      "%host%",
      "_acme-challenge.%h%",
      "%",
      "\x01;\"\\",
      "v=spf1 %a%%b%%c%%d%%e%%f% %g%",
      "a.b.c.d.e.f.g.h."};
  auto document = read_records(text);
  if (!document) return text;
  auto& memory = document->GetAllocator();
  auto records = (*document)["records"].GetArray();
  for (std::size_t n = random.below(4) + 1; n > 0; --n) {
    Json& record = records[random.below(records.Size())];
    Json& other = records[random.below(records.Size())];
    if (record.MemberCount() == 0) continue;
    auto member =
        record.MemberBegin() +
        static_cast<std::ptrdiff_t>(random.below(record.MemberCount()));
    switch (random.below(6)) {
      case 0:
        member->value.SetString(
            Json::StringRefType(kTexts[random.below(kTexts.size())]));
        break;
      case 1:
        record.EraseMember(member);
        break;
      case 2:
        if (other.MemberCount() > 0) {
          member->value.Swap(
              (other.MemberBegin() +
               static_cast<std::ptrdiff_t>(random.below(other.MemberCount())))
                  ->value);
        }
        break;
      case 3:
        if (records.Size() < 60) records.PushBack(Json(record, memory), memory);
        break;
      case 4:
        member->value.SetInt(static_cast<int>(random.below(100'000)) - 10);
        break;
      default:
        if (member->value.IsString()) {
          std::string value = text_of(member->value);
          value.insert(random.below(value.size() + 1), "%opened%");
          member->value.SetString(value, memory);
        }
    }
  }
  return written(*document);
}

}  // namespace dct::test
