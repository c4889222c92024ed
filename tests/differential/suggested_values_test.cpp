// SPDX-License-Identifier: MIT

/// Values that are made up let every real template be tried.

#include <dct/apply/apply.hpp>
#include <dct/apply/sample_values.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>

#include "support/files.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::vector<std::string> groups_of(const templates::Template& tmpl) {
  std::vector<std::string> groups;
  for (const templates::Record& r : tmpl.records) {
    const std::string group(r.group());
    if (!group.empty() &&
        std::find(groups.begin(), groups.end(), group) == groups.end()) {
      groups.push_back(group);
    }
  }
  return groups;
}

/// Why a template can be applied neither as a whole nor group by group; empty:
/// it can.
std::string obstacle(const templates::Template& tmpl) {
  const zone::Zone zone("example.com");
  const apply::RedirectAddress address{.address = "192.0.2.80"};
  apply::Request request{.records = tmpl.records,
                         .domain = "example.com",
                         .host_required = tmpl.host_required.boolean(),
                         .redirect_addresses = {&address, 1}};
  if (request.host_required) request.host = "sample";
  for (const auto& s : apply::sample_values(tmpl.records, {}, {})) {
    request.values.set(s.variable, s.value);
  }
  const auto whole = apply::apply(zone, request);
  if (whole) return {};
  const auto groups = groups_of(tmpl);
  for (const std::string& group : groups) {
    const std::vector<std::string> one = {group};
    request.groups = one;
    const auto part = apply::apply(zone, request);
    if (!part) return part.why();
  }
  return groups.empty() ? whole.why() : "";
}

}  // namespace

TEST_CASE("every real template can be tried with made-up values",
          "[suggested]") {
  const auto folder = shared("registry");
  if (!have(folder)) return;
  constexpr std::size_t kMost = 10;
  std::size_t failed = 0;
  for (const auto& file : templates_in(folder)) {
    const auto document =
        json::Document::parse({file.filename().string(), read(file)});
    const std::string why = obstacle(templates::read_template(document));
    if (why.empty()) continue;
    ++failed;
    std::cout << file.filename().string() << " can't be tried: " << why << "\n";
  }
  CHECK(failed <= kMost);
}
