// SPDX-License-Identifier: MIT

/// SARIF 2.1.0 (OASIS standard, 27 March 2020); the sections below are its.

#include "report/findings/findings_sarif.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/percent.hpp>
#include <dct/version.hpp>

#include <algorithm>
#include <map>

#include "report/findings/finding_words.hpp"
#include "report/findings/fingerprint.hpp"
#include "report/findings/sarif_rules.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::report {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The bytes of a path as a URI reference (RFC 3986); whatever could end the
// path or begin a scheme is percent-encoded.
std::string uri_of(std::string_view path) {
  return (path.starts_with('/') ? "file://" : "") +
         text::percent_encode(from_here(path), "/");
}

// How long the placeholder is that a text begins with: "{0}" is 3, none is 0.
std::size_t placeholder(std::string_view text) {
  if (!text.starts_with('{')) return 0;
  const std::size_t end = text.find_first_not_of("0123456789", 1);
  return end != text.npos && end > 1 && text[end] == '}' ? end + 1 : 0;
}

// Printable text as a message string: no link (3.11.6) and no placeholder
// (3.11.5) comes from a template. Braces are doubled only where they would be
// one, for most viewers show them as they are.
std::string plain(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = placeholder(text);
    if (length > 0) {
      out += "{" + std::string(text.substr(0, length)) + "}";
    } else {
      out += text[0];
      if (text.starts_with("](")) out += ' ';
    }
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return out;
}

void message(json::Writer& json, const char* key, std::string_view text) {
  json.object(key, [&] { json.text("text", plain(text)); });
}

void artifact(json::Writer& json, std::string_view file) {
  json.object("artifactLocation", [&] { json.text("uri", uri_of(file)); });
}

bool has_byte_order_mark(const text::Source& source) {
  return source.text().starts_with(kByteOrderMark);
}

// Columns count code points, as `columnKind` says; a byte order mark is not
// counted (3.30.2).
std::size_t column(const text::Source& source, text::Position p) {
  const bool counted = p.line == 1 && has_byte_order_mark(source);
  return p.column - (counted && p.column > 1 ? 1 : 0);
}

void region(json::Writer& json, const char* key, const text::Source& source,
            text::Position begin, text::Position end) {
  json.object(key, [&] {
    json.number("startLine", begin.line);
    json.number("startColumn", column(source, begin));
    json.number("endLine", end.line);
    json.number("endColumn", column(source, end));
  });
}

void location(json::Writer& json, const text::Source& source,
              const diagnostic::Finding& f) {
  json.object([&] {
    json.object("physicalLocation", [&] {
      artifact(json, f.place.file);
      if (f.place.span.end > 0) {
        region(json, "region", source, f.place.begin, f.place.end);
      } else {
        // What is said of the whole file; code scanning wants a line.
        json.object("region",
                    [&] { json.number("startLine", f.place.begin.line); });
      }
    });
    if (!f.place.pointer.empty()) {
      json.array("logicalLocations", [&] {
        json.object([&] { json.text("fullyQualifiedName", f.place.pointer); });
      });
    }
  });
}

void related_location(json::Writer& json, const text::Source& source,
                      const diagnostic::Finding& f,
                      const diagnostic::Note& note) {
  json.object([&] {
    message(json, "message", text::printable(note.message));
    json.object("physicalLocation", [&] {
      artifact(json, note.place.file.empty() ? f.place.file : note.place.file);
      if (note.place.file.empty()) {
        region(json, "region", source, note.place.begin,
               source.position(note.place.span.end));
      } else {
        json.object("region", [&] {
          json.number("startLine", note.place.begin.line);
          json.number("startColumn", note.place.begin.column);
        });
      }
    });
  });
}

// Text can say every repair but that of a byte order mark, which has no column.
bool can_tell(const std::vector<diagnostic::Edit>& fix,
              const text::Source& source) {
  const std::size_t first =
      has_byte_order_mark(source) ? kByteOrderMark.size() : 0;
  return !fix.empty() && std::all_of(fix.begin(), fix.end(),
                                     [first](const diagnostic::Edit& e) {
                                       return e.span.begin >= first &&
                                              text::is_utf8(e.replacement);
                                     });
}

void write_fix(json::Writer& json, const text::Source& source,
               const diagnostic::Finding& f) {
  json.object([&] {
    if (!f.help.empty()) message(json, "description", text::printable(f.help));
    json.array("artifactChanges", [&] {
      json.object([&] {
        artifact(json, f.place.file);
        json.array("replacements", [&] {
          for (const diagnostic::Edit& edit : f.fix) {
            json.object([&] {
              region(json, "deletedRegion", source,
                     source.position(edit.span.begin),
                     source.position(edit.span.end));
              if (edit.replacement.empty()) return;
              json.object("insertedContent",
                          [&] { json.text("text", edit.replacement); });
            });
          }
        });
      });
    });
  });
}

// Whether a finding is suppressed is known of each one, so each has the array
// (3.27.23).
void suppressions(json::Writer& json, const diagnostic::Finding& f) {
  json.array("suppressions", [&] {
    if (!f.waived) return;
    json.object([&] {
      json.text("kind", "external");
      json.text("status", "accepted");
      json.text("justification", text::printable(*f.waived));
    });
  });
}

void properties(json::Writer& json, const diagnostic::Finding& f) {
  if (f.aliases.empty() && f.place.record == 0) return;
  json.object("properties", [&] {
    if (!f.aliases.empty()) {
      json.array("aliases", [&] {
        for (const std::string& alias : f.aliases) json.text(alias);
      });
    }
    if (f.place.record == 0) return;
    json.number("record", f.place.record);
    json.text("recordType", f.record_type);
    json.text("recordHost", f.record_host);
  });
}

void result(json::Writer& json, const text::Source& source,
            const diagnostic::Finding& f, std::size_t rule_index,
            std::string_view fingerprint) {
  json.object([&] {
    json.text("ruleId", f.rule);
    json.number("ruleIndex", rule_index);
    json.text("level", sarif_level(f.severity));
    message(json, "message", message_and_help(f));
    json.array("locations", [&] { location(json, source, f); });
    if (!f.notes.empty()) {
      json.array("relatedLocations", [&] {
        for (const diagnostic::Note& note : f.notes) {
          related_location(json, source, f, note);
        }
      });
    }
    if (can_tell(f.fix, source)) {
      json.array("fixes", [&] { write_fix(json, source, f); });
    }
    // GitHub adds its own, primaryLocationLineHash, and warns of any other
    // value under that name.
    json.object("partialFingerprints",
                [&] { json.text("identity/v1", fingerprint); });
    suppressions(json, f);
    properties(json, f);
  });
}

// By which policies the files of the run were judged.
void run_properties(json::Writer& json, const FindingsReport& report) {
  std::map<Judgement, std::vector<const FileFindings*>> files;
  for (const FileFindings& file : report.files) {
    if (!file.judgement.policy.empty()) {
      files[file.judgement].push_back(&file);
    }
  }
  if (files.empty()) return;
  json.object("properties", [&] {
    json.array("policies", [&] {
      for (const auto& [judgement, judged] : files) {
        json.object([&] {
          json.text("policy", judgement.policy);
          json.flag("policyFound", judgement.policy_is_found);
          json.text("profile", judgement.profile);
          json.array("files", [&] {
            for (const FileFindings* file : judged) {
              json.text(uri_of(file->source->name()));
            }
          });
        });
      }
    });
  });
}

void results(json::Writer& json, const FileFindings& file,
             const SarifRules& rules) {
  // Of findings that are the same but for their place, which one it is.
  std::map<std::string, unsigned> count;
  for (const diagnostic::Finding& f : file.findings) {
    const std::string print = fingerprint(f, *file.source);
    result(json, *file.source, f, rules.index_of(file, f),
           print + ":" + std::to_string(++count[print]));
  }
}

}  // namespace

std::string write_sarif(const FindingsReport& report, const FindingsOptions&) {
  const SarifRules rules(report);
  std::string out;
  json::Writer json(out);
  json.object([&] {
    json.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.text("version", "2.1.0");
    json.array("runs", [&] {
      json.object([&] {
        json.object("tool", [&] {
          json.object("driver", [&] {
            json.text("name", "dct");
            json.text("version", kVersion);
            if (std::string_view(kDocsUrl).starts_with("https://")) {
              json.text("informationUri", kDocsUrl);
            }
            rules.write(json);
          });
        });
        json.text("columnKind", "unicodeCodePoints");
        json.array("results", [&] {
          for (const FileFindings& file : report.files) {
            results(json, file, rules);
          }
        });
        run_properties(json, report);
      });
    });
  });
  return out + "\n";
}

}  // namespace dct::report
