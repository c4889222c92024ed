// SPDX-License-Identifier: MIT
#include "template/subject.hpp"

#include "text/quote.hpp"

namespace dct::templates {

std::string subject(const Record& record) {
  constexpr std::size_t kLongestType = 20;  // of a type that is none
  const std::string number = "record " + std::to_string(record.number);
  return record.type_name.empty()
             ? number
             : text::shorten(record.type_name, kLongestType) + " " + number;
}

}  // namespace dct::templates
