// SPDX-License-Identifier: MIT
#pragma once

/// A template on a zone, for tests of apply/.

#include <dct/apply/apply.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::test {

/// A template's records on a zone of example.com.
struct Application {
  /// @param json_records  `{"type": "A", ...}, {...}`
  /// @param master        a master file
  Application(const std::string& json_records, std::string_view master,
              apply::Semantics semantics = apply::Semantics::draft_05);
  // Its request views it.
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  diagnostic::Result<apply::Change> run() const;

  /// "www A 192.0.2.1 (1 cname)", a line for each record that is removed.
  std::string removed(const apply::Change& change) const;

  json::Document document;
  templates::Template tmpl;
  zone::Zone zone;
  apply::Request request;
};

/// "invalid-data 1 pointsTo: message", a line for each problem.
std::string lines_of(const std::vector<diagnostic::Problem>& problems);

}  // namespace dct::test
