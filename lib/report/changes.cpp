// SPDX-License-Identifier: MIT
#include <dct/report/changes.hpp>

#include "text/quote.hpp"

namespace dct::report {
namespace {

constexpr std::size_t kMaxShown = 4096;  // of a text, in characters

}  // namespace

std::string presentation(const zone::RecordView& record) {
  std::string text;
  if (!record.service.empty()) {
    text += text::printable(record.service) + "." +
            text::printable(record.protocol) + " ";
  }
  for (const auto& number : {record.priority, record.weight, record.port}) {
    if (number) text += std::to_string(*number) + " ";
  }
  return text + (record.type == "TXT" ? text::quote(record.data, kMaxShown)
                                      : text::printable(record.data));
}

}  // namespace dct::report
