// SPDX-License-Identifier: MIT
#include "zone/json/json_record.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <dct/dns/owner_name.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>
#include "dns/names.hpp"
#include "text/quote.hpp"
#include "zone/errors.hpp"
#include "zone/master/rdata_reader.hpp"

namespace dct::zone {
namespace {

using json::Kind;
using json::Value;

constexpr std::string_view kState = "_dc";
constexpr std::uint32_t kMaxTtl = 0x7FFFFFFF;  // RFC 2181 section 8

// What a member must be for the record to be one.
bool read_required(Value value, std::string_view name, Value record,
                   const JsonErrors& errors, std::string_view example) {
  if (value.is(Kind::string)) return true;
  if (value) {
    errors.add(value, true,
               text::code(name) + " is " + std::string(kind_name(value)) +
                   ", not a text; the record is left out",
               "write, for example, " + std::string(example));
  } else {
    errors.add(
        record, true,
        "the record has no " + text::code(name) + "; it is left out",
        "add, for example, " + text::code(name) + ": " + std::string(example));
  }
  return false;
}

void keep(Value member, std::vector<Member>& others) {
  others.push_back({std::string(member.key()), json::to_json(member)});
}

template <typename T>
void read_number(Value value, std::uint32_t largest, const JsonErrors& errors,
                 std::optional<T>& number, std::vector<Member>& others) {
  if (value.is(Kind::null)) return;
  if (value.is(Kind::integer) && value.integer() >= 0 &&
      value.integer() <= largest) {
    number = static_cast<T>(value.integer());
    return;
  }
  errors.add(value, false,
             text::code(value.key()) + " is " + text::code(value.token()) +
                 ", not a number from 0 to " + std::to_string(largest) +
                 "; it is kept as it is, and not used",
             "write the number, without quotation marks");
  keep(value, others);
}

void read_text(Value value, const JsonErrors& errors, std::string& text) {
  if (value.is(Kind::null)) return;
  if (value.is(Kind::string)) {
    text = value.string();
    return;
  }
  errors.add(value, false,
             text::code(value.key()) + " is " + std::string(kind_name(value)) +
                 ", not a text; the record is read without it",
             "write a text");
}

State read_state(Value object) {
  struct Field {
    std::string_view name;
    std::string State::*text;
  };
  static constexpr std::array<Field, 5> kFields = {{
      {"id", &State::id},
      {"providerId", &State::provider_id},
      {"serviceId", &State::service_id},
      {"host", &State::host},
      {"essential", &State::essential},
  }};
  State state;
  for (const Value member : object) {
    if (member.hidden()) continue;
    const auto* field = std::find_if(
        kFields.begin(), kFields.end(),
        [&member](const Field& f) { return f.name == member.key(); });
    if (field != kFields.end() && !member.string().empty()) {
      state.*field->text = member.string();
    } else {
      keep(member, state.other);
    }
  }
  return state;
}

bool is_record_member(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "type",   "name", "data",    "ttl",     "priority",
      "weight", "port", "service", "protocol"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// Names and addresses mean the same in either case, text does not.
bool has_case(std::string_view type) {
  static constexpr std::array<std::string_view, 7> kWithout = {
      "A", "AAAA", "CNAME", "NS", "MX", "SRV", "APEXCNAME"};
  return std::find(kWithout.begin(), kWithout.end(), type) == kWithout.end();
}

// What write_json() makes of text that JSON can't hold. Other types that are
// given by number stay so: a provider has its reason to name them thus.
void read_text_by_number(Record& record) {
  MasterLexer lexer(record.data);
  Entry entry;
  if (!lexer.next(entry) || !entry.mistake.empty()) return;
  Record text{.type = "TXT"};
  if (!RdataReader("").read(entry.tokens, text).empty()) return;
  record.type = std::move(text.type);
  record.data = std::move(text.data);
}

void read_data(Record& record) {
  if (record.type == "TYPE16" && record.data.starts_with("\\# ")) {
    read_text_by_number(record);
  }
  if (has_case(record.type)) return;
  std::string why;
  if (!text::is_ascii(record.data)) {
    // What is no name stays as it is: the data is not checked here.
    if (auto ascii = dns::to_a_labels(record.data, why)) record.data = *ascii;
  }
  if (text::has_upper(record.data)) record.data = text::to_lower(record.data);
}

}  // namespace

std::string_view kind_name(Value value) {
  switch (value.kind()) {
    case Kind::absent:
      return "nothing";
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "a boolean";
    case Kind::integer:
    case Kind::number:
      return "a number";
    case Kind::string:
      return "a text";
    case Kind::array:
      return "an array";
    case Kind::object:
      return "an object";
  }
  return {};
}

void JsonErrors::add(Value at, bool lost, std::string message,
                     std::string help) const {
  // Of an item, finding its pointer costs its place in the array.
  if (result.errors.size() >= kMaxReadErrors) {
    ++result.more_errors;
    return;
  }
  const text::Position place = document.source().position(at.span().begin);
  const bool is_note = line != 0;
  report(result,
         {.file = std::string(is_note ? file : document.source().name()),
          .line = is_note ? line : place.line,
          .column = is_note ? 1 : place.column,
          .pointer = at.pointer(),
          .message = std::move(message),
          .help = std::move(help),
          .lost = lost});
}

void JsonErrors::add_problems() const {
  for (const diagnostic::Problem& problem : document.problems()) {
    const text::Position place =
        document.source().position(problem.place.span.begin);
    const bool is_note = line != 0;
    report(result,
           {.file = std::string(is_note ? file : document.source().name()),
            .line = is_note ? line : place.line,
            .column = is_note ? 1 : place.column,
            .pointer = document.value(problem.place.node).pointer(),
            .message = problem.message,
            .help = problem.help,
            .lost = !document.root()});
  }
}

void read_extras(Value object, const JsonErrors& errors, Record& record) {
  for (const Value member : object) {
    if (member.hidden() || is_record_member(member.key())) continue;
    if (member.key() != kState) {
      keep(member, record.other);
    } else if (member.is(Kind::object)) {
      record.state = read_state(member);
    } else if (!member.is(Kind::null)) {
      errors.add(member, false,
                 "`_dc` is " + std::string(kind_name(member)) +
                     ", not an object; the record is read without its state",
                 R"(write {"id": .., "providerId": .., "serviceId": ..})");
    }
  }
}

bool read_record(Value object, std::string_view apex, const JsonErrors& errors,
                 Record& record) {
  record.ttl.reset();
  record.priority.reset();
  record.weight.reset();
  record.port.reset();
  record.service.clear();
  record.protocol.clear();
  record.state.reset();
  record.other.clear();
  if (!object.is(Kind::object)) {
    errors.add(object, true,
               "this is " + std::string(kind_name(object)) +
                   ", not a record; it is left out",
               R"(write an object with "type", "name", "data" and "ttl")");
    return false;
  }
  Value type;
  Value name;
  Value data;
  bool has_extras = false;
  for (const Value member : object) {
    if (member.hidden()) continue;
    const std::string_view key = member.key();
    if (key == "type") {
      type = member;
    } else if (key == "name") {
      name = member;
    } else if (key == "data") {
      data = member;
    } else if (key == "ttl") {
      read_number(member, kMaxTtl, errors, record.ttl, record.other);
    } else if (key == "priority") {
      read_number(member, 65535, errors, record.priority, record.other);
    } else if (key == "weight") {
      read_number(member, 65535, errors, record.weight, record.other);
    } else if (key == "port") {
      read_number(member, 65535, errors, record.port, record.other);
    } else if (key == "service") {
      read_text(member, errors, record.service);
    } else if (key == "protocol") {
      read_text(member, errors, record.protocol);
    } else {
      has_extras = true;
    }
  }
  if (!read_required(type, "type", object, errors, "\"A\"") ||
      !read_required(name, "name", object, errors, "\"www\"") ||
      !read_required(data, "data", object, errors, "\"192.0.2.1\"")) {
    return false;
  }
  std::string why;
  if (type.string().empty() || type.string().size() > 63) {
    errors.add(type, true, "`type` is no record type; the record is left out",
               "write, for example, \"A\"");
    return false;
  }
  auto owner = dns::owner_name(name.string(), apex, why);
  if (!owner) {
    errors.add(name, true,
               text::quote(name.string()) + " is no name of this zone: " + why +
                   "; the record is left out",
               "write the name relative to " + std::string(apex) +
                   ", or \"@\" for the zone itself");
    return false;
  }
  record.owner = std::move(*owner);
  record.type = text::to_upper(type.string());
  record.data = data.string();
  read_data(record);
  if (has_extras) read_extras(object, errors, record);
  return true;
}

}  // namespace dct::zone
