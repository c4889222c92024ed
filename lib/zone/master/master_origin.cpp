// SPDX-License-Identifier: MIT
#include "zone/master/master_origin.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "zone/master/master_header.hpp"
#include "zone/master/master_lexer.hpp"

namespace dct::zone {
namespace {

// The SOA record is the first of a zone (RFC 1035 section 5.2 has it so, and
// every server writes it so); after this many records there is none.
constexpr int kMaxEntries = 2000;

// "example.com" of "Example.com."; empty for what is not a name, or the root.
std::string plain_name(std::string_view name) {
  auto plain = dns::absolute_name(
      dns::is_absolute(name) ? std::string(name) : std::string(name) + '.');
  return plain ? *std::move(plain) : std::string();
}

// Cloudflare begins its exports so, and no other program does.
bool is_cloudflare_export(std::string_view text) {
  std::string_view head = text.substr(0, 1000);
  return head.starts_with(";;") &&
         head.find(";; Domain:") != std::string_view::npos &&
         head.find(";; Exported:") != std::string_view::npos;
}

class OriginFinder {
 public:
  /// @returns true: the SOA record was found
  bool look_at(const MasterEntry& entry) {
    if (entry.problem || entry.tokens.empty()) return false;
    if (text::to_upper(entry.tokens[0]) == "$ORIGIN") {
      if (entry.tokens.size() > 1) set_origin(entry.tokens[1]);
      return false;
    }
    if (entry.tokens[0].starts_with('$')) return false;
    if (!entry.blank_start) owner_ = entry.tokens[0];
    const auto header = read_header(entry, entry.blank_start ? 0 : 1);
    if (!header || header->type != "SOA") return false;
    set_apex();
    return true;
  }

  MasterOrigin result{};

 private:
  void set_origin(Token token) {
    has_origin_ = true;
    origin_ = dns::is_absolute(token) || origin_.empty()
                  ? plain_name(token)
                  : plain_name(std::string(token) + '.' + origin_);
    if (result.apex.empty()) result.apex = origin_;
  }

  void set_apex() {
    result.has_soa = true;
    if (owner_ == dns::kApex) {
      result.apex = origin_;
    } else if (dns::is_absolute(owner_)) {
      result.apex = plain_name(owner_);
    } else if (!origin_.empty()) {
      result.apex = plain_name(std::string(owner_) + '.' + origin_);
    } else {
      result.apex = plain_name(owner_);
      result.is_relative_to_root = !has_origin_;
    }
  }

  std::string_view owner_ = dns::kApex;
  std::string origin_;
  bool has_origin_ = false;
};

}  // namespace

MasterOrigin find_origin(std::string_view text) {
  OriginFinder finder;
  finder.result.is_of_cloudflare = is_cloudflare_export(text);
  MasterLexer lexer(text);
  MasterEntry entry;
  for (int i = 0; i < kMaxEntries && lexer.next(entry); ++i) {
    if (finder.look_at(entry)) break;
  }
  return std::move(finder.result);
}

}  // namespace dct::zone
