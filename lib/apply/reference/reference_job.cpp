// SPDX-License-Identifier: MIT
#include "apply/reference/reference_job.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <utility>
#include <vector>

#include "apply/job_values.hpp"
#include "apply/reference/json_zone.hpp"
#include "apply/reference/reference_application.hpp"
#include "text/letter_case.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using diagnostic::Problem;
using json::Kind;
using json::Value;

/// What Python takes for true.
bool is_true(Value value) {
  switch (value.kind()) {
    case Kind::absent:
    case Kind::null:
      return false;
    case Kind::boolean:
      return value.boolean();
    case Kind::integer:
    case Kind::number:
      return value.number() != 0;
    case Kind::string:
      return !value.string().empty();
    case Kind::array:
    case Kind::object:
      return value.size() > 0;
  }
  return false;
}

bool is_given(Value value) { return value && !value.is(Kind::null); }

/// As JSON, with null for what is not there.
std::string json_of(Value value) { return json::to_json(value); }

/// Reads a job until something is wrong with it: the first problem is the
/// answer.
class ReferenceJob {
 public:
  ReferenceJob(Value job, bool is_plain_json, const NewId& new_id)
      : job_(job), is_plain_json_(is_plain_json), new_id_(new_id) {}

  std::string answer() {
    read_names();
    if (!problem_) read_template();
    if (!problem_) read_lists();
    if (!problem_) read_values();
    if (!problem_) read_zone();
    if (!problem_) {
      Marks marks;
      for (const zone::Id id : zone_.replaced()) {
        marks.add(id, Reason::applied_before, 0);
      }
      for (const zone::Id id : zone_.marked()) {
        marks.add(id, Reason::template_undone, 0);
      }
      result_ = apply_like_reference(zone_, request_, std::move(marks));
      problem_ = std::move(result_.fault);
    }
    if (problem_) return error_line(problem_->rule, problem_->message);
    return answer_line();
  }

 private:
  void fail(std::string_view rule, std::string message) {
    if (!problem_) problem_ = diagnostic::error(rule, std::move(message));
  }

  std::string_view string(std::string_view name) {
    const Value value = job_[name];
    if (is_given(value) && !value.is(Kind::string)) {
      fail(kInvalidData, text::code(name) + " is not a string");
    }
    return value.string();
  }

  /// A member that is a list; absent and null are empty.
  Value list(Value object, std::string_view name) {
    const Value value = object[name];
    if (value.is(Kind::array)) return value;
    if (is_given(value)) {
      fail(kInvalidData, text::code(name) + " is not a list");
    }
    return {};
  }

  void read_names() {
    domain_ = string("domain");
    host_ = string("host");
    if (domain_.empty()) fail(kInvalidData, "`domain` is missing");
  }

  void read_template() {
    const Value tmpl = job_["template"];
    if (!tmpl) {
      if (!job_["template_records"]) {
        fail(kInvalidTemplate,
             "there is neither `template_records` nor `template`");
      }
      read_records(list(job_, "template_records"));
      read_instance(job_, "provider_id", "service_id", "multi_instance");
      return;
    }
    if (!tmpl.is(Kind::object)) {
      fail(kInvalidTemplate, "`template` is not an object");
      return;
    }
    domain_ = text::lower_case(domain_);
    host_ = text::lower_case(host_);
    check_request(tmpl);
    read_records(list(tmpl, "records"));
    read_instance(tmpl, "providerId", "serviceId", "multiInstance");
    if (request_.instance && !is_true(job_["unique_id"])) {
      request_.instance->id = json::quoted(new_id_());
    }
  }

  // Whether a signature is good only the key in the DNS can say.
  void check_request(Value tmpl) {
    if (is_true(tmpl["hostRequired"]) && host_.empty()) {
      fail(kHostRequired,
           "the template has hostRequired: it is applied to a host below the "
           "domain, and none is given");
    }
    const bool is_signed =
        is_true(job_["qs"]) && is_true(job_["sig"]) && is_true(job_["key"]);
    if (is_true(tmpl["syncPubKeyDomain"]) &&
        !is_true(job_["ignore_signature"]) && !is_signed) {
      fail(kInvalidSignature,
           "the template has syncPubKeyDomain, and the request is not signed");
    }
  }

  void read_records(Value records) {
    records_.assign(records.begin(), records.end());
    request_.records = records_;
  }

  void read_instance(Value from, std::string_view provider_id,
                     std::string_view service_id,
                     std::string_view multi_instance) {
    if (!is_true(job_["multi_aware"])) return;
    ReferenceInstance& instance = request_.instance.emplace();
    instance.id = json_of(job_["unique_id"]);
    instance.provider_id = json_of(from[provider_id]);
    instance.service_id = json_of(from[service_id]);
    // A null host stays null.
    instance.host = is_given(job_["host"]) ? json::quoted(host_) : "null";
    instance.multi_instance = is_true(from[multi_instance]);
  }

  void read_lists() {
    for (const Value group : list(job_, "group_ids")) {
      groups_.push_back(json::to_json(group));
    }
    if (groups_.size() > kMaxApplied) {
      fail(kInvalidData, "the request has " + std::to_string(groups_.size()) +
                             " groups; no template has so many");
    }
    request_.groups = groups_;
    request_.redirect_records = list(job_, "redirect_records");
    request_.domain = domain_;
    request_.host = host_;
  }

  void read_values() {
    const Value values = job_["params"];
    if (is_given(values) && !values.is(Kind::object)) {
      fail(kInvalidData, "`params` is not an object");
      return;
    }
    for (const Value member : values) {
      if (member.hidden()) continue;
      const Value value = first_value(member);
      if (value.is(Kind::string)) {
        values_.set(member.key(), value.string());
      } else if (is_given(value)) {
        request_.odd_values = values;
      }
    }
    request_.values = &values_;
  }

  void read_zone() {
    const Value records = list(job_, "zone_records");
    if (problem_) return;
    if (auto why = zone_.read(records, is_plain_json_)) {
      fail(kInvalidData, *std::move(why));
    }
  }

  void append_new(std::string& line, const NewRecord& r) const {
    json::Writer json(line);
    const auto number = [&json](std::string_view key, const std::string& text) {
      if (!text.empty()) json.raw(key, text);
    };
    json.object([&] {
      json.text("type", r.type);
      json.text("name", r.name);
      json.text("data", r.data);
      number("ttl", r.ttl);
      if (!r.service.empty()) {
        json.text("protocol", r.protocol);
        json.text("service", r.service);
      }
      number("priority", r.priority);
      number("weight", r.weight);
      number("port", r.port);
      if (request_.instance) append_state(json, r);
    });
  }

  void append_state(json::Writer& json, const NewRecord& r) const {
    const ReferenceInstance& instance = *request_.instance;
    const Value essential = (*r.source)["essential"];
    json.object("_dc", [&] {
      json.raw("id", instance.id);
      json.raw("providerId", instance.provider_id);
      json.raw("serviceId", instance.service_id);
      json.raw("host", instance.host);
      if (essential) {
        json.value("essential", essential);
      } else {
        json.text("essential", "Always");
      }
    });
  }

  void append_zone_record(std::string& line, zone::Id id) const {
    if (line.back() != '[') line += ',';
    zone_.append_json(line, id);
  }

  std::string answer_line() {
    constexpr std::size_t kRecord = 100;  // about
    std::string line = R"({"new":[)";
    line.reserve(2 * zone_.bytes() + 2 * kRecord * (result_.added.size() + 1));
    const std::size_t begin = line.size();
    for (const NewRecord& r : result_.added) {
      if (line.size() > begin) line += ',';
      append_new(line, r);
    }
    const std::size_t end = line.size();
    line += R"(],"deleted":[)";
    const std::vector<Removed> removed = std::move(result_.marks).sorted();
    for (const Removed& r : removed) append_zone_record(line, r.id);
    line += R"(],"final":[)";
    line.append(line, begin, end - begin);
    auto next = removed.begin();  // both are in the zone's order
    for (zone::Id id = 0; id < zone_.size(); ++id) {
      if (next != removed.end() && next->id == id) {
        ++next;
      } else {
        append_zone_record(line, id);
      }
    }
    return line += "]}";
  }

  Value job_;
  bool is_plain_json_;
  const NewId& new_id_;
  std::string domain_;
  std::string host_;
  std::vector<Value> records_;
  std::vector<std::string> groups_;
  VariableValues values_;
  JsonZone zone_;
  ReferenceRequest request_;
  ReferenceResult result_;
  std::optional<Problem> problem_;
};

}  // namespace

std::string answer_like_reference(Value job, bool is_plain_json,
                                  const NewId& new_id) {
  return ReferenceJob(job, is_plain_json, new_id).answer();
}

}  // namespace dct::apply
