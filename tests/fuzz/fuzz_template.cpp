// SPDX-License-Identifier: MIT

/// Any bytes as a template: linted, repaired, reported in every format.

#include <dct/lint/fix.hpp>
#include <dct/report/findings.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dct;
  static const auto linter = lint::Linter::create();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto document = json::Document::parse({"t.json", text});
  const report::FindingsReport report{
      .files = {{&document.source(), linter->lint(document, "t.json")}}};
  for (const auto& format : report::findings_formats()) {
    if (report::write(report, format.format).empty()) std::abort();
  }
  const auto once = lint::fix(*linter, {"t.json", text}, "t.json");
  const auto twice = lint::fix(*linter, {"t.json", once.text}, "t.json");
  if (twice.text != once.text) std::abort();
  return 0;
}
