// SPDX-License-Identifier: MIT
#include <dct/lint/baseline.hpp>
#include <dct/text/ascii.hpp>
#include <dct/vet/examination.hpp>

#include "text/sha256.hpp"

namespace dct::vet {
namespace {

/// Of a larger text only the beginning is here.
std::string hash_of(std::string_view text) {
  if (text.size() > json::kMaxBytes) return {};
  return text::hex(text::sha256(text));
}

Exposure exposure_of(const templates::Template& tmpl,
                     const ExamineOptions& options) {
  static const std::vector<zone::SampleZone> all = zone::sample_zones();
  return examine_exposure(tmpl, options.zones.empty() ? all : options.zones,
                          options.table);
}

void compare_with_base(const json::Document& document,
                       const templates::Template& tmpl,
                       const ExamineOptions& options, Vetting& result) {
  const templates::Template old = templates::read_template(*options.base);
  result.revision =
      compare({old, exposure_of(old, options)}, {tmpl, result.exposure});
  result.revision->sha256 =
      text::hex(text::sha256(options.base->source().text()));
  for (diagnostic::Finding& f :
       lint::judge_version(document, *options.base, options.linter)) {
    result.findings.insert(result.findings.begin(), std::move(f));
  }
}

void find_losses(const json::Document& document,
                 const templates::Template& tmpl, const ExamineOptions& options,
                 Vetting& result) {
  CustomerLosses found = find_customer_losses(
      tmpl, {.zones = options.zones, .thorough = options.thorough});
  result.losses = std::move(found.losses);
  result.losses_cut = std::move(found.cut);
  for (UseProblem& tried : found.problems) {
    auto findings = options.linter.complete(document, {&tried.problem, 1});
    if (findings.empty()) continue;  // the rule is off
    result.findings.push_back(std::move(findings.front()));
    result.tried.push_back(std::move(tried));
  }
}

void judge_key(const json::Document& document, const ExamineOptions& options,
               Vetting& result) {
  result.identity.key =
      read_key_answer(*options.key, result.identity.key_domain);
  for (diagnostic::Finding& f :
       rules::judge_key(document, *options.key, options.linter)) {
    result.findings.push_back(std::move(f));
  }
}

}  // namespace

const TemplateUse* use_of(const Vetting& vetting,
                          const diagnostic::Finding& finding) {
  for (const UseProblem& tried : vetting.tried) {
    if (tried.problem.rule == finding.rule &&
        tried.problem.message == finding.message) {
      return &tried.use;
    }
  }
  return nullptr;
}

Vetting examine(const json::Document& document, std::string_view file_name,
                const ExamineOptions& options) {
  const templates::Template tmpl = templates::read_template(document);
  Vetting result{.file = document.source().name(),
                 .source = std::string(document.source().text()),
                 .sha256 = hash_of(document.source().text()),
                 .title = std::string(tmpl.provider_id.string()) + "." +
                          std::string(tmpl.service_id.string()),
                 .version = std::string(tmpl.version.token()),
                 .identity = identify(tmpl),
                 .exposure = exposure_of(tmpl, options),
                 .consent = options.zones.empty()
                                ? preview_consent(tmpl)
                                : preview_consent(tmpl, options.zones),
                 .findings = options.linter.lint(document, file_name)};
  const auto line_of = [&](unsigned record) {
    const json::Value value = tmpl.records[record - 1].value;
    return static_cast<unsigned>(
        document.source().position(value.span().begin).line);
  };
  for (CarriedOut& done : result.exposure.carried_out) {
    done.line = line_of(done.record);
  }
  result.other_reach = find_other_reach(tmpl, result.exposure);
  for (OtherReach& reach : result.other_reach) {
    reach.line = line_of(reach.record);
  }
  find_losses(document, tmpl, options, result);
  if (options.known) options.known->ask_about(result.identity);
  if (options.key) judge_key(document, options, result);
  if (options.history) {
    result.identity.history = *options.history;
    ask_about_author(result.identity);
  }
  if (options.against) result.collisions = options.against->collide(tmpl);
  if (options.base) compare_with_base(document, tmpl, options, result);
  return result;
}

}  // namespace dct::vet
