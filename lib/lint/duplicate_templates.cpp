// SPDX-License-Identifier: MIT
#include <dct/lint/duplicate_templates.hpp>

#include <map>

#include "lint/located.hpp"
#include "text/quote.hpp"

namespace dct::lint {

using json::Kind;
using json::Value;

std::vector<std::vector<diagnostic::Finding>> find_duplicate_templates(
    std::span<const json::Document* const> documents, const Linter& linter) {
  std::map<std::pair<std::string, std::string>, const json::Document*> seen;
  std::vector<std::vector<diagnostic::Finding>> findings(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Value root = documents[i]->root();
    const Value provider = root["providerId"];
    const Value service = root["serviceId"];
    if (!provider.is(Kind::string) || !service.is(Kind::string)) continue;
    const auto [first, is_new] = seen.try_emplace(
        {std::string(provider.string()), std::string(service.string())},
        documents[i]);
    if (is_new) continue;
    const Value other = first->second->root()["serviceId"];
    const text::Source& other_source = first->second->source();
    const diagnostic::Problem problem{
        .rule = "duplicate-template",
        .place = {service.span(), service.node()},
        .message = "providerId " + text::quote(provider.string()) +
                   " and serviceId " + text::quote(service.string()) +
                   " are those of " + text::quote(other_source.name(), 200) +
                   " too; providers keep only one of the two",
        .help = "give one of them another serviceId",
        .notes = {{.message = "the first one",
                   .place = located(other.span(), other_source)}}};
    findings[i] = linter.complete(*documents[i], {&problem, 1});
  }
  return findings;
}

}  // namespace dct::lint
