// SPDX-License-Identifier: MIT
#include "dct-vet/vet_outputs.hpp"

#include <dct/text/suggest.hpp>

#include <filesystem>

#include "cli/output.hpp"
#include "cli/write.hpp"
#include "dct-vet/vet_options.hpp"

namespace dct::tools {
namespace {

namespace fs = std::filesystem;

VetOutput read_output(const std::string& text) {
  const std::size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  if (colon == std::string::npos || colon + 1 == text.size()) {
    throw Trouble("--output " + text +
                  ": write a format, a colon and a file, as in "
                  "html:vetting.html");
  }
  VetOutput output{report::vetting_format_named(name), text.substr(colon + 1)};
  if (output.path == "-") {
    throw Trouble("--output " + text +
                  ": the format of standard output is that of --format");
  }
  if (!output.format) {
    std::vector<std::string_view> names;
    for (const auto& f : report::vetting_formats()) names.push_back(f.name);
    const std::string hint = text::did_you_mean(name, names);
    throw Trouble("--output " + text + ": there is no format " + name +
                  (hint.empty() ? "" : "; " + hint));
  }
  if (name != "html" && (output.is_folder() || fs::is_directory(output.path))) {
    throw Trouble("--output " + text +
                  ": only html is written to a folder, a page a template; "
                  "name a file");
  }
  if (fs::is_directory(output.path) && !output.is_folder()) output.path += '/';
  return output;
}

bool write_one(const std::string& path, const std::string& text) {
  const auto problem = write_file(path, text);
  if (problem) complain(kVet, problem->message);
  return !problem;
}

bool write_folder(const VetOutput& output, const report::VettingReport& report,
                  const report::VettingOptions& options) {
  std::error_code error;
  fs::create_directories(output.path, error);
  if (error) {
    complain(kVet, "cannot make " + output.path + ": " + error.message());
    return false;
  }
  bool written = true;
  report::write_pages(
      report, options, [&](const std::string& name, const std::string& text) {
        // One failure says enough.
        written = written && write_one(output.path + name, text);
      });
  return written;
}

}  // namespace

std::vector<VetOutput> read_outputs(const std::vector<std::string>& texts) {
  std::vector<VetOutput> outputs;
  for (const std::string& text : texts) outputs.push_back(read_output(text));
  return outputs;
}

void keep_inputs(const std::vector<VetOutput>& outputs,
                 const std::vector<Input>& inputs) {
  for (const VetOutput& output : outputs) {
    for (const Input& input : inputs) {
      std::error_code ignored;
      if (input.path != "-" &&
          fs::equivalent(input.path, output.path, ignored)) {
        throw Trouble("--output: " + output.path + " is one of the templates");
      }
    }
  }
}

bool write_outputs(const std::vector<VetOutput>& outputs,
                   const report::VettingReport& report,
                   const report::VettingOptions& options) {
  bool written = true;
  for (const VetOutput& output : outputs) {
    const bool done =
        output.is_folder()
            ? write_folder(output, report, options)
            : write_one(output.path,
                        report::write(report, *output.format, options));
    written = written && done;
  }
  return written;
}

}  // namespace dct::tools
