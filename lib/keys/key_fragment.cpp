// SPDX-License-Identifier: MIT
#include "keys/key_fragment.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <charconv>
#include <set>

#include "text/quote.hpp"

namespace dct::keys {
namespace {

void error(std::vector<diagnostic::Problem>& problems, std::string_view id,
           std::string message, std::string help) {
  problems.push_back(
      diagnostic::error(id, std::move(message), std::move(help)));
}

/// Whether a text was meant as a key record, however badly written.
bool looks_like_key_record(std::string_view text) {
  std::set<char> names;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;", at), text.size());
    std::string_view pair = text.substr(at, end - at);
    pair.remove_prefix(std::min(pair.find_first_not_of(" \t\""), pair.size()));
    if (pair.size() > 1 && (pair[1] == '=' || pair[1] == ':')) {
      names.insert(text::to_lower(pair[0]));
    }
    at = end + 1;
  }
  // v=DKIM1; k=rsa; p=.. is a key as well, of mail.
  return names.count('v') == 0 && (names.count('d') + names.count('p') +
                                       names.count('a') + names.count('t') >=
                                   2);
}

// The blanks around a pair have been reported.
std::string_view trim(std::string_view text) {
  return text::trim(text, " \t\r\n\"");
}

std::optional<unsigned> read_number(
    std::string_view text, std::vector<diagnostic::Problem>& problems) {
  unsigned number = 0;
  const auto [end, failed] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  // A leading zero is within the grammar, and no number that people expect.
  if (failed != std::errc() || end != text.data() + text.size() ||
      number == 0 || text.front() == '0') {
    error(problems, "record-number",
          "p=" + text::printable(text.substr(0, 24)) +
              " is no number of a fragment",
          "number the fragments 1, 2, 3");
    return std::nullopt;
  }
  return number;
}

void read_pair(std::string_view pair, std::string_view text, Fragment& fragment,
               std::set<char>& seen,
               std::vector<diagnostic::Problem>& problems) {
  const std::size_t equals = pair.find('=');
  const char name = equals == 1 ? pair[0] : '\0';
  if (pair.empty()) {
    error(problems, "record-comma",
          "the key record " + text::quote(text) +
              " has a comma with nothing before or behind it",
          "remove it");
    return;
  }
  if (name == '\0' ||
      std::string_view("pdat").find(name) == std::string_view::npos) {
    error(problems, "record-pair",
          "the key record " + text::quote(text) + " has " +
              text::quote(pair, 24) +
              "; it may have p=, a=, t= and d= (lower case) only",
          "write p=1,a=RS256,d=<base64>");
    return;
  }
  if (!seen.insert(name).second) {
    error(problems, "record-pair-twice",
          "the key record " + text::quote(text) + " has " +
              std::string(1, name) + "= twice",
          "write each once");
    return;
  }
  const std::string_view value = pair.substr(2);
  if (value.empty()) {
    error(problems, "record-empty-value",
          "the key record " + text::quote(text) + " has nothing behind " +
              std::string(1, name) + "=",
          "write a value");
    return;
  }
  if (name == 'p') fragment.number = read_number(value, problems);
  if (name == 'd') fragment.data = value;
  if (name == 'a') fragment.algorithm = value;
  if (name == 't') fragment.type = value;
}

Fragment read_pairs(std::string_view text,
                    std::vector<diagnostic::Problem>& problems) {
  Fragment fragment;
  std::set<char> seen;
  for (std::size_t at = 0;
       at <= text.size() && problems.size() < kMaxMistakes;) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    read_pair(trim(text.substr(at, end - at)), text, fragment, seen, problems);
    at = end + 1;
  }
  if (seen.count('p') == 0) {
    error(problems, "record-no-number",
          "the key record " + text::quote(text) + " has no p",
          "number the fragments from 1: p=1");
  }
  if (seen.count('d') == 0) {
    error(problems, "record-no-data",
          "the key record " + text::quote(text) + " has no d, the key itself",
          "add d=<base64>");
  }
  return fragment;
}

}  // namespace

std::optional<Fragment> read_fragment(
    std::string_view text, std::vector<diagnostic::Problem>& problems) {
  if (!looks_like_key_record(text)) {
    problems.push_back(diagnostic::warning(
        "record-foreign",
        "the TXT record " + text::quote(text) +
            " beside the key is of another purpose; some providers take "
            "every TXT record of the name for a fragment",
        "give the key a name of its own"));
    return std::nullopt;
  }
  if (text.find_first_of(" \t\r\n") != std::string_view::npos) {
    error(problems, "record-blank",
          "the key record " + text::quote(text) +
              " has white space, which the format does not know",
          "write it without: p=1,a=RS256,d=<base64>");
  }
  if (text.find('"') != std::string_view::npos) {
    error(problems, "record-quote",
          "the key record " + text::quote(text) +
              " has quotation marks inside; the form of the DNS provider "
              "added its own",
          "enter the value without quotation marks");
  }
  if (text.find(',') == std::string_view::npos &&
      text.find(';') != std::string_view::npos) {
    error(problems, "record-semicolon",
          "the key record " + text::quote(text) + " separates its parts by ;",
          "separate them by commas: p=1,a=RS256,d=<base64>");
    return std::nullopt;
  }
  return read_pairs(text, problems);
}

}  // namespace dct::keys
