// SPDX-License-Identifier: MIT
#include "vet/request_words.hpp"

#include "vet/shell_word.hpp"

namespace dct::vet {

std::string request_words(const UseRequest& request, std::string_view host) {
  std::string words;
  if (!host.empty()) words += " --host " + shell_word(host);
  for (const std::string& group : request.groups) {
    words += " --group " + shell_word(group);
  }
  for (const auto& [name, value] : request.values) {
    words += " --set " + shell_word(name + "=" + value);
  }
  return words;
}

}  // namespace dct::vet
