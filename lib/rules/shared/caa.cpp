// SPDX-License-Identifier: MIT
#include "rules/shared/caa.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/suggest.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "dns/domain_name.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using diagnostic::Problem;

constexpr std::string_view kExample =
    "write, for example, 0 issue \"ca.example\"";

struct Caa {
  std::string_view flags{};
  std::string_view tag{};
  std::string_view value{};  ///< without quotation marks
  bool complete = false;
};

std::string_view next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

Caa read_caa(std::string_view data) {
  Caa caa;
  caa.flags = next_word(data);
  caa.tag = next_word(data);
  caa.value = text::trim(data, " \t");
  caa.complete = !caa.value.empty();
  if (caa.value.size() > 1 && caa.value.starts_with('"') &&
      caa.value.ends_with('"')) {
    caa.value = caa.value.substr(1, caa.value.size() - 2);
  }
  return caa;
}

bool is_byte(std::string_view flags) {
  unsigned number = 0;
  const char* end = flags.data() + flags.size();
  const auto [rest, failed] = std::from_chars(flags.data(), end, number);
  return failed == std::errc() && rest == end && number <= 255;
}

bool is_issue(std::string_view tag) {
  return tag == "issue" || tag == "issuewild" || tag == "issuemail" ||
         tag == "issuevmc";
}

Problem wrong(std::string message, std::string help,
              std::string_view variant = {}) {
  return {.message = std::move(message),
          .help = std::move(help),
          .variant = variant};
}

std::optional<Problem> tag_problem(std::string_view tag) {
  constexpr std::array<std::string_view, 7> kTags = {
      "contactemail", "contactphone", "iodef",    "issue",
      "issuemail",    "issuevmc",     "issuewild"};
  const std::string lower = text::to_lower(tag);
  if (templates::has_variable(tag) ||
      std::find(kTags.begin(), kTags.end(), lower) != kTags.end()) {
    return std::nullopt;
  }
  const auto meant = text::nearest(tag, {kTags.begin(), kTags.end()});
  return wrong("the CAA tag " + text::quote(tag) +
                   " is not registered with IANA; certificate authorities "
                   "ignore the record",
               meant.empty() ? "write issue, issuewild or iodef"
                             : "write " + std::string(meant),
               "unknown-tag");
}

std::optional<Problem> issuer_problem(std::string_view value) {
  const std::string_view issuer =
      text::trim(value.substr(0, value.find(';')), " \t");
  if (issuer.empty()) return std::nullopt;
  if (issuer.find("://") != std::string_view::npos) {
    return wrong("the issuer " + text::quote(issuer) +
                     " is a URL; certificate authorities compare it with "
                     "their domain, and none of them may issue then",
                 "write the domain of the authority, as in 0 issue "
                 "\"ca.example\"");
  }
  if (!templates::check_name(issuer, dns::NameUse::target)) return std::nullopt;
  return wrong("the issuer " + text::quote(issuer) +
                   " is not a domain name, so no certificate authority may "
                   "issue",
               std::string(kExample));
}

}  // namespace

std::optional<Problem> caa_problem(std::string_view data) {
  if (templates::is_unterminated(data) || templates::is_bare_variable(data)) {
    return std::nullopt;
  }
  if (data.find_first_of("\r\n") != std::string_view::npos) {
    return wrong("data has a line break, where a zone file ends the record",
                 "write it in one line");
  }
  const Caa caa = read_caa(data);
  const bool fixed_flags = !templates::has_variable(caa.flags);
  if (fixed_flags && !is_byte(caa.flags)) {
    return wrong("data " + text::quote(data) +
                     " does not begin with the flags of CAA, a number from 0 "
                     "to 255",
                 std::string(kExample));
  }
  if (!caa.complete) {
    if (templates::has_variable(data)) return std::nullopt;
    return wrong("data " + text::quote(data) +
                     " is incomplete: CAA has flags, a tag and a value",
                 std::string(kExample));
  }
  if (auto problem = tag_problem(caa.tag)) return problem;
  const std::string tag = text::to_lower(caa.tag);
  if (is_issue(tag) && tag != "issuevmc") return issuer_problem(caa.value);
  if (tag != "iodef" || caa.value.starts_with('%')) return std::nullopt;
  const std::string value = text::to_lower(caa.value);
  if (value.starts_with("mailto:") || value.starts_with("http://") ||
      value.starts_with("https://")) {
    return std::nullopt;
  }
  return wrong("iodef is " + text::quote(caa.value) +
                   ", which is not a URL, so no report is sent",
               "write mailto: in front of an address, or an https URL");
}

bool restricts_issuers(std::string_view data) {
  const std::string tag = text::to_lower(read_caa(data).tag);
  return tag == "issue" || tag == "issuewild";
}

}  // namespace dct::rules
