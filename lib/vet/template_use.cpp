// SPDX-License-Identifier: MIT
#include <dct/vet/template_use.hpp>

#include <array>

#include "text/quote.hpp"
#include "vet/request_words.hpp"
#include "vet/shell_word.hpp"

namespace dct::vet {
namespace {

std::string group_of(const UseRequest& request) {
  return request.groups.empty() ? "the whole template"
                                : text::quote(request.groups.front());
}

}  // namespace

std::string_view name(Again again) {
  constexpr std::array<std::string_view, 4> kNames = {
      "", "same-values", "other-values", "other-instance"};
  return kNames[static_cast<std::size_t>(again)];
}

std::string describe(const TemplateUse& use) {
  switch (use.again) {
    case Again::same_values:
      return "when it is applied again";
    case Again::other_values:
      return "when it is applied again with other values";
    case Again::other_instance:
      return "when a second instance is applied with other values";
    case Again::no:
      break;
  }
  if (use.requests.size() < 2) return {};
  std::string earlier;
  for (std::size_t i = 0; i + 1 < use.requests.size(); ++i) {
    earlier += (i == 0 ? "" : " and then ") + group_of(use.requests[i]);
  }
  return "when " + group_of(use.requests.back()) + " is applied after " +
         earlier;
}

std::string command(const TemplateUse& use, std::string_view file) {
  const bool state = use.again == Again::other_instance;
  std::string line;
  for (std::size_t i = 0; i < use.requests.size(); ++i) {
    const bool last = i + 1 == use.requests.size();
    line += "dct-simulate --template " + shell_word(file) + " --zone " +
            (i == 0 ? "sample:" + shell_word(use.zone) : "-") + " --suggest" +
            request_words(use.requests[i], use.host);
    if (state) line += " --state --instance " + std::to_string(i + 1);
    if (!last) line += " --format zone | ";
  }
  if (use.requests.size() == 1 && use.again != Again::no) line += " --twice";
  return line;
}

}  // namespace dct::vet
