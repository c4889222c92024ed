// SPDX-License-Identifier: MIT
#include <dct/lint/linter.hpp>
#include <iostream>

int main() {
  const auto linter = dct::lint::Linter::create();
  const auto document = dct::json::Document::parse({"t.json", "{\"a\": 1,}"});
  for (const auto& f : linter->lint(document)) std::cout << f.rule << '\n';
}
