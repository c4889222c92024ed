// SPDX-License-Identifier: MIT
#include <dct/apply/batch.hpp>
#include <dct/zone/json_file.hpp>

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <array>

#include "apply/resolve.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using json::Kind;
using json::Value;

/// Ends a job; what is left of it is not looked at.
struct Refusal {
  ErrorKind kind;
  std::string message;
};

std::string error_line(ErrorKind kind, std::string_view message) {
  std::string line;
  json::Writer json(line);
  json.object([&] {
    json.text("error", name(kind));
    json.text("message", message);
  });
  return line;
}

/// A text member; absent and null are empty.
std::string_view text(Value job, std::string_view name) {
  const Value value = job[name];
  if (!value || value.is(Kind::null)) return {};
  if (value.is(Kind::string)) return value.string();
  throw Refusal{ErrorKind::invalid_data, text::code(name) + " is no text"};
}

/// A list member; absent and null are empty.
Value list(Value job, std::string_view name) {
  const Value value = job[name];
  if (!value || value.is(Kind::null)) return {};
  if (value.is(Kind::array)) return value;
  throw Refusal{ErrorKind::invalid_data, text::code(name) + " is no list"};
}

/// A text, or how the file spells a number; a list counts as its first item.
std::string parameter(Value value) {
  if (value.is(Kind::array)) value = value[std::size_t{0}];
  if (!value || value.is(Kind::null)) return {};
  return std::string(value.is(Kind::string) ? value.string() : value.token());
}

std::vector<RedirectAddress> redirect_addresses(Value job) {
  std::vector<RedirectAddress> addresses;
  for (const Value item : list(job, "redirect_records")) {
    RedirectAddress address;
    address.type = text(item, "type");
    address.address = text(item, "pointsTo");
    if (item["ttl"].is(Kind::integer) && item["ttl"].integer() >= 0) {
      address.ttl = static_cast<std::uint32_t>(item["ttl"].integer());
    }
    addresses.push_back(std::move(address));
  }
  return addresses;
}

/// A job read; its request views it.
struct Job {
  Job(const json::Document& document, Value job, Semantics semantics);
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  void read_template(Value job);
  void read_instance(Value job);

  std::string domain;
  std::string host;
  std::vector<templates::Record> records;
  std::vector<std::string> groups;
  std::vector<RedirectAddress> addresses;
  zone::Zone zone;
  Instance instance;
  bool host_required = false;
  bool keeps_state = false;
  bool needs_id = false;
  Request request;
};

void Job::read_template(Value job) {
  const Value value = job["template"];
  if (!value) {
    if (!job["template_records"]) {
      throw Refusal{ErrorKind::invalid_template,
                    "there is neither `template_records` nor `template`"};
    }
    records = templates::read_records(list(job, "template_records"));
    return;
  }
  if (!value.is(Kind::object)) {
    throw Refusal{ErrorKind::invalid_template, "`template` is no object"};
  }
  templates::Template t = templates::read_template(value);
  // A whole template is applied to names without regard to their case.
  domain = text::to_lower(domain);
  host = text::to_lower(host);
  host_required = t.host_required.boolean();
  records = std::move(t.records);
  instance.provider_id = t.provider_id.string();
  instance.service_id = t.service_id.string();
  instance.multi_instance = t.multi_instance.boolean();
}

void Job::read_instance(Value job) {
  keeps_state = job["multi_aware"].boolean();
  if (job["multi_instance"].is(Kind::boolean)) {
    instance.multi_instance = job["multi_instance"].boolean();
  }
  if (const auto id = text(job, "provider_id"); !id.empty()) {
    instance.provider_id = id;
  }
  if (const auto id = text(job, "service_id"); !id.empty()) {
    instance.service_id = id;
  }
  instance.id = text(job, "unique_id");
  needs_id = keeps_state && instance.id.empty();
}

Job::Job(const json::Document& document, Value job, Semantics semantics)
    : domain(text(job, "domain")), host(text(job, "host")) {
  if (domain.empty()) {
    throw Refusal{ErrorKind::invalid_data, "`domain` is missing"};
  }
  if (domain.ends_with('.')) domain.pop_back();
  read_template(job);
  read_instance(job);
  for (const Value group : list(job, "group_ids")) {
    groups.push_back(parameter(group));
  }
  addresses = redirect_addresses(job);
  zone::ReadResult read =
      zone::read_json(document, list(job, "zone_records"), domain);
  if (!read.problems.empty() &&
      read.problems.front().severity == diagnostic::Severity::error) {
    const diagnostic::Problem& first = read.problems.front();
    throw Refusal{ErrorKind::invalid_data,
                  first.place.pointer + ": " + first.message};
  }
  zone = std::move(read.zone);
  request = {.records = records,
             .domain = domain,
             .host = host,
             .host_required = host_required,
             .parameters = {},
             .groups = groups,
             .redirect_addresses = addresses,
             .instance = std::nullopt,
             .semantics = semantics};
  const Value parameters = job["params"];
  if (parameters && !parameters.is(Kind::object) &&
      !parameters.is(Kind::null)) {
    throw Refusal{ErrorKind::invalid_data, "`params` is no object"};
  }
  for (const Value member : parameters) {
    if (!member.hidden()) {
      request.parameters.set(member.key(), parameter(member));
    }
  }
}

void append_list(std::string& line, std::string_view key, bool& first) {
  line.append(first ? "{" : "],").append("\"").append(key).append("\":[");
  first = false;
}

void append_record(std::string& line, const zone::RecordView& record) {
  if (line.back() != '[') line += ',';
  zone::append_json(line, record);
}

/// A record of the zone as the reference library answers it: URLs are in lower
/// case like any name.
void append_as_answered(std::string& line, zone::RecordView record,
                        Semantics semantics) {
  std::string lower;
  if (semantics == Semantics::domainconnectzone && is_redirect(record.type)) {
    lower = text::to_lower(record.data);
    record.data = lower;
  }
  append_record(line, record);
}

std::string answer_line(const Job& job, const Change& change) {
  const Semantics semantics = job.request.semantics;
  std::string line;
  constexpr std::size_t kRecord = 80;  // about
  line.reserve(
      (2 * change.added.size() + change.removed.size() + job.zone.size() + 1) *
      kRecord);
  bool first = true;
  append_list(line, "new", first);
  for (const Added& a : change.added) append_record(line, a.record);
  append_list(line, "deleted", first);
  for (const Removed& r : change.removed)
    append_as_answered(line, job.zone[r.id], semantics);
  append_list(line, "final", first);
  for (const Added& a : change.added) append_record(line, a.record);
  // Both are in the zone's order.
  auto gone = change.removed.begin();
  for (zone::RecordView z : job.zone.records()) {
    if (gone != change.removed.end() && gone->id == z.id) {
      ++gone;
      continue;
    }
    for (const Kept& kept : change.kept) {
      if (kept.id == z.id && kept.ttl) z.ttl = kept.ttl;
    }
    append_as_answered(line, z, semantics);
  }
  return line + "]}";
}

}  // namespace

std::string answer(const json::Document& document, Value job,
                   Semantics semantics, const NewId& new_id) {
  if (!job.is(Kind::object)) {
    return error_line(ErrorKind::invalid_data, "a job is an object");
  }
  try {
    Job read(document, job, semantics);
    std::string id;
    if (read.needs_id) {
      id = new_id();
      read.instance.id = id;
    }
    if (read.keeps_state) read.request.instance = read.instance;
    const Result result = apply(read.zone, read.request);
    if (result.errors.empty()) return answer_line(read, result.change);
    std::string message;
    for (const Error& error : result.errors) {
      message += (message.empty() ? "" : "; ") + error.message;
    }
    return error_line(result.errors.front().kind, message);
  } catch (const Refusal& refusal) {
    return error_line(refusal.kind, refusal.message);
  }
}

std::string answer(std::string_view job, Semantics semantics,
                   const NewId& new_id) {
  constexpr json::Limits kLimits = {
      .bytes = kMaxJobBytes, .string_bytes = kMaxJobStringBytes, .of = "job"};
  const auto document =
      json::Document::parse({"job", std::string(job)}, kLimits);
  if (!document.problems().empty()) {
    const diagnostic::Problem& problem = document.problems().front();
    if (!document.root() || problem.rule != "json-duplicate-key") {
      const auto place = document.source().position(problem.place.span.begin);
      return error_line(
          ErrorKind::invalid_data,
          "column " + std::to_string(place.column) + ": " + problem.message);
    }
  }
  return answer(document, document.root(), semantics, new_id);
}

}  // namespace dct::apply
