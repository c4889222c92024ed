// SPDX-License-Identifier: MIT
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistr.h>
#include <dct/version.hpp>

#include "json/quote.hpp"
#include "report/writers.hpp"

namespace dct::report {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// Names of files may be any bytes; JSON is UTF-8.
std::string utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return u8_check(bytes, text.size()) == nullptr ? std::string(text)
                                                 : printable(text);
}

void text(Writer& w, const char* key, std::string_view value) {
  w.Key(key);
  w.String(utf8(value));
}

void number(Writer& w, const char* key, std::size_t value) {
  w.Key(key);
  w.Uint64(value);
}

void write_finding(Writer& w, const Finding& f) {
  w.StartObject();
  text(w, "file", f.file);
  text(w, "rule", f.rule);
  w.Key("aliases");
  w.StartArray();
  for (const std::string& alias : f.aliases) w.String(alias);
  w.EndArray();
  text(w, "severity", name(f.severity));
  text(w, "message", f.message);
  text(w, "help", f.help);
  text(w, "pointer", f.pointer);
  number(w, "line", f.begin.line);
  number(w, "column", f.begin.column);
  number(w, "endLine", f.end.line);
  number(w, "endColumn", f.end.column);
  w.Key("record");
  if (f.record > 0) {
    w.Uint(f.record);
  } else {
    w.Null();
  }
  w.Key("waived");
  w.Bool(f.waived.has_value());
  w.EndObject();
}

}  // namespace

std::string write_jsonl(const Report& report) {
  std::string out;
  for (const FileReport& file : report.files) {
    for (const Finding& f : file.findings) {
      rapidjson::StringBuffer buffer;
      Writer w(buffer);
      write_finding(w, f);
      out.append(buffer.GetString(), buffer.GetSize());
      out += '\n';
    }
  }
  return out;
}

std::string write_json(const Report& report) {
  rapidjson::StringBuffer buffer;
  Writer w(buffer);
  const Totals t = totals(report);
  w.StartObject();
  text(w, "version", kVersion);
  w.Key("findings");
  w.StartArray();
  for (const FileReport& file : report.files) {
    for (const Finding& f : file.findings) write_finding(w, f);
  }
  w.EndArray();
  w.Key("summary");
  w.StartObject();
  number(w, "files", t.files);
  number(w, "errors", t.errors);
  number(w, "warnings", t.warnings);
  number(w, "infos", t.infos);
  w.EndObject();
  w.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace dct::report
