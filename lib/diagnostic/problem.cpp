// SPDX-License-Identifier: MIT
#include <dct/diagnostic/problem.hpp>

#include <algorithm>

namespace dct::diagnostic {

Problem problem(std::string_view rule, Severity severity, std::string message,
                std::string help) {
  return {.rule = std::string(rule),
          .message = std::move(message),
          .help = std::move(help),
          .severity = severity};
}

Problem error(std::string_view rule, std::string message, std::string help) {
  return problem(rule, Severity::error, std::move(message), std::move(help));
}

Problem warning(std::string_view rule, std::string message, std::string help) {
  return problem(rule, Severity::warning, std::move(message), std::move(help));
}

Problem info(std::string_view rule, std::string message, std::string help) {
  return problem(rule, Severity::info, std::move(message), std::move(help));
}

bool has_error(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) {
    return p.severity == Severity::error;
  });
}

std::string to_text(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& p : problems) {
    text +=
        std::string(name(p.severity)) + "[" + p.rule + "]: " + p.message + "\n";
    if (!p.help.empty()) text += "  = help: " + p.help + "\n";
  }
  return text;
}

}  // namespace dct::diagnostic
