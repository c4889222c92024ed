// SPDX-License-Identifier: MIT

/// Our own JSON; schema/report.schema.json describes it.

#include "report/findings/findings_json.hpp"

#include <dct/json/writer.hpp>
#include <dct/lint/handbook.hpp>
#include <dct/version.hpp>

namespace dct::report {
namespace {

void write_text_or_null(json::Writer& json, const char* name,
                        const std::string& text) {
  if (text.empty()) {
    json.null(name);
  } else {
    json.text(name, text);
  }
}

void write_file(json::Writer& json, const FileFindings& file) {
  json.object([&] {
    json.text("file", file.source->name());
    write_text_or_null(json, "profile", file.judgement.profile);
    write_text_or_null(json, "policy", file.judgement.policy);
    json.flag("policyFound", file.judgement.policy_is_found);
  });
}

void write_edit(json::Writer& json, const text::Source& source,
                const diagnostic::Edit& edit) {
  const text::Position begin = source.position(edit.span.begin);
  const text::Position end = source.position(edit.span.end);
  json.object([&] {
    json.number("line", begin.line);
    json.number("column", begin.column);
    json.number("endLine", end.line);
    json.number("endColumn", end.column);
    json.text("replacement", edit.replacement);
  });
}

void write_finding(json::Writer& json, const FileFindings& file,
                   const diagnostic::Finding& f) {
  json.object([&] {
    json.text("file", f.place.file);
    json.text("rule", f.rule);
    json.array("aliases", [&] {
      for (const std::string& alias : f.aliases) json.text(alias);
    });
    json.text("severity", name(f.severity));
    json.text("message", f.message);
    json.text("help", f.help);
    json.text("pointer", f.place.pointer);
    json.number("line", f.place.begin.line);
    json.number("column", f.place.begin.column);
    json.number("endLine", f.place.end.line);
    json.number("endColumn", f.place.end.column);
    if (f.place.record > 0) {
      json.number("record", f.place.record);
    } else {
      json.null("record");
    }
    json.flag("waived", f.waived.has_value());
    if (f.waived) json.text("reason", *f.waived);
    write_text_or_null(json, "policy", file.judgement.policy);
    json.text("docs", lint::docs_address(f.rule));
    json.array("fix", [&] {
      for (const diagnostic::Edit& edit : f.fix) {
        write_edit(json, *file.source, edit);
      }
    });
  });
}

}  // namespace

std::string write_jsonl(const FindingsReport& report, const FindingsOptions&) {
  std::string out;
  for (const FileFindings& file : report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      json::Writer json(out);
      write_finding(json, file, f);
      out += '\n';
    }
  }
  return out;
}

std::string write_json(const FindingsReport& report, const FindingsOptions&) {
  std::string out;
  json::Writer json(out);
  const FindingCounts t = count_findings(report);
  json.object([&] {
    json.text("version", kVersion);
    json.array("findings", [&] {
      for (const FileFindings& file : report.files) {
        for (const diagnostic::Finding& f : file.findings)
          write_finding(json, file, f);
      }
    });
    json.array("files", [&] {
      for (const FileFindings& file : report.files) write_file(json, file);
    });
    json.object("summary", [&] {
      json.number("files", t.files);
      json.number("errors", t.errors);
      json.number("warnings", t.warnings);
      json.number("infos", t.infos);
      json.number("waived", t.waived);
      json.number("hidden", t.hidden);
    });
  });
  return out + "\n";
}

}  // namespace dct::report
