// SPDX-License-Identifier: MIT
#include "dc-template-linter/log_lines.hpp"

#include <unistd.h>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <array>
#include <ctime>
#include <iostream>

#include "cli/output.hpp"

namespace dct::tools {
namespace {

std::string now(const char* format) {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  std::strftime(text, sizeof text, format, &parts);
  return text;
}

std::string in_json(const LogLine& line) {
  std::string out;
  json::Writer json(out);
  json.object([&] {
    json.text("level", name(line.level));
    if (!line.file.empty()) json.text("template", line.file);
    if (line.finding && line.finding->place.record > 0) {
      json.text("groupid", line.finding->record_group);
      json.number("record", line.finding->place.record);
      json.text("type", line.finding->record_type);
      json.text("host", line.finding->record_host);
    }
    if (!line.code.empty()) json.text("code", line.code);
    json.text("dctl_note", line.note);
    json.text("time", now("%Y-%m-%dT%H:%M:%SZ"));
  });
  return out + "\n";
}

/// "ERR", in the colour of its level.
std::string short_level(LogLevel level, bool has_color) {
  constexpr std::array<std::string_view, 7> kShort = {
      "TRC", "DBG", "INF", "WRN", "ERR", "FTL", "PNC"};
  constexpr std::array<std::string_view, 7> kColors = {
      "35", "33", "32", "33", "1;31", "1;31", "1;31"};
  const auto at = static_cast<std::size_t>(level);
  if (!has_color) return std::string(kShort[at]);
  return "\x1b[" + std::string(kColors[at]) + "m" + std::string(kShort[at]) +
         "\x1b[0m";
}

std::string in_words(const LogLine& line, bool has_color) {
  std::string out = now("%H:%M:%S") + " " + short_level(line.level, has_color) +
                    " " + text::one_line(line.note);
  const auto field = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out += has_color ? " \x1b[36m" + std::string(key) + "=\x1b[0m"
                     : " " + std::string(key) + "=";
    out += text::one_line(value);
  };
  field("code", line.code);
  field("template", line.file);
  if (line.finding && line.finding->place.record > 0) {
    field("record", std::to_string(line.finding->place.record));
    field("type", line.finding->record_type);
    field("host", line.finding->record_host);
  }
  return out + "\n";
}

}  // namespace

Log::Log(LogLevel least)
    : least_(least),
      is_terminal_(isatty(STDERR_FILENO) != 0),
      has_color_(is_terminal_ && use_color("auto", STDERR_FILENO)) {}

void Log::write(const LogLine& line) const {
  if (line.level < least_) return;
  std::cerr << (is_terminal_ ? in_words(line, has_color_) : in_json(line));
}

}  // namespace dct::tools
