// SPDX-License-Identifier: MIT

// Records in JSON come from providers and from test suites, and are not checked
// as DNS: data is kept as it is, so that a record can be written back as it
// came. A record is left out only if it lacks what every record has: a type, a
// name in the zone, and data. A member of the wrong kind is reported, a member
// without a field of its own is kept as JSON. Names are put in lower case and
// get A-labels, because they are compared.
//
// The members of an object are visited once, in the order of the text: for a
// small record, looking them up by name would cost as much as everything else.

#include "zone/json/record_reader.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "dns/a_labels.hpp"
#include "dns/rdata_reader.hpp"
#include "text/quote.hpp"
#include "zone/master/master_lexer.hpp"

namespace dct::zone {
namespace {

using json::Kind;
using json::Value;

constexpr std::string_view kState = "_dc";
constexpr std::uint32_t kMaxTtl = 0x7FFFFFFF;  // RFC 2181 section 8

void keep(Value member, std::vector<JsonMember>& others) {
  others.push_back({std::string(member.key()), json::to_json(member)});
}

TemplateState read_state(Value object) {
  struct Field {
    std::string_view name;
    std::string TemplateState::*text;
  };
  static constexpr std::array<Field, 5> kFields = {{
      {"id", &TemplateState::id},
      {"providerId", &TemplateState::provider_id},
      {"serviceId", &TemplateState::service_id},
      {"host", &TemplateState::host},
      {"essential", &TemplateState::essential},
  }};
  TemplateState state;
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
void read_text_by_number(ResourceRecord& record) {
  MasterLexer lexer(record.data);
  MasterEntry entry;
  if (!lexer.next(entry) || entry.problem) return;
  dns::Rdata text;
  if (dns::RdataReader("").read("TXT", entry.tokens, text)) return;
  record.type = "TXT";
  record.data = std::move(text.data);
}

void normalise_data(ResourceRecord& record) {
  if (record.type == "TYPE16" && record.data.starts_with("\\# ")) {
    read_text_by_number(record);
  }
  if (has_case(record.type)) return;
  if (!text::is_ascii(record.data)) {
    // A text that is not a name stays as it is: the data is not checked here.
    if (auto ascii = dns::to_a_labels(record.data)) {
      record.data = *std::move(ascii);
    }
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
      return "a string";
    case Kind::array:
      return "an array";
    case Kind::object:
      return "an object";
  }
  return {};
}

void RecordReader::set_place(text::Span span,
                             diagnostic::Problem& problem) const {
  diagnostic::Place& place = problem.place;
  if (line_ != 0) {
    place.file = file_;
    place.begin = {line_, 1};
    return;
  }
  place.file = document_.source().name();
  place.begin = document_.source().position(span.begin);
  place.end = document_.source().position(span.end);
}

void RecordReader::report(Value at, diagnostic::Problem problem) const {
  // To find the pointer of an item costs its index in the array.
  if (result_.problems.size() < kMaxReadProblems) {
    problem.place.pointer = at.pointer();
    set_place(at.span(), problem);
  }
  result_.add(std::move(problem));
}

void RecordReader::error(Value at, std::string_view rule, std::string message,
                         std::string help) const {
  report(at, diagnostic::error(rule, std::move(message), std::move(help)));
}

void RecordReader::warning(Value at, std::string_view rule, std::string message,
                           std::string help) const {
  report(at, diagnostic::warning(rule, std::move(message), std::move(help)));
}

void RecordReader::report_problems() const {
  for (diagnostic::Problem problem : document_.problems()) {
    // A document that could be read in spite of it lacks nothing.
    problem.severity = document_.root() ? diagnostic::Severity::warning
                                        : diagnostic::Severity::error;
    problem.place.pointer = document_.value(problem.place.node).pointer();
    set_place(problem.place.span, problem);
    result_.add(std::move(problem));
  }
}

// What a member must be for the record to be one.
bool RecordReader::require_string(Value value, std::string_view name,
                                  Value record,
                                  std::string_view example) const {
  if (value.is(Kind::string)) return true;
  if (value) {
    error(value, "record-member",
          text::code(name) + " is " + std::string(kind_name(value)) +
              ", not a string; the record is left out",
          "write, for example, " + std::string(example));
  } else {
    error(
        record, "record-member",
        "the record has no " + text::code(name) + "; it is left out",
        "add, for example, " + text::code(name) + ": " + std::string(example));
  }
  return false;
}

template <typename T>
void RecordReader::read_number(Value value, std::uint32_t largest,
                               std::optional<T>& number,
                               std::vector<JsonMember>& others) const {
  if (value.is(Kind::null)) return;
  if (value.is(Kind::integer) && value.integer() >= 0 &&
      value.integer() <= largest) {
    number = static_cast<T>(value.integer());
    return;
  }
  warning(value, "record-number",
          text::code(value.key()) + " is " + text::code(value.token()) +
              ", not a number from 0 to " + std::to_string(largest) +
              "; it is kept as it is, and not used",
          "write the number, without quotation marks");
  keep(value, others);
}

void RecordReader::read_string(Value value, std::string& text) const {
  if (value.is(Kind::null)) return;
  if (value.is(Kind::string)) {
    text = value.string();
    return;
  }
  warning(value, "record-member",
          text::code(value.key()) + " is " + std::string(kind_name(value)) +
              ", not a string; the record is read without it",
          "write a string");
}

void RecordReader::read_extras(Value object, ResourceRecord& record) const {
  for (const Value member : object) {
    if (member.hidden() || is_record_member(member.key())) continue;
    if (member.key() != kState) {
      keep(member, record.other);
    } else if (member.is(Kind::object)) {
      record.state = read_state(member);
    } else if (!member.is(Kind::null)) {
      warning(member, "record-member",
              "`_dc` is " + std::string(kind_name(member)) +
                  ", not an object; the record is read without its state",
              R"(write {"id": .., "providerId": .., "serviceId": ..})");
    }
  }
}

bool RecordReader::read(Value object, ResourceRecord& record) const {
  record.ttl.reset();
  record.priority.reset();
  record.weight.reset();
  record.port.reset();
  record.service.clear();
  record.protocol.clear();
  record.state.reset();
  record.other.clear();
  if (object.is(Kind::object)) return read_members(object, record);
  error(object, "record-kind",
        "this is " + std::string(kind_name(object)) +
            ", not a record; it is left out",
        R"(write an object with "type", "name", "data" and "ttl")");
  return false;
}

bool RecordReader::read_members(Value object, ResourceRecord& record) const {
  constexpr std::uint32_t kMaxNumber = 65535;
  constexpr std::size_t kLongestType = 63;
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
      read_number(member, kMaxTtl, record.ttl, record.other);
    } else if (key == "priority") {
      read_number(member, kMaxNumber, record.priority, record.other);
    } else if (key == "weight") {
      read_number(member, kMaxNumber, record.weight, record.other);
    } else if (key == "port") {
      read_number(member, kMaxNumber, record.port, record.other);
    } else if (key == "service") {
      read_string(member, record.service);
    } else if (key == "protocol") {
      read_string(member, record.protocol);
    } else {
      has_extras = true;
    }
  }
  if (!require_string(type, "type", object, "\"A\"") ||
      !require_string(name, "name", object, "\"www\"") ||
      !require_string(data, "data", object, "\"192.0.2.1\"")) {
    return false;
  }
  if (type.string().empty() || type.string().size() > kLongestType) {
    error(type, "record-type",
          "`type` is not a record type; the record is left out",
          "write, for example, \"A\"");
    return false;
  }
  const std::string& apex = result_.zone.apex();
  auto owner = dns::owner_name(name.string(), apex);
  if (!owner) {
    error(name, "record-owner",
          text::quote(name.string()) + " is not a name of this zone: " +
              owner.why() + "; the record is left out",
          "write the name relative to " + apex +
              ", or \"@\" for the zone itself");
    return false;
  }
  record.owner = *std::move(owner);
  record.type = text::to_upper(type.string());
  record.data = data.string();
  normalise_data(record);
  if (has_extras) read_extras(object, record);
  return true;
}

}  // namespace dct::zone
