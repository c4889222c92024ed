// SPDX-License-Identifier: MIT

/// The JSON lines of the registry's older linter, for the scripts that read
/// them: `level`, `code` and `dctl_note` above all. A finding for which it has
/// no code carries the rule's id in the place of the code, so that no script
/// loses it. It knew no waivers and no policies: a waived finding is one of
/// level info, and its reason and the policy are members of their own.

#include "report/findings/findings_dctl.hpp"

#include <dct/json/writer.hpp>

namespace dct::report {
namespace {

std::string_view level(const diagnostic::Finding& f) {
  if (f.waived) return name(diagnostic::Severity::info);
  return f.severity == diagnostic::Severity::warning ? "warn"
                                                     : name(f.severity);
}

std::string line(const FileFindings& file, const diagnostic::Finding& f,
                 std::string_view code) {
  std::string out;
  json::Writer json(out);
  json.object([&] {
    json.text("level", level(f));
    json.text("template", f.place.file);
    if (f.place.record > 0) {
      json.text("groupid", f.record_group);
      json.number("record", f.place.record);
      json.text("type", f.record_type);
      json.text("host", f.record_host);
    }
    json.text("code", code);
    json.text("dctl_note",
              f.help.empty() ? f.message : f.message + " - " + f.help);
    if (f.waived) json.text("waived", *f.waived);
    if (!file.judgement.policy.empty()) {
      json.text("policy", file.judgement.policy);
    }
  });
  return out + "\n";
}

}  // namespace

std::string write_dctl(const FindingsReport& report, const FindingsOptions&) {
  std::string out;
  for (const FileFindings& file : report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      if (f.aliases.empty()) out += line(file, f, f.rule);
      for (const std::string& alias : f.aliases) out += line(file, f, alias);
    }
  }
  return out;
}

}  // namespace dct::report
