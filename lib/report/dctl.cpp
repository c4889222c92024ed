// SPDX-License-Identifier: MIT

/// The JSON lines of the registry's older linter, for the scripts that read
/// them: `level`, `code` and `dctl_note` above all. A finding for which it has
/// no code carries the rule's id in the place of the code, so that no script
/// loses it.

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistr.h>

#include "json/quote.hpp"
#include "report/writers.hpp"

namespace dct::report {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string_view level(Severity severity) {
  return severity == Severity::warning ? "warn" : name(severity);
}

void text(Writer& w, const char* key, std::string_view value) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(value.data());
  w.Key(key);
  w.String(u8_check(bytes, value.size()) == nullptr ? std::string(value)
                                                    : printable(value));
}

std::string line(const Finding& f, std::string_view code) {
  rapidjson::StringBuffer buffer;
  Writer w(buffer);
  w.StartObject();
  text(w, "level", level(f.severity));
  text(w, "template", f.file);
  if (f.record > 0) {
    text(w, "groupid", f.record_group);
    w.Key("record");
    w.Uint(f.record);
    text(w, "type", f.record_type);
    text(w, "host", f.record_host);
  }
  text(w, "code", code);
  text(w, "dctl_note", f.help.empty() ? f.message : f.message + " - " + f.help);
  w.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

std::string write_dctl(const Report& report) {
  std::string out;
  for (const FileReport& file : report.files) {
    for (const Finding& f : file.findings) {
      if (f.aliases.empty()) out += line(f, f.rule);
      for (const std::string& alias : f.aliases) out += line(f, alias);
    }
  }
  return out;
}

}  // namespace dct::report
