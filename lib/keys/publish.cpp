// SPDX-License-Identifier: MIT
#include <dct/keys/publish.hpp>
#include <dct/text/base64.hpp>

namespace dct::keys {
namespace {

constexpr std::size_t kMaxString = 255;  // RFC 1035 section 3.3

TxtStrings cut(std::string_view text) {
  TxtStrings strings;
  while (!text.empty()) {
    strings.emplace_back(text.substr(0, kMaxString));
    text.remove_prefix(strings.back().size());
  }
  return strings;
}

/// RFC 1035 section 5.1: \" and \\, and \DDD for what is not printable.
std::string escaped(char c) {
  if (c == '"' || c == '\\') return {'\\', c};
  if (c >= ' ' && c <= '~') return {c};
  const std::string digits = std::to_string(static_cast<unsigned char>(c));
  return "\\" + std::string(3 - digits.size(), '0') + digits;
}

}  // namespace

std::vector<TxtStrings> publish(const PublicKey& key, Algorithm algorithm,
                                KeyLayout layout) {
  const std::string base64 = text::to_base64(key.der());
  std::vector<TxtStrings> records;
  for (std::size_t at = 0; at < base64.size();) {
    const std::string head = "p=" + std::to_string(records.size() + 1) +
                             ",a=" + std::string(name(algorithm)) + ",d=";
    const std::size_t size = layout == KeyLayout::one_record
                                 ? base64.size()
                                 : kMaxString - head.size();
    records.push_back(cut(head + base64.substr(at, size)));
    at += size;
  }
  return records;
}

std::string master_file(std::string_view owner,
                        const std::vector<TxtStrings>& records, unsigned ttl) {
  std::string lines;
  for (const TxtStrings& strings : records) {
    lines += std::string(owner) + (owner.ends_with('.') ? " " : ". ") +
             std::to_string(ttl) + " IN TXT";
    for (const std::string& s : strings) {
      lines += " \"";
      for (const char c : s) lines += escaped(c);
      lines += '"';
    }
    lines += '\n';
  }
  return lines;
}

}  // namespace dct::keys
