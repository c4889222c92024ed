// SPDX-License-Identifier: MIT
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
  json.text("change", kSigns[static_cast<std::size_t>(line.sign)]);
  json.object("record", [&] { record_members(json, line.record); });
  if (line.new_ttl) json.number("newTtl", *line.new_ttl);
  if (line.number == 0) {
    json.null("templateRecord");
  } else {
    json.number("templateRecord", line.number);
  }
  if (line.rule) {
    json.text("rule", apply::name(*line.rule));
  } else {
    json.null("rule");
  }
  json.text("why", line.why);
}

void error_members(json::Writer& json, const apply::Error& error) {
  json.text("error", apply::name(error.kind));
  json.text("message", error.message);
  if (error.number > 0) json.number("templateRecord", error.number);
  if (!error.field.empty()) json.text("field", error.field);
  if (!error.variable.empty()) json.text("variable", error.variable);
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

}  // namespace

std::string write_change_json(const Simulation& simulation) {
  const apply::Result& result = simulation.result;
  std::string out;
  json::Writer json(out);
  json.object([&] {
    json.text("template", simulation.title);
    json.text("domain", simulation.domain);
    json.text("host", simulation.host);
    json.array("groups", [&] {
      for (const std::string& group : simulation.groups) json.text(group);
    });
    if (simulation.request) {
      json.object("request",
                  [&] { request_members(json, *simulation.request); });
    }
    json.array("errors", [&] {
      for (const apply::Error& error : result.errors) {
        json.object([&] { error_members(json, error); });
      }
    });
    json.array("changes", [&] {
      if (!result.errors.empty()) return;
      for (const ChangeLine& line : change_lines(simulation)) {
        json.object([&] { change_members(json, line); });
      }
    });
    json.array("remarks", [&] {
      for (const apply::Remark& remark : result.change.remarks) {
        json.object([&] {
          json.number("templateRecord", remark.number);
          json.text("message", remark.message);
        });
      }
    });
    json.array("final", [&] {
      if (!result.errors.empty()) return;
      const zone::Zone after = apply::after(simulation.zone, result.change);
      for (const zone::RecordView& record : after.records()) {
        json.object([&] { record_members(json, record); });
      }
    });
  });
  return out + "\n";
}

}  // namespace dct::report
