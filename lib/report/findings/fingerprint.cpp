// SPDX-License-Identifier: MIT
#include "report/findings/fingerprint.hpp"

#include <dct/text/ascii.hpp>

#include <openssl/sha.h>

#include <algorithm>

#include "text/quote.hpp"

namespace dct::report {

std::string_view marked_text(const diagnostic::Finding& f,
                             const text::Source& source) {
  const std::string_view text = source.text();
  return f.place.span.begin <= f.place.span.end &&
                 f.place.span.end <= text.size()
             ? text.substr(f.place.span.begin,
                           f.place.span.end - f.place.span.begin)
             : std::string_view();
}

std::string identity(const diagnostic::Finding& f, const text::Source& source) {
  constexpr char kBetween = '\x1F';
  // Of "/records/3/host" the "host"; of a record itself nothing.
  constexpr std::string_view kRecords = "/records/";
  std::string_view member = f.place.pointer;
  member.remove_prefix(std::min(member.rfind('/') + 1, member.size()));
  const bool whole_record =
      f.place.record > 0 &&
      f.place.pointer.find('/', kRecords.size()) == std::string::npos;
  if (whole_record) member = {};

  std::string all = f.rule;
  for (const std::string_view part :
       {std::string_view(f.record_type), std::string_view(f.record_host),
        member, marked_text(f, source)}) {
    all += kBetween;
    all += part;
  }
  return all;
}

std::string fingerprint(const diagnostic::Finding& f,
                        const text::Source& source) {
  const std::string text = identity(f, source);
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return text::hex(digest, text::HexCase::upper);
}

}  // namespace dct::report
