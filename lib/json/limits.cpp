// SPDX-License-Identifier: MIT
#include "json/limits.hpp"

#include <algorithm>

#include "text/quote.hpp"

namespace dct::json {
namespace {

void report(Tape& tape, Value value, text::Span span, std::string message,
            std::string help) {
  tape.problems.push_back({.rule = "json-limit-exceeded",
                           .place = {span, value.node()},
                           .message = std::move(message),
                           .help = std::move(help)});
}

std::size_t longest_string(Value value, const Limits& limits) {
  const bool txt_data =
      value.key() == "data" && value.parent()["type"].string() == "TXT";
  return txt_data ? std::max(kMaxTxtDataBytes, limits.string_bytes)
                  : limits.string_bytes;
}

}  // namespace

bool check_limits(Tape& tape, const Limits& limits) {
  bool within = true;
  for (std::uint32_t i = 0; i < tape.nodes.size(); ++i) {
    const Value value(tape, i);
    if (value.key().size() > kMaxStringBytes) {
      within = false;
      report(tape, value, value.key_span(),
             "this key is " + std::to_string(value.key().size()) +
                 " bytes long; the limit is " + std::to_string(kMaxStringBytes),
             "shorten or remove it");
    }
    if (value.string().size() > limits.string_bytes &&
        value.string().size() > longest_string(value, limits)) {
      within = false;
      report(tape, value, value.span(),
             (value.key().empty() ? std::string("this string")
                                  : text::code(value.key())) +
                 " is " + std::to_string(value.string().size()) +
                 " bytes long; the limit is " +
                 std::to_string(longest_string(value, limits)),
             "shorten it");
    }
  }
  const Value records =
      tape.nodes.empty() ? Value() : Value(tape, 0)["records"];
  if (records.is(Kind::array) && records.size() > kMaxRecords) {
    within = false;
    report(tape, records, {records.span().begin, records.span().begin + 1},
           "the template has " + std::to_string(records.size()) +
               " records; the limit is " + std::to_string(kMaxRecords),
           "split the template");
  }
  return within;
}

}  // namespace dct::json
