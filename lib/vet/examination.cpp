// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/vet/examination.hpp>

#include "text/sha256.hpp"

namespace dct::vet {

Vetting examine(const json::Document& document, std::string_view file_name,
                const ExamineOptions& options) {
  const templates::Template tmpl = templates::read_template(document);
  Vetting result{
      .file = document.source().name(),
      .sha256 = text::hex(text::sha256(document.source().text())),
      .title = std::string(tmpl.provider_id.string()) + "." +
               std::string(tmpl.service_id.string()),
      .version = std::string(tmpl.version.token()),
      .exposure = options.zones.empty()
                      ? examine_exposure(tmpl)
                      : examine_exposure(tmpl, options.zones, options.table),
      .findings = options.linter.lint(document, file_name)};
  for (CarriedOut& done : result.exposure.carried_out) {
    const json::Value record = tmpl.records[done.record - 1].value;
    done.line = static_cast<unsigned>(
        document.source().position(record.span().begin).line);
  }
  return result;
}

}  // namespace dct::vet
