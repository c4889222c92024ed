// SPDX-License-Identifier: MIT

// A line of a master file is an entry, unless a parenthesis is open: then the
// entry ends with the line of the parenthesis that closes it. Tokens are
// separated by white space, and end at a comment or a parenthesis too; in
// quotation marks, and after a backslash, any character is part of a token. The
// lexer copies nothing: tokens are views of the text, and their escapes are
// read later.
//
// A mistake must not cost more than its entry. A quotation mark that is not
// closed ends with its line; a parenthesis that is never closed ends with the
// line it is on. The lines after it are entries again, and kParenthesisOpen
// tells the reader that they may be the rest of a record. Each entry has at
// most one problem, the first.

#include "zone/master/master_lexer.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "text/utf8.hpp"

namespace dct::zone {
namespace {

/// No record is longer: 65,535 octets of RDATA, each four characters as \DDD.
constexpr std::ptrdiff_t kMaxEntry = 300'000;
constexpr std::string_view kNote = ";dct:";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool ends_token(char c) {
  return is_blank(c) || c == '\n' || c == ';' || c == '(' || c == ')';
}

const char* end_of_line(const char* at, const char* end) {
  const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
  return found ? static_cast<const char*>(found) : end;
}

bool has_content(const MasterEntry& entry) {
  return !entry.tokens.empty() || !entry.note.empty() || entry.problem;
}

// The first problem of an entry is the one that is reported.
void set_problem(MasterEntry& entry, const char* at, std::string_view rule,
                 std::string_view message, std::string_view help) {
  if (entry.problem) return;
  entry.problem =
      diagnostic::error(rule, std::string(message), std::string(help));
  entry.problem->place.begin = entry.position(at);
}

}  // namespace

text::Position MasterEntry::position(const char* at) const {
  text::Position position{line, 1};
  for (const char* c = begin; c != at; ++c) {
    if (*c == '\n') {
      ++position.line;
      position.column = 1;
    } else if (!text::is_continuation(*c)) {
      ++position.column;
    }
  }
  return position;
}

MasterLexer::MasterLexer(std::string_view text)
    : at_(text.data()), end_(text.data() + text.size()) {
  if (text.starts_with("\xEF\xBB\xBF")) at_ += 3;
}

void MasterLexer::begin(MasterEntry& entry) const {
  entry.begin = at_;
  entry.line = line_;
  entry.blank_start = at_ != end_ && is_blank(*at_);
}

bool MasterLexer::next(MasterEntry& entry) {
  entry.tokens.clear();
  entry.note = {};
  entry.problem.reset();
  opened_ = nullptr;
  begin(entry);
  while (at_ != end_) {
    if (at_ - entry.begin > kMaxEntry && *at_ != '\n' && *at_ != ';') {
      if (opened_) {
        fail_unclosed(entry);
      } else {
        fail(entry, at_, "line-length", "this line is longer than any record",
             "a record has at most 65,535 octets of data");
      }
      return true;
    }
    switch (*at_) {
      case ' ':
      case '\t':
      case '\r':
        ++at_;
        break;
      case '\n':
        ++at_;
        ++line_;
        if (opened_) break;
        if (has_content(entry)) return true;
        begin(entry);
        break;
      case ';':
        read_comment(entry);
        break;
      case '(':
        if (opened_) {
          fail_unclosed(entry);
          return true;
        }
        opened_ = at_++;
        break;
      case ')':
        if (!opened_) {
          fail(entry, at_, "parenthesis-unopened", "this \")\" closes nothing",
               "put a \"(\" before the part that is on several lines, or "
               "remove it");
          return true;
        }
        opened_ = nullptr;
        ++at_;
        break;
      default:
        read_token(entry);
    }
  }
  if (opened_) fail_unclosed(entry);
  return has_content(entry);
}

void MasterLexer::read_comment(MasterEntry& entry) {
  const char* end = end_of_line(at_, end_);
  std::string_view comment(at_, static_cast<std::size_t>(end - at_));
  if (comment.starts_with(kNote)) {
    comment.remove_prefix(kNote.size());
    entry.note = comment;
  }
  at_ = end;
}

// A quoted string ends with its line: with one that went on, a forgotten mark
// would take the rest of the file with it.
void MasterLexer::read_token(MasterEntry& entry) {
  const char* begin = at_;
  bool quoted = false;
  for (; at_ != end_; ++at_) {
    const char c = *at_;
    if (c == '\n' || (!quoted && ends_token(c))) break;
    if (c == '\0') {
      set_problem(entry, at_, "nul-byte", "there is a NUL byte here",
                  "write \\000 if the text is to have one");
    }
    if (c == '\\' && at_ + 1 != end_ && at_[1] != '\n') {
      ++at_;
    } else if (c == '"') {
      quoted = !quoted;
      if (!quoted && *begin == '"') {
        ++at_;
        break;
      }
    }
  }
  if (quoted) {
    set_problem(entry, begin, "quote-open",
                "this quotation mark is not closed on its line",
                "put a quotation mark at the end of the text");
  }
  entry.tokens.emplace_back(begin, static_cast<std::size_t>(at_ - begin));
}

void MasterLexer::fail_unclosed(MasterEntry& entry) {
  fail(entry, opened_, kParenthesisOpen, "this \"(\" is never closed",
       "put a \")\" at the end of the record");
}

// Continues at the line after the mistake, so that one missing mark costs one
// record.
void MasterLexer::fail(MasterEntry& entry, const char* at,
                       std::string_view rule, std::string_view message,
                       std::string_view help) {
  set_problem(entry, at, rule, message, help);
  at_ = end_of_line(at, end_);
  line_ = entry.line +
          static_cast<std::uint32_t>(std::count(entry.begin, at_, '\n'));
  if (at_ != end_) {
    ++at_;
    ++line_;
  }
}

}  // namespace dct::zone
