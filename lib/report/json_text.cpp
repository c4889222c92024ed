// SPDX-License-Identifier: MIT
#include "report/json_text.hpp"

#include <dct/text/ascii.hpp>

#include <unistr.h>

#include "text/quote.hpp"

namespace dct::report {
namespace {

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::string escape(std::uint32_t unit) { return "\\u" + text::hex(unit, 4); }

}  // namespace

void JsonText::text(const char* key, std::string_view value) {
  writer_.Key(key);
  text(value);
}

void JsonText::text(std::string_view item) {
  // Names of files may be any bytes; JSON is UTF-8.
  writer_.String(u8_check(bytes_of(item), item.size()) == nullptr
                     ? std::string(item)
                     : text::printable(item));
}

void JsonText::number(const char* key, std::size_t value) {
  writer_.Key(key);
  writer_.Uint64(value);
}

void JsonText::flag(const char* key, bool value) {
  writer_.Key(key);
  writer_.Bool(value);
}

void JsonText::null(const char* key) {
  writer_.Key(key);
  writer_.Null();
}

// All that is escaped here can stand only inside a string.
std::string JsonText::take() const {
  const std::string_view json(buffer_.GetString(), buffer_.GetSize());
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    ucs4_t code = 0;
    const auto bytes = static_cast<std::size_t>(
        u8_mbtouc(&code, bytes_of(json.substr(at)), json.size() - at));
    const bool command = code == '[' && out.ends_with("##");
    if (!text::is_invisible(code) && !command) {
      out += json.substr(at, bytes);
    } else if (code > 0xFFFF) {
      out += escape(0xD800 + ((code - 0x10000) >> 10U));
      out += escape(0xDC00 + ((code - 0x10000) & 0x3FFU));
    } else {
      out += escape(code);
    }
    at += bytes;
  }
  return out;
}

}  // namespace dct::report
