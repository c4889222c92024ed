// SPDX-License-Identifier: MIT
#include "report/changes/change_json.hpp"

#include <dct/json/writer.hpp>

#include <array>

#include "report/changes/change_lines.hpp"

namespace dct::report {
namespace {

constexpr std::array<const char*, 4> kSigns = {"removed", "added", "changed",
                                               "kept"};

void record_members(json::Writer& json, const zone::RecordView& record) {
  json.text("type", record.type);
  json.text("name", record.owner);
  json.text("data", record.data);
  if (record.ttl) json.number("ttl", *record.ttl);
  if (record.priority) json.number("priority", *record.priority);
  if (record.weight) json.number("weight", *record.weight);
  if (record.port) json.number("port", *record.port);
  if (!record.service.empty()) json.text("service", record.service);
  if (!record.protocol.empty()) json.text("protocol", record.protocol);
  const zone::TemplateState* state = record.state;
  if (!state) return;
  json.object("_dc", [&] {
    json.text("id", state->id);
    json.text("providerId", state->provider_id);
    json.text("serviceId", state->service_id);
    json.text("host", state->host);
    json.text("essential", state->essential);
  });
}

void change_members(json::Writer& json, const ChangeLine& line) {
  json.text("change", kSigns[static_cast<std::size_t>(line.kind)]);
  json.object("record", [&] { record_members(json, line.record); });
  if (line.new_ttl) json.number("newTtl", *line.new_ttl);
  if (line.number == 0) {
    json.null("templateRecord");
  } else {
    json.number("templateRecord", line.number);
  }
  if (line.reason) {
    json.text("rule", apply::name(*line.reason));
  } else {
    json.null("rule");
  }
  json.text("why", line.why);
}

void error_members(json::Writer& json, const diagnostic::Problem& error) {
  json.text("error", apply::suite_name(error.rule));
  json.text("message", error.message);
  const diagnostic::Place& place = error.place;
  if (place.record > 0) json.number("templateRecord", place.record);
  if (!place.field.empty()) json.text("field", place.field);
  const std::string_view variable = apply::missing_variable(error);
  if (!variable.empty()) json.text("variable", variable);
}

void request_members(json::Writer& json, const RequestVerdict& request) {
  json.flag("refused", request.refused);
  json.flag("verified", request.verified);
  if (!request.key_label.empty()) json.text("key", request.key_label);
  json.array("mistakes", [&] {
    for (const diagnostic::Problem& m : request.problems) {
      json.object([&] {
        json.text("id", m.rule);
        json.text("severity", name(m.severity));
        json.text("message", m.message);
        json.text("help", m.help);
      });
    }
  });
}

void made_up_members(json::Writer& json, const MadeUpValue& value) {
  json.text("option", value.option);
  if (!value.name.empty()) json.text("name", value.name);
  json.text("value", value.value);
  json.text("where", value.where);
}

void loss_members(json::Writer& json, const apply::Loss& loss) {
  json.text("id", loss.id);
  json.text("area", loss.area);
  json.text("grade", loss.grade);
  json.text("name", loss.owner);
  json.text("message", loss.message);
  json.array("records", [&] {
    for (const zone::ResourceRecord& r : loss.records) {
      json.object([&] { record_members(json, r); });
    }
  });
}

}  // namespace

std::string write_change_json(const ChangeReport& report,
                              const ChangeOptions&) {
  const auto& result = report.result;
  std::string out;
  json::Writer json(out);
  json.object([&] {
    json.text("template", report.title);
    json.text("domain", report.domain);
    json.text("host", report.host);
    json.array("groups", [&] {
      for (const std::string& group : report.groups) json.text(group);
    });
    if (!report.made_up.empty()) {
      json.array("madeUp", [&] {
        for (const MadeUpValue& value : report.made_up) {
          json.object([&] { made_up_members(json, value); });
        }
      });
    }
    if (report.request) {
      json.object("request", [&] { request_members(json, *report.request); });
    }
    json.array("errors", [&] {
      for (const diagnostic::Problem& error : result.problems()) {
        json.object([&] { error_members(json, error); });
      }
    });
    json.array("changes", [&] {
      if (!result) return;
      for (const ChangeLine& line : change_lines(report)) {
        json.object([&] { change_members(json, line); });
      }
    });
    json.array("remarks", [&] {
      if (!result) return;
      for (const diagnostic::Problem& remark : result->remarks) {
        json.object([&] {
          json.number("templateRecord", remark.place.record);
          json.text("message", remark.message);
        });
      }
    });
    json.array("losses", [&] {
      for (const apply::Loss& loss : report.losses) {
        json.object([&] { loss_members(json, loss); });
      }
    });
    json.array("final", [&] {
      if (!result) return;
      const zone::Zone after = apply::after(report.zone, *result);
      for (const zone::RecordView& record : after.records()) {
        json.object([&] { record_members(json, record); });
      }
    });
  });
  return out + "\n";
}

}  // namespace dct::report
