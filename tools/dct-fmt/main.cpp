// SPDX-License-Identifier: MIT

/// dct-fmt: the layout of templates.

#include "cli/output.hpp"
#include "dct-fmt/fmt_run.hpp"

namespace {

using namespace dct::tools;

int run(int argc, char** argv) {
  CLI::App app(
      "Formats templates: order of properties, indentation, end of line. The "
      "JSON value never changes.",
      kFmtName);
  FormatOptions o;
  add_fmt_options(app, o);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  return format_files(o);
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kFmtName, [argc, argv] { return run(argc, argv); });
}
