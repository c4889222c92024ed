// SPDX-License-Identifier: MIT
#include <dct/diagnostic/severity.hpp>

namespace dct::diagnostic {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::off:
      return "off";
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

std::optional<Severity> severity_named(std::string_view text) {
  for (const Severity s :
       {Severity::off, Severity::info, Severity::warning, Severity::error}) {
    if (text == name(s)) return s;
  }
  return std::nullopt;
}

}  // namespace dct::diagnostic
