// SPDX-License-Identifier: MIT
#include "text/lookalike.hpp"

#include <unicode/bytestream.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <memory>

#include "text/letter_case.hpp"
#include "text/utf8.hpp"

namespace dct::text {
namespace {

constexpr std::size_t kLongest = 256;

std::string_view beginning_of(std::string_view name) {
  if (name.size() <= kLongest) return name;
  return name.substr(0, previous_code_point(name, kLongest));
}

/// Makes a string of code points, of those that `takes` wants.
template <typename Takes>
icu::UnicodeString filtered(const icu::UnicodeString& text, Takes takes) {
  icu::UnicodeString result;
  for (std::int32_t at = 0; at < text.length();) {
    const UChar32 c = text.char32At(at);
    if (takes(c)) result.append(c);
    at += U16_LENGTH(c);
  }
  return result;
}

/// The bidirectional skeleton of UTS #39 begins with this; ICU has it as a
/// whole since version 74.
icu::UnicodeString in_order_of_display(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(),
                                                            ubidi_close);
  if (!bidi) return text;
  ubidi_setPara(bidi.get(), text.getBuffer(), text.length(), UBIDI_LTR, nullptr,
                &status);
  icu::UnicodeString result;
  const std::int32_t room = 2 * text.length() + 1;
  UChar* buffer = result.getBuffer(room);
  const std::int32_t length =
      ubidi_writeReordered(bidi.get(), buffer, room,
                           UBIDI_KEEP_BASE_COMBINING | UBIDI_DO_MIRRORING |
                               UBIDI_REMOVE_BIDI_CONTROLS,
                           &status);
  result.releaseBuffer(U_SUCCESS(status) ? length : 0);
  return U_SUCCESS(status) ? result : text;
}

bool is_shown(UChar32 c) {
  return !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
         !is_invisible(static_cast<char32_t>(c));
}

/// Accents that any script may use; vowel signs of a script count.
bool is_accent(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return u_charType(c) == U_NON_SPACING_MARK &&
         uscript_getScript(c, &status) == USCRIPT_INHERITED;
}

bool is_counted(UChar32 c) {
  return is_letter(static_cast<char32_t>(c)) && !is_accent(c);
}

icu::UnicodeString skeleton_of(icu::UnicodeString text) {
  constexpr char16_t kSmallPalochka = 0x4CF;
  // UTS #39 takes it for an i. Most fonts draw an l: "apple" has been written
  // with it.
  text.findAndReplace(icu::UnicodeString(kSmallPalochka),
                      icu::UnicodeString(u'l'));
  UErrorCode status = U_ZERO_ERROR;
  // Reads tables of ICU; it is not changed, so threads may share it.
  static const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(
      uspoof_open(&status), uspoof_close);
  icu::UnicodeString skeleton;
  status = U_ZERO_ERROR;
  if (checker) {
    uspoof_getSkeletonUnicodeString(checker.get(), 0, text, skeleton, &status);
  }
  return checker && U_SUCCESS(status) ? skeleton : text;
}

icu::UnicodeString in_small_letters(icu::UnicodeString text) {
  return text.foldCase();
}

}  // namespace

std::vector<std::string> looks_of(std::string_view name) {
  const std::string_view begin = beginning_of(name);
  const icu::UnicodeString shown =
      filtered(in_order_of_display(icu::UnicodeString::fromUTF8(
                   {begin.data(), static_cast<std::int32_t>(begin.size())})),
               is_shown);
  std::vector<std::string> looks;
  for (const icu::UnicodeString& skeleton :
       {in_small_letters(skeleton_of(shown)),
        skeleton_of(in_small_letters(shown))}) {
    std::string look;
    filtered(skeleton, is_counted).toUTF8String(look);
    if (!look.empty() &&
        std::find(looks.begin(), looks.end(), look) == looks.end()) {
      looks.push_back(std::move(look));
    }
  }
  return looks;
}

std::string folded_name(std::string_view name) {
  name = beginning_of(name);
  std::string folded;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode(name.substr(at));
    if (c.is_valid && (is_letter(c.code) || is_invisible(c.code))) {
      folded += name.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return lower_case(folded);
}

std::vector<std::string_view> words_of(std::string_view name) {
  name = beginning_of(name);
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode(name.substr(at));
    if (!c.is_valid || !is_letter(c.code)) {
      if (at > begin) words.push_back(name.substr(begin, at - begin));
      begin = at + c.bytes;
    }
    at += c.bytes;
  }
  if (name.size() > begin) words.push_back(name.substr(begin));
  return words;
}

}  // namespace dct::text
