// SPDX-License-Identifier: MIT

/// The grammar of a fragment is small (pairs joined by commas), but people
/// write it by hand into web forms. So a text is read in two steps:
///
/// 1. Was it meant as a key record? It was if two of its pairs have names that
///    a key record has. Otherwise it has another purpose: a warning, nothing
///    more.
/// 2. White space, quotation marks and semicolons are reported once for the
///    text, then ignored, so that the pairs themselves can be judged. All
///    errors of a text are reported together.

#include "keys/key_fragment.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>

#include "text/quote.hpp"

namespace dct::keys {
namespace {

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

/// Reads the pairs of one text.
class FragmentReader {
 public:
  FragmentReader(std::string_view text,
                 std::vector<diagnostic::Problem>& problems)
      : text_(text), problems_(problems) {}

  std::optional<KeyFragment> read() {
    if (text_.find_first_of(" \t\r\n") != std::string_view::npos) {
      error("record-blank", "has white space, which the format does not allow",
            "write it without: p=1,a=RS256,d=<base64>");
    }
    if (text_.find('"') != std::string_view::npos) {
      error("record-quote",
            "has quotation marks inside; the form of the DNS provider added "
            "its own",
            "enter the value without quotation marks");
    }
    if (text_.find(',') == std::string_view::npos &&
        text_.find(';') != std::string_view::npos) {
      error("record-semicolon", "separates its parts by ;",
            "separate them by commas: p=1,a=RS256,d=<base64>");
      return std::nullopt;
    }
    for (const std::string_view pair : text::split(text_, ',')) {
      if (problems_.size() >= kMaxProblems) break;
      // Its white space and quotation marks have been reported.
      read_pair(text::trim(pair, " \t\r\n\""));
    }
    if (seen_.count('p') == 0) {
      error("record-no-number", "has no p", "number the fragments from 1: p=1");
    }
    if (seen_.count('d') == 0) {
      error("record-no-data", "has no d, the key itself", "add d=<base64>");
    }
    return fragment_;
  }

 private:
  void error(std::string_view id, const std::string& message,
             std::string help) {
    problems_.push_back(diagnostic::error(
        id, "the key record " + text::quote(text_) + " " + message,
        std::move(help)));
  }

  void read_pair(std::string_view pair) {
    const char name = pair.find('=') == 1 ? pair[0] : '\0';
    if (pair.empty()) {
      error("record-comma", "has a comma with nothing before or after it",
            "remove it");
      return;
    }
    if (name == '\0' ||
        std::string_view("pdat").find(name) == std::string_view::npos) {
      error("record-pair",
            "has " + text::quote(pair, 24) +
                "; it may have p=, a=, t= and d= (lower case) only",
            "write p=1,a=RS256,d=<base64>");
      return;
    }
    if (!seen_.insert(name).second) {
      error("record-pair-twice", "has " + std::string(1, name) + "= twice",
            "write each once");
      return;
    }
    const std::string_view value = pair.substr(2);
    if (value.empty()) {
      error("record-empty-value",
            "has nothing after " + std::string(1, name) + "=", "write a value");
      return;
    }
    if (name == 'p') read_number(value);
    if (name == 'd') fragment_.data = value;
    if (name == 'a') fragment_.algorithm = value;
    if (name == 't') fragment_.type = value;
  }

  void read_number(std::string_view text) {
    unsigned number = 0;
    const auto [end, failed] =
        std::from_chars(text.data(), text.data() + text.size(), number);
    // The grammar allows a leading zero, but nobody expects one.
    if (failed == std::errc() && end == text.data() + text.size() &&
        text.front() != '0') {
      fragment_.number = number;
      return;
    }
    problems_.push_back(
        diagnostic::error("record-number",
                          "p=" + text::printable(text.substr(0, 24)) +
                              " is not the number of a fragment",
                          "number the fragments 1, 2, 3"));
  }

  std::string_view text_;
  std::vector<diagnostic::Problem>& problems_;
  KeyFragment fragment_;
  std::set<char> seen_;
};

}  // namespace

std::optional<KeyFragment> read_fragment(
    std::string_view text, std::vector<diagnostic::Problem>& problems) {
  if (looks_like_key_record(text)) return FragmentReader(text, problems).read();
  problems.push_back(diagnostic::warning(
      "record-foreign",
      "the TXT record " + text::quote(text) +
          " next to the key has another purpose; some providers take every "
          "TXT record of the name for a fragment",
      "give the key a name of its own"));
  return std::nullopt;
}

}  // namespace dct::keys
