// SPDX-License-Identifier: MIT
#include "report/vetting/vetting_html.hpp"

#include <dct/text/ascii.hpp>

#include <array>
#include <set>
#include <utility>

#include "report/html/page_template.hpp"
#include "report/html/source_page.hpp"
#include "report/vetting/registry_page.hpp"
#include "report/vetting/vetting_page.hpp"
#include "report/vetting/vetting_words.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

std::string findings_summary(const vet::Vetting& v) {
  std::array<std::size_t, 3> counts{};
  for (const diagnostic::Finding& f : v.findings) {
    if (f.waived) continue;
    if (f.severity == diagnostic::Severity::error) ++counts[0];
    if (f.severity == diagnostic::Severity::warning) ++counts[1];
    if (f.severity == diagnostic::Severity::info) ++counts[2];
  }
  return text::count(counts[0], "error") + ", " +
         text::count(counts[1], "warning") + ", " +
         text::count(counts[2], "remark");
}

std::string template_page(const vet::Vetting& v, const VettingReport& report,
                          const VettingOptions& options) {
  const auto document = json::Document::parse({v.file, v.source});
  const templates::Template tmpl = templates::read_template(document);
  const VettingPage of{.vetting = v,
                       .tmpl = tmpl,
                       .source = document.source(),
                       .report = report,
                       .options = options};
  PageData page;
  set_first_screen(page, of);
  set_folds(page, of);
  set_losses(page, of);
  page.set("findings_summary", findings_summary(v));
  set_source(page, v.source, v.findings);
  return write_page("vetting.html", std::move(page));
}

/// Another one for each template, whatever they are called: a name that any
/// file system takes.
std::string page_name(const vet::Vetting& v, std::set<std::string>& taken) {
  constexpr std::size_t kLongest = 120;
  std::string stem;
  for (const char c : v.title.substr(0, kLongest)) {
    const bool kept = text::is_alnum(c) || c == '-' || c == '.';
    stem += kept ? text::to_lower(c) : '_';
  }
  if (stem.starts_with('.')) stem.insert(0, "_");
  std::string name = stem + ".html";
  for (unsigned n = 2; !taken.insert(name).second; ++n) {
    name = stem + "~" + std::to_string(n) + ".html";
  }
  return name;
}

}  // namespace

std::string write_vetting_html(const VettingReport& report,
                               const VettingOptions& options) {
  if (report.examinations.size() == 1) {
    return template_page(report.examinations.front(), report, options);
  }
  std::vector<RegistryRow> rows;
  for (const vet::Vetting* v : ranked(report)) rows.push_back({v});
  return write_registry_page(rows, options);
}

void write_pages(const VettingReport& report, const VettingOptions& options,
                 const PageTaker& take) {
  std::vector<RegistryRow> rows;
  std::set<std::string> taken = {"index.html"};
  for (const vet::Vetting* v : ranked(report)) {
    rows.push_back({v, page_name(*v, taken)});
  }
  take("index.html", write_registry_page(rows, options));
  for (const RegistryRow& row : rows) {
    take(row.page, template_page(*row.vetting, report, options));
  }
}

}  // namespace dct::report
