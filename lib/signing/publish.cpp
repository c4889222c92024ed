// SPDX-License-Identifier: MIT

/// Key records, written.

#include <algorithm>

#include <dct/key_record.hpp>

#include "json/quote.hpp"
#include "signing/base64.hpp"
#include "template/names.hpp"

namespace dct {
namespace {

constexpr std::size_t kMaxString = 255;  // RFC 1035 section 3.3

TxtStrings split(std::string_view text) {
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
                                Layout layout) {
  const std::string base64 = to_base64(key.der());
  std::vector<TxtStrings> records;
  for (std::size_t at = 0; at < base64.size();) {
    const std::string head = "p=" + std::to_string(records.size() + 1) +
                             ",a=" + std::string(name(algorithm)) + ",d=";
    const std::size_t size =
        layout == Layout::one_record ? base64.size() : kMaxString - head.size();
    records.push_back(split(head + base64.substr(at, size)));
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

std::string key_owner(std::string_view label,
                      std::string_view sync_pub_key_domain) {
  if (sync_pub_key_domain.ends_with('.')) sync_pub_key_domain.remove_suffix(1);
  return std::string(label) + "." + std::string(sync_pub_key_domain);
}

std::vector<Mistake> check_key_label(std::string_view label,
                                     std::string_view sync_pub_key_domain) {
  const auto mistake = [](std::string_view id, std::string message,
                          std::string help,
                          Severity severity = Severity::error) {
    return std::vector<Mistake>{
        {id, severity, std::move(message), std::move(help)}};
  };
  if (label.empty()) {
    return mistake("key-label-empty",
                   "key is empty; it names the label at which the key is "
                   "published",
                   "write the label, such as `_dck1`");
  }
  const std::string tail =
      "." + to_lower(sync_pub_key_domain.ends_with('.')
                         ? sync_pub_key_domain.substr(
                               0, sync_pub_key_domain.size() - 1)
                         : sync_pub_key_domain);
  if (tail.size() > 1 && to_lower(label).ends_with(tail)) {
    return mistake("key-label-domain",
                   "key is " + quote(label) +
                       ", the whole name; providers put syncPubKeyDomain "
                       "behind it once more",
                   "write the label only: " +
                       quote(label.substr(0, label.size() - tail.size())));
  }
  if (label.find('.') != std::string_view::npos) {
    return mistake(
        "key-label-dot",
        "key is " + quote(label) + "; it is one label, without a dot",
        "write one label, such as `_dck1`");
  }
  if (to_lower(sync_pub_key_domain).starts_with(to_lower(label) + ".")) {
    return mistake(
        "key-label-doubled",
        "syncPubKeyDomain " + quote(sync_pub_key_domain) +
            " begins with the key label already; providers ask for " +
            quote(key_owner(label, sync_pub_key_domain)),
        "take the label out of syncPubKeyDomain", Severity::warning);
  }
  if (label == "@" || label == "*" || label.find('%') != std::string::npos) {
    return mistake("key-label-syntax", "key is " + quote(label) + ", no label",
                   "write one label, such as `_dck1`");
  }
  if (const auto defect = find_name_defect(label, NameUse::host)) {
    return mistake("key-label-syntax",
                   "key " + quote(label) + " is no label: " + defect->message,
                   "write one label, such as `_dck1`");
  }
  return {};
}

}  // namespace dct
