// SPDX-License-Identifier: MIT

// A job is a JSON object with everything that one application needs. It is read
// in a fixed order until something is wrong: a job has one error. A batch is
// millions of small jobs, and most of what they cost is JSON in and out. So
// what a job says is viewed where that is possible and copied only where it is
// changed (names in lower case), and the answer is appended to one string,
// record by record, in the order that the suite expects.

#include <dct/apply/batch.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>
#include <dct/zone/json_file.hpp>

#include <algorithm>
#include <utility>
#include <vector>

#include "apply/job_values.hpp"
#include "apply/reference/reference_job.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using diagnostic::Problem;
using json::Kind;
using json::Value;

/// A string, or how the file spells a number; a list counts as its first item.
std::string parameter(Value value) {
  value = first_value(value);
  if (!value || value.is(Kind::null)) return {};
  return std::string(value.is(Kind::string) ? value.string() : value.token());
}

/// What a job asks for; its request views it.
struct Job {
  Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  std::string domain;
  std::string host;
  std::vector<templates::Record> records;
  std::vector<std::string> groups;
  std::vector<RedirectAddress> addresses;
  zone::Zone zone;
  TemplateInstance instance;
  bool keeps_state = false;
  Request request;
};

/// Reads a job until something is wrong with it: the first problem is the
/// answer.
class JobReader {
 public:
  JobReader(const json::Document& document, Value value, Job& job)
      : document_(document), value_(value), job_(job) {}

  std::optional<Problem> read() {
    read_names();
    if (!problem_) read_template();
    if (!problem_) read_instance();
    if (!problem_) read_lists();
    if (!problem_) read_zone();
    if (!problem_) make_request();
    return std::move(problem_);
  }

 private:
  void fail(std::string_view rule, std::string message) {
    if (!problem_) problem_ = diagnostic::error(rule, std::move(message));
  }

  /// A member that is a string; absent and null are empty.
  std::string_view string(Value object, std::string_view name) {
    const Value value = object[name];
    if (value && !value.is(Kind::null) && !value.is(Kind::string)) {
      fail(kInvalidData, text::code(name) + " is not a string");
    }
    return value.string();
  }

  /// A member that is a list; absent and null are empty.
  Value list(std::string_view name) {
    const Value value = value_[name];
    if (value.is(Kind::array)) return value;
    if (value && !value.is(Kind::null)) {
      fail(kInvalidData, text::code(name) + " is not a list");
    }
    return {};
  }

  void read_names() {
    job_.domain = string(value_, "domain");
    job_.host = string(value_, "host");
    if (job_.domain.empty()) fail(kInvalidData, "`domain` is missing");
    if (job_.domain.ends_with('.')) job_.domain.pop_back();
  }

  void read_template() {
    const Value value = value_["template"];
    if (!value) {
      if (!value_["template_records"]) {
        fail(kInvalidTemplate,
             "there is neither `template_records` nor `template`");
      }
      job_.records = templates::read_records(list("template_records"));
      return;
    }
    if (!value.is(Kind::object)) {
      fail(kInvalidTemplate, "`template` is not an object");
      return;
    }
    templates::Template t = templates::read_template(value);
    // A whole template is applied to names without regard to their case.
    job_.domain = text::to_lower(job_.domain);
    job_.host = text::to_lower(job_.host);
    job_.request.host_required = t.host_required.boolean();
    job_.records = std::move(t.records);
    job_.instance.provider_id = t.provider_id.string();
    job_.instance.service_id = t.service_id.string();
    job_.instance.multi_instance = t.multi_instance.boolean();
  }

  void read_instance() {
    TemplateInstance& instance = job_.instance;
    job_.keeps_state = value_["multi_aware"].boolean();
    if (value_["multi_instance"].is(Kind::boolean)) {
      instance.multi_instance = value_["multi_instance"].boolean();
    }
    const std::string_view provider_id = string(value_, "provider_id");
    if (!provider_id.empty()) instance.provider_id = provider_id;
    const std::string_view service_id = string(value_, "service_id");
    if (!service_id.empty()) instance.service_id = service_id;
    instance.id = string(value_, "unique_id");
  }

  void read_lists() {
    for (const Value group : list("group_ids")) {
      job_.groups.push_back(parameter(group));
    }
    for (const Value item : list("redirect_records")) {
      RedirectAddress& address = job_.addresses.emplace_back();
      address.type = string(item, "type");
      address.address = string(item, "pointsTo");
      if (item["ttl"].is(Kind::integer) && item["ttl"].integer() >= 0) {
        address.ttl = static_cast<std::uint32_t>(item["ttl"].integer());
      }
    }
  }

  void read_zone() {
    const Value records = list("zone_records");
    zone::ReadResult read = zone::read_json(document_, records, job_.domain);
    const auto first = std::find_if(
        read.problems.begin(), read.problems.end(), [](const Problem& p) {
          return p.severity == diagnostic::Severity::error;
        });
    if (first != read.problems.end()) {
      fail(kInvalidData, first->place.pointer + ": " + first->message);
    } else if (read.zone.size() != records.size()) {
      // It is behind as many remarks as are kept.
      fail(kInvalidData, "a record of `zone_records` cannot be read");
    }
    job_.zone = std::move(read.zone);
  }

  void make_request() {
    Request& request = job_.request;
    request.records = job_.records;
    request.domain = job_.domain;
    request.host = job_.host;
    request.groups = job_.groups;
    request.redirect_addresses = job_.addresses;
    const Value values = value_["params"];
    if (values && !values.is(Kind::object) && !values.is(Kind::null)) {
      fail(kInvalidData, "`params` is not an object");
      return;
    }
    for (const Value member : values) {
      if (!member.hidden()) {
        request.values.set(member.key(), parameter(member));
      }
    }
  }

  const json::Document& document_;
  Value value_;
  Job& job_;
  std::optional<Problem> problem_;
};

void append_list(std::string& line, std::string_view key, bool& first) {
  line.append(first ? "{" : "],").append("\"").append(key).append("\":[");
  first = false;
}

void append_record(std::string& line, const zone::RecordView& record) {
  if (line.back() != '[') line += ',';
  zone::append_json(line, record);
}

std::string answer_line(const Job& job, const Change& change) {
  std::string line;
  constexpr std::size_t kRecord = 80;  // about
  line.reserve(
      (2 * change.added.size() + change.removed.size() + job.zone.size() + 1) *
      kRecord);
  bool first = true;
  append_list(line, "new", first);
  for (const Added& a : change.added) append_record(line, a.record);
  append_list(line, "deleted", first);
  for (const Removed& r : change.removed) {
    append_record(line, job.zone[r.id]);
  }
  append_list(line, "final", first);
  for (const Added& a : change.added) append_record(line, a.record);
  auto next_removed = change.removed.begin();  // both are in the zone's order
  for (zone::RecordView z : job.zone.records()) {
    if (next_removed != change.removed.end() && next_removed->id == z.id) {
      ++next_removed;
      continue;
    }
    for (const Kept& kept : change.kept) {
      if (kept.id == z.id && kept.ttl) z.ttl = kept.ttl;
    }
    append_record(line, z);
  }
  return line + "]}";
}

std::string answer_by_draft(const json::Document& document, Value job,
                            const NewId& new_id) {
  Job read;
  if (const auto problem = JobReader(document, job, read).read()) {
    return error_line(problem->rule, problem->message);
  }
  std::string id;
  if (read.keeps_state) {
    if (read.instance.id.empty()) {
      id = new_id();
      read.instance.id = id;
    }
    read.request.instance = read.instance;
  }
  const auto change = apply(read.zone, read.request);
  if (change) return answer_line(read, *change);
  std::string message;
  for (const Problem& problem : change.problems()) {
    message += (message.empty() ? "" : "; ") + problem.message;
  }
  return error_line(change.problems().front().rule, message);
}

std::string answer(const json::Document& document, Value job,
                   Semantics semantics, bool is_plain_json,
                   const NewId& new_id) {
  if (!job.is(Kind::object)) {
    return error_line(kInvalidData, "a job is an object");
  }
  switch (semantics) {
    case Semantics::draft_05:
      return answer_by_draft(document, job, new_id);
    case Semantics::domainconnectzone:
      return answer_like_reference(job, is_plain_json, new_id);
  }
  return {};
}

}  // namespace

std::string answer(const json::Document& document, Value job,
                   Semantics semantics, const NewId& new_id) {
  return answer(document, job, semantics, false, new_id);
}

std::string answer(std::string_view job, Semantics semantics,
                   const NewId& new_id) {
  constexpr json::Limits kLimits = {
      .bytes = kMaxJobBytes, .string_bytes = kMaxJobStringBytes, .of = "job"};
  const auto document =
      json::Document::parse({"job", std::string(job)}, kLimits);
  if (!document.problems().empty()) {
    const Problem& problem = document.problems().front();
    if (!document.root() || problem.rule != "json-duplicate-key") {
      const auto place = document.source().position(problem.place.span.begin);
      return error_line(kInvalidData, "column " + std::to_string(place.column) +
                                          ": " + problem.message);
    }
  }
  return answer(document, document.root(), semantics,
                document.problems().empty(), new_id);
}

}  // namespace dct::apply
