// SPDX-License-Identifier: MIT

// A batch is millions of small zones, and most of what one costs is JSON in and
// out. So the members of a record are visited once, texts are copied only where
// they change, and a record that is answered as it was written is answered with
// the very bytes. Names are compared one by one for the first searches, and put
// in an index for more of them.

#include "apply/reference/json_zone.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "text/letter_case.hpp"

namespace dct::apply {
namespace {

using json::Kind;
using json::Value;

/// So many times every name is compared; then an index is cheaper.
constexpr std::size_t kSearches = 32;
constexpr std::string_view kState = "_dc";
constexpr std::string_view kDelete = "_delete";
constexpr std::string_view kReplace = "_replace";

bool is_mark(std::string_view key) { return key == kDelete || key == kReplace; }

/// Whether bytes of a JSON document may be answered as they are: the writer
/// escapes more than JSON has to.
bool is_plain(std::string_view json) {
  return std::all_of(json.begin(), json.end(),
                     [](char c) { return c >= ' ' && c < '\x7F'; });
}

bool is_lower(std::string_view text) {
  return !text::may_have_upper_case(text);
}

/// What Python's str() makes of a value; a container is never the same as a
/// text of ours.
std::optional<std::string_view> as_text(Value value) {
  switch (value.kind()) {
    case Kind::absent:
      return "";
    case Kind::null:
      return "None";
    case Kind::boolean:
      return value.boolean() ? "True" : "False";
    case Kind::integer:
    case Kind::number:
      return value.token() == "-0" ? "0" : value.token();
    case Kind::string:
      return value.string();
    case Kind::array:
    case Kind::object:
      break;
  }
  return std::nullopt;
}

std::string member(Value object, std::string_view name) {
  const Value value = object[name];
  return value ? json::to_json(value) : std::string();
}

}  // namespace

std::string_view JsonZone::kept(std::string text) {
  return texts_.emplace_back(std::move(text));
}

std::optional<std::string> JsonZone::read_record(Value value, Record& record,
                                                 bool is_plain_json) {
  if (!value.is(Kind::object)) return "this is not a record";
  record.value = value;
  const auto id = static_cast<zone::Id>(records_.size());
  Value type;
  Value name;
  Value data;
  bool as_written = is_plain_json;
  for (const Value member : value) {
    const std::string_view key = member.key();
    if (member.hidden()) {
      as_written = false;
    } else if (key == "type") {
      type = member;
    } else if (key == "name") {
      name = member;
    } else if (key == "data") {
      data = member;
    } else if (key == kState) {
      with_state_.push_back(id);
    } else if (is_mark(key)) {
      (key == kDelete ? marked_ : replaced_).push_back(id);
      as_written = false;
    } else if (member.is(Kind::string)) {
      as_written = as_written && is_lower(member.string());
    }
  }
  if (!type.is(Kind::string)) return "the record has no `type`";
  if (!name.is(Kind::string)) return "the record has no `name`";
  KnownRecord& known = record.known;
  known.type = type.string();
  if (std::string upper = text::upper_case(known.type); upper != known.type) {
    known.type = kept(std::move(upper));
    as_written = false;
  }
  known.name = name.string();
  if (!is_lower(known.name)) {
    known.name = kept(text::lower_case(known.name));
    as_written = false;
  }
  record.keeps_case = keeps_case(templates::record_type_named(known.type));
  known.data = data.string();
  known.has_text = data.is(Kind::string);
  if (!record.keeps_case && !is_lower(known.data)) {
    known.data = kept(text::lower_case(known.data));
    as_written = false;
  }
  const std::string_view bytes = value.token();
  bytes_ += bytes.size();
  record.as_written = as_written && is_plain(bytes);
  return std::nullopt;
}

std::optional<std::string> JsonZone::read(Value records, bool is_plain_json) {
  records_.reserve(records.size());
  for (const Value value : records) {
    Record record;
    if (auto why = read_record(value, record, is_plain_json)) {
      return value.pointer() + ": " + *why;
    }
    records_.push_back(record);
  }
  return std::nullopt;
}

void JsonZone::make_index() {
  for (zone::Id id = 0; id < records_.size(); ++id) {
    index_[records_[id].known.name].push_back(id);
  }
}

const JsonZone::Ids& JsonZone::at(std::string_view name) {
  ids_.clear();
  if (++searches_ > kSearches) {
    if (index_.empty()) make_index();
    const auto found = index_.find(name);
    return found == index_.end() ? ids_ : found->second;
  }
  for (zone::Id id = 0; id < records_.size(); ++id) {
    if (records_[id].known.name == name) ids_.push_back(id);
  }
  return ids_;
}

const JsonZone::Ids& JsonZone::below(std::string_view name) {
  ids_.clear();
  for (zone::Id id = 0; id < records_.size(); ++id) {
    const std::string_view other = records_[id].known.name;
    if (other.size() > name.size() && other.ends_with(name) &&
        other[other.size() - name.size() - 1] == '.') {
      ids_.push_back(id);
    }
  }
  return ids_;
}

std::size_t JsonZone::cost_below(std::size_t /*found*/) const {
  constexpr std::size_t kLooksLikeOne = 8;  // to compare a name is cheap
  return records_.size() / kLooksLikeOne;
}

KnownState JsonZone::state(zone::Id id) const {
  const Value state = records_[id].value[kState];
  return {.is_object = state.is(Kind::object),
          .provider_id = member(state, "providerId"),
          .service_id = member(state, "serviceId"),
          .host = member(state, "host"),
          .essential = member(state, "essential")};
}

std::string JsonZone::ttl(zone::Id id) const {
  return member(records_[id].value, "ttl");
}

// Only records of one text are ever asked for. A member that only one of the
// two has is as an empty text.
bool JsonZone::is_same(zone::Id id, const NewRecord& record) const {
  const Record& z = records_[id];
  if (z.known.type != record.type || z.known.name != record.name) return false;
  const Value data = z.value["data"];
  const auto text = data.is(Kind::string) ? z.known.data : as_text(data);
  if (text != record.data) return false;
  return std::all_of(z.value.begin(), z.value.end(), [](Value member) {
    const std::string_view key = member.key();
    return member.hidden() || key == "type" || key == "name" || key == "data" ||
           key == "ttl" || key == kState || as_text(member) == "";
  });
}

void JsonZone::append_json(std::string& out, zone::Id id) const {
  const Record& record = records_[id];
  if (record.as_written) {
    out += record.value.token();
    return;
  }
  json::Writer json(out);
  json.object([&] {
    for (const Value member : record.value) {
      const std::string_view key = member.key();
      if (member.hidden() || is_mark(key)) continue;
      if (key == "type") {
        json.text(key, record.known.type);
      } else if (key == "data" && record.known.has_text) {
        json.text(key, record.known.data);
      } else if (key != kState && member.is(Kind::string)) {
        json.text(key, text::lower_case(member.string()));
      } else {
        json.value(key, member);
      }
    }
  });
}

}  // namespace dct::apply
