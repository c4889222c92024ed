// SPDX-License-Identifier: MIT
#include "zone/master/master_lexer.hpp"

#include <algorithm>
#include <cstring>

namespace dct::zone {
namespace {

/// No record is longer: 65,535 octets of RDATA, each four characters as \DDD.
constexpr std::ptrdiff_t kMaxEntry = 300'000;
constexpr std::string_view kNote = ";dct:";
constexpr std::string_view kNeverClosed = "this \"(\" is never closed";
constexpr std::string_view kClose = "put a \")\" behind the record";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool ends_token(char c) {
  return is_blank(c) || c == '\n' || c == ';' || c == '(' || c == ')';
}

const char* end_of_line(const char* at, const char* end) {
  const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
  return found ? static_cast<const char*>(found) : end;
}

}  // namespace

MasterLexer::MasterLexer(std::string_view text)
    : at_(text.data()), end_(text.data() + text.size()) {
  if (text.starts_with("\xEF\xBB\xBF")) at_ += 3;
}

bool MasterLexer::next(Entry& entry) {
  entry.tokens.clear();
  entry.note = {};
  entry.mistake = {};
  opened_ = nullptr;
  entry.begin = at_;
  entry.line = line_;
  entry.blank_start = at_ != end_ && is_blank(*at_);
  while (at_ != end_) {
    if (at_ - entry.begin > kMaxEntry && *at_ != '\n' && *at_ != ';') {
      fail(entry, opened_ ? opened_ : at_,
           opened_ ? kNeverClosed : "this line is longer than any record",
           opened_ ? kClose : "a record has at most 65,535 octets of data");
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
        if (!entry.tokens.empty() || !entry.note.empty() ||
            !entry.mistake.empty()) {
          return true;
        }
        entry.begin = at_;
        entry.line = line_;
        entry.blank_start = at_ != end_ && is_blank(*at_);
        break;
      case ';':
        read_comment(entry);
        break;
      case '(':
        if (opened_) {
          fail(entry, opened_, kNeverClosed, kClose);
          return true;
        }
        opened_ = at_++;
        break;
      case ')':
        if (!opened_) {
          fail(entry, at_, "this \")\" closes nothing",
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
  if (opened_) {
    fail(entry, opened_, kNeverClosed, kClose);
    return true;
  }
  return !entry.tokens.empty() || !entry.note.empty() || !entry.mistake.empty();
}

void MasterLexer::read_comment(Entry& entry) {
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
void MasterLexer::read_token(Entry& entry) {
  const char* begin = at_;
  bool quoted = false;
  for (; at_ != end_; ++at_) {
    const char c = *at_;
    if (c == '\n' || (!quoted && ends_token(c))) break;
    if (c == '\0' && entry.mistake.empty()) {
      entry.mistake = "it has a NUL byte";
      entry.help = "write \\000 if the text shall have one";
      entry.mistake_at = at_;
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
  if (quoted && entry.mistake.empty()) {
    entry.mistake = "this quotation mark has no partner on its line";
    entry.help = "put a quotation mark behind the text";
    entry.mistake_at = begin;
  }
  entry.tokens.emplace_back(begin, static_cast<std::size_t>(at_ - begin));
}

// Goes on with the line behind the one on which the mistake is, so that one
// mark too few costs one record.
void MasterLexer::fail(Entry& entry, const char* at, std::string_view mistake,
                       std::string_view help) {
  if (entry.mistake.empty()) {
    entry.mistake = mistake;
    entry.help = help;
    entry.mistake_at = at;
  }
  at_ = end_of_line(at, end_);
  line_ = entry.line +
          static_cast<std::uint32_t>(std::count(entry.begin, at_, '\n'));
  if (at_ != end_) {
    ++at_;
    ++line_;
  }
}

}  // namespace dct::zone
