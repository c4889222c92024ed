// SPDX-License-Identifier: MIT
#include <dct/apply/failure.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dct::apply {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames =
    {{{kInvalidData, "InvalidData"},
      {kInvalidTemplate, "InvalidTemplate"},
      {kMissingParameter, "MissingParameter"},
      {kHostRequired, "HostRequired"},
      {kInvalidSignature, "InvalidSignature"},
      {kTypeError, "TypeError"}}};

}  // namespace

std::string_view suite_name(std::string_view rule) {
  const auto* found =
      std::find_if(kNames.begin(), kNames.end(),
                   [rule](const auto& n) { return n.first == rule; });
  return found == kNames.end() ? kNames[0].second : found->second;
}

std::string_view missing_variable(const diagnostic::Problem& problem) {
  const bool names_one =
      problem.rule == kMissingParameter && !problem.notes.empty();
  return names_one ? std::string_view(problem.notes.front().message)
                   : std::string_view();
}

}  // namespace dct::apply
