// SPDX-License-Identifier: MIT
#include "report/findings/sarif_rules.hpp"

#include <dct/json/writer.hpp>
#include <dct/lint/handbook.hpp>

#include <algorithm>

#include "lint/reference_link.hpp"

namespace dct::report {
namespace {

bool say_the_same(const lint::Rule* a, const lint::Rule* b) {
  if (a == b) return true;
  return a && b && lint::explain_markdown(*a) == lint::explain_markdown(*b);
}

void message(json::Writer& json, const char* key, std::string_view text) {
  json.object(key, [&] { json.text("text", text); });
}

// Where the rule is described, or else the first of its sources.
std::string help_uri(const lint::Rule& rule) {
  std::string docs = lint::docs_address(rule.id);
  if (docs.starts_with("https://")) return docs;
  for (const std::string_view reference : rule.references) {
    std::string url = lint::reference_url(reference);
    if (!url.empty()) return url;
  }
  return {};
}

void describe(json::Writer& json, const lint::Rule& rule) {
  message(json, "shortDescription", rule.title);
  message(json, "fullDescription", rule.why.empty() ? rule.title : rule.why);
  json.object("help", [&] {
    json.text("text", lint::explain(rule));
    json.text("markdown", lint::explain_markdown(rule));
  });
  json.object("defaultConfiguration", [&] {
    if (rule.severity == diagnostic::Severity::off) {
      json.flag("enabled", false);
    } else {
      json.text("level", sarif_level(rule.severity));
    }
  });
  const std::string help = help_uri(rule);
  if (!help.empty()) json.text("helpUri", help);
  json.object("properties",
              [&] { json.array("tags", [&] { json.text(rule.family); }); });
}

}  // namespace

std::string_view sarif_level(diagnostic::Severity severity) {
  return severity == diagnostic::Severity::info ? "note" : name(severity);
}

SarifRules::SarifRules(const FindingsReport& report) {
  for (const FileFindings& file : report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      const auto [entry, is_new] =
          index_.try_emplace({file.catalogue.get(), f.rule});
      if (!is_new) continue;
      entry->second =
          add(f.rule, file.catalogue ? file.catalogue->find(f.rule) : nullptr);
    }
  }
}

std::size_t SarifRules::add(std::string_view id, const lint::Rule* rule) {
  const auto known = std::find_if(
      entries_.begin(), entries_.end(),
      [&](const Entry& e) { return e.id == id && say_the_same(e.rule, rule); });
  const auto index = static_cast<std::size_t>(known - entries_.begin());
  if (known == entries_.end()) entries_.push_back({id, rule});
  return index;
}

std::size_t SarifRules::index_of(const FileFindings& file,
                                 const diagnostic::Finding& finding) const {
  return index_.at({file.catalogue.get(), finding.rule});
}

void SarifRules::write(json::Writer& json) const {
  json.array("rules", [&] {
    for (const Entry& e : entries_) {
      json.object([&] {
        json.text("id", e.id);
        if (e.rule) describe(json, *e.rule);
      });
    }
  });
}

}  // namespace dct::report
