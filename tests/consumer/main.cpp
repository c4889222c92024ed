// SPDX-License-Identifier: MIT
#include <dct/lint.hpp>
#include <iostream>

int main() {
  const dct::Catalogue catalogue;
  const dct::Linter linter{dct::Settings(catalogue)};
  const auto document = dct::json::Document::parse({"t.json", "{\"a\": 1,}"});
  for (const auto& f : linter.lint(document)) std::cout << f.rule << '\n';
}
