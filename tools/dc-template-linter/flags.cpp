// SPDX-License-Identifier: MIT
#include "dc-template-linter/flags.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <variant>

namespace dct::tools {
namespace {

constexpr std::array<std::string_view, 7> kLevels = {
    "trace", "debug", "info", "warn", "error", "fatal", "panic"};

using Target =
    std::variant<bool Flags::*, std::uint64_t Flags::*, std::string Flags::*>;

struct Flag {
  std::string_view name;
  Target target;
  std::string_view description;
};

const std::array kFlags = {
    Flag{"cloudflare", &Flags::cloudflare, "check by Cloudflare's rules, too"},
    Flag{"increment", &Flags::increment,
         "add 1 to the version; with -inplace or -pretty"},
    Flag{"indent", &Flags::indent,
         "spaces for each level of -inplace or -pretty, at most 255"},
    Flag{"inplace", &Flags::inplace, "write the formatted template back"},
    Flag{"loglevel", &Flags::log_level,
         "least level to print: panic, fatal, error, warn, info, debug, trace"},
    Flag{"logos", &Flags::logos, "fetch each logo"},
    Flag{"merge-or-fail", &Flags::merge_or_fail,
         "the checks before an automatic merge: -logos, -tolerate debug, "
         "-loglevel info, and no bare variables"},
    Flag{"pretty", &Flags::pretty, "print the formatted template"},
    Flag{"tolerate", &Flags::tolerate,
         "greatest level that does not change the exit status: any, error, "
         "warn, info, debug, none"},
    Flag{"ttl", &Flags::ttl, "ttl of all records; with -inplace or -pretty"},
    Flag{"version", &Flags::version, "print the version and exit"}};

std::optional<bool> boolean(std::string_view text) {
  for (const std::string_view yes : {"1", "t", "T", "true", "TRUE", "True"}) {
    if (text == yes) return true;
  }
  for (const std::string_view no : {"0", "f", "F", "false", "FALSE", "False"}) {
    if (text == no) return false;
  }
  return std::nullopt;
}

/// @returns whether the text is a value of the flag
bool set(Flags& flags, const Flag& flag, const std::string& text) {
  if (const auto* b = std::get_if<bool Flags::*>(&flag.target)) {
    const auto value = boolean(text);
    if (value) flags.** b = *value;
    return value.has_value();
  }
  if (const auto* n = std::get_if<std::uint64_t Flags::*>(&flag.target)) {
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, flags.**n);
    return !text.empty() && read.ec == std::errc() && read.ptr == end;
  }
  flags.*std::get<std::string Flags::*>(flag.target) = text;
  return true;
}

/// Takes one flag, and its value, from the arguments.
void take(const std::vector<std::string>& arguments, std::size_t& at,
          ParsedFlags& parsed) {
  std::string_view word = arguments[at];
  word.remove_prefix(word.starts_with("--") ? 2 : 1);
  const std::size_t equals = word.find('=');
  const std::string_view flag_name = word.substr(0, equals);
  const auto* flag =
      std::find_if(kFlags.begin(), kFlags.end(),
                   [flag_name](const Flag& f) { return f.name == flag_name; });
  if (flag == kFlags.end()) {
    parsed.help = flag_name == "h" || flag_name == "help";
    if (!parsed.help) {
      parsed.mistake =
          "flag provided but not defined: -" + std::string(flag_name);
    }
    return;
  }
  std::string value = "true";
  if (equals != std::string_view::npos) {
    value = word.substr(equals + 1);
  } else if (!std::holds_alternative<bool Flags::*>(flag->target)) {
    if (++at == arguments.size()) {
      parsed.mistake = "flag needs an argument: -" + std::string(flag_name);
      return;
    }
    value = arguments[at];
  }
  if (!set(parsed.flags, *flag, value)) {
    parsed.mistake =
        "invalid value \"" + value + "\" for flag -" + std::string(flag_name);
  }
}

}  // namespace

std::string_view name(LogLevel level) {
  return kLevels[static_cast<std::size_t>(level)];
}

std::optional<LogLevel> log_level_named(std::string_view name) {
  const auto* found = std::find(kLevels.begin(), kLevels.end(), name);
  if (found == kLevels.end()) return std::nullopt;
  return static_cast<LogLevel>(found - kLevels.begin());
}

ParsedFlags parse_flags(const std::vector<std::string>& arguments) {
  ParsedFlags parsed;
  std::size_t at = 0;
  for (; at < arguments.size(); ++at) {
    const std::string& word = arguments[at];
    if (word == "--") {
      ++at;
      break;
    }
    if (word.size() < 2 || word[0] != '-') break;
    take(arguments, at, parsed);
    if (parsed.help || !parsed.mistake.empty()) return parsed;
  }
  parsed.flags.files.assign(arguments.begin() + static_cast<std::ptrdiff_t>(at),
                            arguments.end());
  return parsed;
}

std::string usage() {
  std::string text =
      "Usage: dc-template-linter [FLAG]... [FILE]...\n"
      "Checks Domain Connect templates as the registry's older linter does: "
      "its flags,\nits codes and its exit status. Without a file it reads "
      "standard input. dct-lint\nfinds more.\n\n";
  for (const Flag& flag : kFlags) {
    text += "  -" + std::string(flag.name);
    if (std::holds_alternative<std::uint64_t Flags::*>(flag.target)) {
      text += " N";
    } else if (std::holds_alternative<std::string Flags::*>(flag.target)) {
      text += " LEVEL";
    }
    text += "\n    \t" + std::string(flag.description) + "\n";
  }
  return text +
         "\nThe exit status is a sum: 2 info, 4 warn, 8 error, 16 fatal (a "
         "file "
         "that cannot\nbe decoded), without the levels that -tolerate names; 1 "
         "and 2 also for mistakes\nin the flags.\n";
}

}  // namespace dct::tools
