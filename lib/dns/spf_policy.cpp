// SPDX-License-Identifier: MIT
#include "dns/spf_policy.hpp"

#include <dct/dns/address.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

#include "dns/domain_name.hpp"
#include "text/quote.hpp"

namespace dct::dns {
namespace {

using diagnostic::Problem;

enum class Argument { none, domain, optional_domain, network4, network6 };

struct Mechanism {
  std::string_view name;
  Argument argument;
};
constexpr Mechanism kMechanisms[] = {
    {"a", Argument::optional_domain},  {"all", Argument::none},
    {"exists", Argument::domain},      {"include", Argument::domain},
    {"ip4", Argument::network4},       {"ip6", Argument::network6},
    {"mx", Argument::optional_domain}, {"ptr", Argument::optional_domain}};

Problem bad_term(std::string message, std::string help) {
  return diagnostic::error("spf-term", std::move(message), std::move(help));
}

bool is_modifier_name(std::string_view name) {
  // RFC 7208 section 12: name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )
  return !name.empty() && text::is_alpha(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return text::is_alnum(c) || c == '-' || c == '_' || c == '.';
         });
}

// Two %: a template's variable between them may be anything.
bool has_variable(std::string_view text) {
  return std::count(text.begin(), text.end(), '%') > 1;
}

bool is_length(std::string_view text, int max) {
  int length = -1;
  const auto [end, failed] =
      std::from_chars(text.data(), text.data() + text.size(), length);
  return failed == std::errc() && end == text.data() + text.size() &&
         length >= 0 && length <= max;
}

std::optional<Problem> check_network(std::string_view argument, Family family) {
  if (has_variable(argument)) return std::nullopt;
  const std::string_view example =
      family == Family::ipv4 ? "ip4:192.0.2.0/24" : "ip6:2001:db8::/32";
  const std::size_t slash = argument.find('/');
  const auto address = parse_address(argument.substr(0, slash));
  if (!address || address->family != family) {
    return bad_term("needs an " +
                        std::string(family == Family::ipv4 ? "IPv4" : "IPv6") +
                        " address",
                    "write, for example, " + text::code(example));
  }
  if (slash != std::string_view::npos &&
      !is_length(argument.substr(slash + 1),
                 family == Family::ipv4 ? 32 : 128)) {
    return bad_term("has a prefix length that does not exist",
                    "write, for example, " + text::code(example));
  }
  return std::nullopt;
}

// "domain-spec" with a dual CIDR length after it: name/24//64.
std::optional<Problem> check_domain(std::string_view argument,
                                    bool lengths_allowed) {
  if (has_variable(argument) || argument.find("%{") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string_view lengths;
  if (lengths_allowed && argument.find('/') != std::string_view::npos) {
    lengths = argument.substr(argument.find('/'));
    argument = argument.substr(0, argument.find('/'));
  }
  if (!argument.empty() && !is_domain_name(argument)) {
    return bad_term("does not name a domain",
                    "write a full domain name after it");
  }
  const std::size_t dual = lengths.find("//");
  const std::string_view four = lengths.substr(0, dual);
  if ((!four.empty() && !is_length(four.substr(1), 32)) ||
      (dual != std::string_view::npos &&
       !is_length(lengths.substr(dual + 2), 128))) {
    return bad_term("has a prefix length that does not exist",
                    "write, for example, `a/24` or `a:x.example//64`");
  }
  return std::nullopt;
}

Problem unknown_name(std::string_view name) {
  return diagnostic::error(
      kUnknownSpfTerm, text::quote(name) + " is not an SPF mechanism",
      "the mechanisms are a, mx, include, ip4, ip6, exists and ptr");
}

}  // namespace

std::string SpfTerm::key() const { return text::to_lower(name); }

std::vector<SpfTerm> spf_terms(std::string_view policy) {
  std::vector<SpfTerm> terms;
  terms.reserve(1 + static_cast<std::size_t>(
                        std::count(policy.begin(), policy.end(), ' ')));
  std::size_t at = 0;
  while ((at = policy.find_first_not_of(" \t", at)) != std::string_view::npos) {
    const std::size_t end =
        std::min(policy.find_first_of(" \t", at), policy.size());
    SpfTerm t{.text = policy.substr(at, end - at), .begin = at};
    std::string_view rest = t.text;
    if (std::string_view("+-~?").find(rest.front()) != std::string_view::npos) {
      t.qualifier = rest.front();
      rest.remove_prefix(1);
    }
    const std::size_t stop = rest.find_first_of(":=/");
    t.name = rest.substr(0, stop);
    if (stop != std::string_view::npos) {
      t.separator = rest[stop];
      t.argument = rest.substr(t.separator == '/' ? stop : stop + 1);
    }
    terms.push_back(t);
    at = end;
  }
  return terms;
}

std::optional<Problem> check_spf_term(const SpfTerm& term) {
  if (has_variable(term.name)) return std::nullopt;
  if (term.is_modifier()) {
    if (is_modifier_name(term.name)) return std::nullopt;
    return unknown_name(term.name);
  }
  const std::string key = term.key();
  const auto* known =
      std::find_if(std::begin(kMechanisms), std::end(kMechanisms),
                   [&key](const Mechanism& m) { return m.name == key; });
  if (known == std::end(kMechanisms)) return unknown_name(term.name);

  const bool empty = term.separator == ':' && term.argument.empty();
  switch (known->argument) {
    case Argument::none:
      if (term.separator == '\0') return std::nullopt;
      return bad_term("takes no argument", "write " + text::code(known->name));
    case Argument::network4:
    case Argument::network6:
      return check_network(
          term.separator == ':' ? term.argument : "",
          known->argument == Argument::network4 ? Family::ipv4 : Family::ipv6);
    case Argument::domain:
      if (term.separator != ':' || empty) {
        return bad_term("does not name a domain", "write, for example, `" +
                                                      std::string(known->name) +
                                                      ":spf.example.com`");
      }
      return check_domain(term.argument, false);
    case Argument::optional_domain:
      if (empty) {
        return bad_term("does not name a domain after the colon",
                        "write " + text::code(known->name) +
                            ", or a domain after the colon");
      }
      return check_domain(term.argument, true);
  }
  return std::nullopt;
}

bool is_spf_policy(std::string_view text) {
  if (text.starts_with('"')) text.remove_prefix(1);
  return text::to_lower(text.substr(0, 6)) == "v=spf1";
}

std::string mask_spf_macros(std::string_view policy) {
  std::string masked(policy);
  for (std::size_t at = masked.find("%{"); at != std::string::npos;
       at = masked.find("%{", at + 1)) {
    masked[at] = '_';
  }
  return masked;
}

}  // namespace dct::dns
