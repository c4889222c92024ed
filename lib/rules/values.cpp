// SPDX-License-Identifier: MIT

/// What records say in digits: addresses and numbers.

#include <dct/dns/address.hpp>

#include <algorithm>
#include <charconv>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "rules/checks.hpp"

namespace dct::rules {
namespace {

using json::Kind;
using json::Value;

constexpr std::int64_t kMaxTtl = 2147483647;  // RFC 2181 section 8

bool is_address_type(const templates::Record& r) {
  return r.is(templates::RecordType::a) || r.is(templates::RecordType::aaaa);
}

// The fixed characters of an address with variables in it.
bool could_be_address(std::string_view text, templates::RecordType type) {
  const std::string_view allowed = type == templates::RecordType::a
                                       ? std::string_view("0123456789.")
                                       : "0123456789abcdefABCDEF:.";
  const templates::Pieces pieces(text);
  return std::all_of(
      pieces.begin(), pieces.end(), [&](const templates::Piece& p) {
        return p.is_variable ||
               p.text.find_first_not_of(allowed) == std::string_view::npos;
      });
}

/// What a numeric property holds.
struct Number {
  enum class Form { number, variable, mixed, other };
  Form form = Form::other;
  std::int64_t value = 0;
};

Number read_number(Value value) {
  using Form = Number::Form;
  if (value.is(Kind::integer)) return {Form::number, value.integer()};
  const std::string_view text = value.string();
  std::int64_t number = 0;
  const auto [end, failed] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (!text.empty() && end == text.data() + text.size()) {
    const bool too_large = failed == std::errc::result_out_of_range;
    return {Form::number, too_large ? INT64_MAX : number};
  }
  std::size_t variables = 0;
  std::size_t others = 0;
  bool named = true;
  for (const templates::Piece& p : templates::Pieces(text)) {
    ++(p.is_variable ? variables : others);
    if (p.is_variable && !templates::is_variable_name(p.text)) named = false;
  }
  if (variables == 0 || !named || templates::is_unterminated(text))
    return {Form::other};
  return {variables == 1 && others == 0 ? Form::variable : Form::mixed};
}

std::vector<std::string_view> codes_of_ttl(const Number& number) {
  if (number.form == Number::Form::number && number.value > kMaxTtl) {
    return {"DCTL1015"};
  }
  return {};
}

void check_uint16(lint::Context& ctx, const templates::Record& r,
                  templates::Property property) {
  const Value value = r[property];
  if (!value || !templates::allows(r.type, property)) return;
  const Number number = read_number(value);
  using Form = Number::Form;
  if (number.form == Form::variable || number.form == Form::mixed) return;
  if (number.form == Form::number && number.value >= 0 &&
      number.value <= 65535) {
    return;
  }
  const bool no_number = number.form == Form::other &&
                         value.string().find('%') == std::string_view::npos;
  const bool code_means_this =
      no_number || (number.form == Form::number && number.value > kMaxTtl);
  ctx.report({.at = value,
              .message = lint::subject(r) + ": " +
                         text::code(templates::info(property).name) + " is " +
                         text::printable(value.token().substr(0, 40)) +
                         (number.form == Form::number
                              ? "; DNS has 16 bits for it"
                              : "; providers need a number to write"),
              .help = "write a number from 0 to 65535, or one variable",
              .aliases = code_means_this ? std::nullopt
                                         : std::optional(lint::kNoAlias)});
}

}  // namespace

void address_syntax(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = r[templates::Property::points_to];
    if (!is_address_type(r) || !value) continue;
    const std::string_view text = value.string();
    const bool v4 = r.type == templates::RecordType::a;
    const std::string family = v4 ? "IPv4" : "IPv6";
    const std::string example = v4 ? "write, for example, \"192.0.2.1\""
                                   : "write, for example, \"2001:db8::1\"";
    if (text.empty()) {
      ctx.report({.at = value,
                  .message = lint::subject(r) + ": pointsTo is empty",
                  .help = example,
                  .aliases = {{"DCTL0008"}}});
    } else if (templates::has_variable(text)) {
      if (could_be_address(text, r.type)) continue;
      ctx.report({.at = value,
                  .message = lint::subject(r) + ": " + text::quote(text) +
                             " can never become an " + family + " address",
                  .help = "use a CNAME for a name; " + example,
                  .aliases = lint::kNoAlias});
    } else if (templates::is_unterminated(text)) {
      continue;  // has its own rule
    } else if (const auto address = dns::parse_address(text); !address) {
      // "192.0.2" is an address cut short, not a name under the TLD 2.
      const bool is_name =
          dns::is_domain_name(text) && dns::has_public_tld(text);
      ctx.report({.at = value,
                  .message = lint::subject(r) + ": " + text::quote(text) +
                             " is no " + family + " address" +
                             (is_name ? " but a name" : ""),
                  .help = is_name ? "use a CNAME record for a name" : example,
                  .aliases = {{"DCTL1034"}}});
    } else if ((address->family == dns::Family::ipv4) != v4) {
      ctx.report({.at = value,
                  .message = lint::subject(r) + ": " + text::quote(text) +
                             " is an " + (v4 ? "IPv6" : "IPv4") +
                             " address; this type holds " + family,
                  .help = std::string("make the record an ") +
                          (v4 ? "AAAA" : "A") + ", or " + example,
                  .aliases = {{v4 ? "DCTL1035" : "DCTL1036"}}});
    }
  }
}

void address_special(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (!is_address_type(r)) continue;
    const Value value = r[templates::Property::points_to];
    const auto address = dns::parse_address(value.string());
    const dns::Family family = r.type == templates::RecordType::a
                                   ? dns::Family::ipv4
                                   : dns::Family::ipv6;
    if (!address || address->family != family) continue;
    const auto range = dns::special_range(*address);
    if (!range) continue;
    ctx.report(
        {.at = value,
         .message = lint::subject(r) + ": " + text::quote(value.string()) +
                    " is " + std::string(range->what) +
                    "; visitors of the domain reach nothing there",
         .help = "write the public address of the service",
         .severity = range->documentation ? diagnostic::Severity::info
                                          : diagnostic::Severity::error});
  }
}

void ttl(lint::Context& ctx) {
  using Form = Number::Form;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = r[templates::Property::ttl];
    if (!value || r.type_name.empty()) continue;
    const Number number = read_number(value);
    if (number.form == Form::variable || number.form == Form::mixed) continue;
    const std::string shown = text::printable(value.token().substr(0, 40));
    if (number.form == Form::other || number.value < 0 ||
        number.value > kMaxTtl) {
      ctx.report({.at = value,
                  .message = lint::subject(r) + ": ttl is " + shown +
                             (number.form == Form::other
                                  ? "; it is a number of seconds without unit"
                                  : "; DNS has 31 bits for it"),
                  .help = "write the seconds, as in 3600, or one variable",
                  .aliases = codes_of_ttl(number)});
    } else if (number.value < ctx.option("min") && number.value != 0) {
      ctx.report(
          {.at = value,
           .message = lint::subject(r) + ": ttl " + shown +
                      " is very short; most providers raise it",
           .help = "write " + std::to_string(ctx.option("min")) + " or more",
           .severity = diagnostic::Severity::info,
           .aliases = lint::kNoAlias});
    } else if (number.value == 0) {
      ctx.report({.at = value,
                  .message = lint::subject(r) +
                             ": ttl 0 forbids all caching; most providers put "
                             "in their default",
                  .help = "write the seconds you mean, as in 3600",
                  .severity = diagnostic::Severity::info,
                  .aliases = lint::kNoAlias});
    } else if (number.value > ctx.option("max")) {
      ctx.report(
          {.at = value,
           .message = lint::subject(r) + ": ttl " + shown +
                      " is more than a week; a mistake stays in caches "
                      "that long",
           .help = "write " + std::to_string(ctx.option("max")) + " or less",
           .severity = diagnostic::Severity::info,
           .aliases = lint::kNoAlias});
    }
  }
}

// draft-05 section 6.2: ttl SHOULD NOT contain a variable.
void ttl_variable(lint::Context& ctx) {
  if (ctx.is_on("cloudflare-ttl")) return;  // which says more
  std::vector<lint::Occurrence> found;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = r[templates::Property::ttl];
    if (value && read_number(value).form == Number::Form::variable) {
      found.push_back({&r, value});
    }
  }
  if (found.empty()) return;
  ctx.report({.at = found.front().at,
              .message = lint::subject(found) +
                         ": ttl is a variable, which providers need not "
                         "support",
              .help = "write the seconds, as in 3600",
              .notes = lint::notes_of(found)});
}

void number_range(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (r.type_name.empty()) continue;
    check_uint16(ctx, r, templates::Property::priority);
    check_uint16(ctx, r, templates::Property::weight);
    check_uint16(ctx, r, templates::Property::port);
  }
}

// draft-05: dc-ttl-tmpl, dc-uint16-tmpl: the variable is the whole value.
void variable_number_field(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    for (const templates::PropertyInfo& p : templates::record_properties()) {
      const Value value = r[p.property];
      if (p.content != templates::Content::number || !value ||
          read_number(value).form != Number::Form::mixed) {
        continue;
      }
      ctx.report({.at = value,
                  .message = lint::subject(r) + ": " + text::code(p.name) +
                             " is " + text::quote(value.string()) +
                             "; a number is written out, or is one variable, "
                             "never both",
                  .help = "write one variable for the whole number"});
    }
  }
}

}  // namespace dct::rules
