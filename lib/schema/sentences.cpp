// SPDX-License-Identifier: MIT
#include "schema/sentences.hpp"

#include <string>

namespace dct::schema {
namespace {

struct Phrase {
  std::string_view begins;
  Keyword keyword;
};
constexpr Phrase kPhrases[] = {
    {"Missing required property '", Keyword::required},
    {"Value type not permitted", Keyword::type},
    {"Failed to match expected value set by 'const'", Keyword::constant},
    {"Failed to match against any enum values", Keyword::enumeration},
    {"Failed to match regex", Keyword::pattern},
    {"Expected number ", Keyword::range},
    {"String should be no ", Keyword::length},
    {"Array should contain no ", Keyword::length},
    {"Object should have no ", Keyword::length},
    {"Object contains a property that could not be validated",
     Keyword::unknown_member},
    {"Failed to validate against any child schemas allowed by oneOf",
     Keyword::one_of},
    {"Failed to validate against exactly one child schema", Keyword::one_of},
    {"Failed to validate against any schemas allowed by anyOf",
     Keyword::any_of},
    {"Target should not validate", Keyword::negation},
    {"Failed to any values against subschema in 'contains'", Keyword::contains},
};

std::string between_quotes(std::string_view sentence) {
  const std::size_t end = sentence.rfind('\'');
  const std::size_t begin = sentence.find(": '") != std::string_view::npos
                                ? sentence.find(": '") + 3
                                : sentence.find('\'') + 1;
  return end > begin ? std::string(sentence.substr(begin, end - begin))
                     : std::string();
}

// "Expected number less than or equal to 65535.000000" -> "less than or equal
// to 65535"
std::string bound(std::string_view sentence) {
  for (const std::string_view lead :
       {"Expected number ", "String should be ", "Array should contain ",
        "Object should have "}) {
    if (sentence.starts_with(lead)) sentence.remove_prefix(lead.size());
  }
  std::string result(sentence);
  if (const auto dot = result.find(".000000"); dot != std::string::npos) {
    result.erase(dot, 7);
  }
  if (result.ends_with('.')) result.pop_back();
  return result;
}

}  // namespace

bool is_echo(std::string_view sentence) {
  return sentence.starts_with("Failed to validate against child schema #") ||
         sentence.starts_with("Failed to validate item #") ||
         sentence.starts_with("Failed to validate against schema associated") ||
         sentence.starts_with("Failed to validate against a conditional") ||
         sentence.starts_with("Failed to validate against additional") ||
         sentence.starts_with("Failed to validate against dependent");
}

BrokenKeyword read_sentence(std::string_view sentence) {
  for (const Phrase& p : kPhrases) {
    if (!sentence.starts_with(p.begins)) continue;
    BrokenKeyword v;
    v.keyword = p.keyword;
    if (p.keyword == Keyword::required ||
        p.keyword == Keyword::unknown_member) {
      v.detail = between_quotes(sentence);
    } else if (p.keyword == Keyword::range || p.keyword == Keyword::length) {
      v.detail = bound(sentence);
    }
    return v;
  }
  return {};
}

}  // namespace dct::schema
