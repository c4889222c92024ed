// SPDX-License-Identifier: MIT
#include "support/application.hpp"

#include "support/templates.hpp"
#include "support/zones.hpp"

namespace dct::test {

Application::Application(const std::string& json_records,
                         std::string_view master, apply::Semantics semantics)
    : document(parse("{\"records\":[" + json_records + "]}")),
      tmpl(templates::read_template(document)),
      zone(read_master(master).zone) {
  request.records = tmpl.records;
  request.domain = "example.com";
  request.semantics = semantics;
}

diagnostic::Result<apply::Change> Application::run() const {
  return apply::apply(zone, request);
}

std::string Application::removed(const apply::Change& change) const {
  std::string lines;
  for (const apply::Removed& r : change.removed) {
    const zone::RecordView z = zone[r.id];
    lines += std::string(z.owner) + " " + std::string(z.type) + " " +
             std::string(z.data) + " (" + std::to_string(r.number) + " " +
             std::string(apply::name(r.reason)) + ")\n";
  }
  return lines;
}

std::string lines_of(const std::vector<diagnostic::Problem>& problems) {
  std::string lines;
  for (const diagnostic::Problem& p : problems) {
    lines += p.rule + " " + std::to_string(p.place.record) + " " +
             std::string(p.place.field) + ": " + p.message + "\n";
  }
  return lines;
}

}  // namespace dct::test
