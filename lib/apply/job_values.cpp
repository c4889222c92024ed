// SPDX-License-Identifier: MIT
#include "apply/job_values.hpp"

#include <dct/apply/failure.hpp>
#include <dct/json/writer.hpp>

namespace dct::apply {

std::string error_line(std::string_view rule, std::string_view message) {
  std::string line;
  json::Writer json(line);
  json.object([&] {
    json.text("error", suite_name(rule));
    json.text("message", message);
  });
  return line;
}

json::Value first_value(json::Value value) {
  return value.is(json::Kind::array) ? value[std::size_t{0}] : value;
}

}  // namespace dct::apply
