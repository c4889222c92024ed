// SPDX-License-Identifier: MIT

/// What records say in digits: addresses and numbers.

#include "rules/values.hpp"

#include <dct/dns/address.hpp>
#include <dct/template/pattern.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using diagnostic::Severity;
using json::Kind;
using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

constexpr std::int64_t kMaxTtl = 2147483647;  // RFC 2181 section 8

constexpr templates::RecordTypeSet kAddressTypes = {RecordType::a,
                                                    RecordType::aaaa};

// The fixed characters of an address with variables in it.
bool could_be_address(std::string_view text, RecordType type) {
  const std::string_view allowed = type == RecordType::a
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

  /// One of the two that a variable decides.
  bool is_open() const { return form == Form::variable || form == Form::mixed; }
  bool is_between(std::int64_t least, std::int64_t most) const {
    return form == Form::number && value >= least && value <= most;
  }
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
  if (variables == 0 || !named || templates::is_unterminated(text)) {
    return {Form::other};
  }
  return {variables == 1 && others == 0 ? Form::variable : Form::mixed};
}

// 604800 as "a week", 3600 as "an hour", 5000 as "5000 seconds".
std::string duration(std::int64_t seconds) {
  constexpr std::array<std::pair<std::int64_t, std::string_view>, 4> kUnits = {
      {{604800, "week"}, {86400, "day"}, {3600, "hour"}, {60, "minute"}}};
  for (const auto& [unit, name] : kUnits) {
    if (seconds < unit || seconds % unit != 0) continue;
    if (seconds == unit) {
      return (name == "hour" ? "an " : "a ") + std::string(name);
    }
    return std::to_string(seconds / unit) + " " + std::string(name) + "s";
  }
  return std::to_string(seconds) + " seconds";
}

std::string as_written(Value value) {
  return value.is(Kind::string) ? text::quote(value.string(), 40)
                                : text::printable(value.token().substr(0, 40));
}

void check_uint16(lint::Context& ctx, const Record& r, Value value) {
  const Number number = read_number(value);
  if (number.is_open() || number.is_between(0, 65535)) return;
  const bool is_number = number.form == Number::Form::number;
  const bool code_means_this =
      is_number ? number.value > kMaxTtl || number.value < 0
                : value.string().find('%') == std::string_view::npos;
  ctx.report(r, value,
             {.message = text::code(value.key()) + " is " + as_written(value) +
                         (is_number ? "; DNS has 16 bits for it"
                                    : "; providers need a number to write"),
              .help = "write a number from 0 to 65535, or one variable",
              .variant = code_means_this ? "" : "more-than-16-bits"});
}

}  // namespace

void address_syntax(lint::Context& ctx) {
  ctx.each(
      kAddressTypes, Property::points_to, [&](const Record& r, Value value) {
        const std::string_view text = value.string();
        const bool v4 = r.type == RecordType::a;
        const std::string family = v4 ? "IPv4" : "IPv6";
        const std::string example = v4 ? "write, for example, \"192.0.2.1\""
                                       : "write, for example, \"2001:db8::1\"";
        if (text.empty()) {
          ctx.report(r, value,
                     {.message = "pointsTo is empty",
                      .help = example,
                      .variant = "empty"});
        } else if (templates::has_variable(text)) {
          if (could_be_address(text, r.type)) return;
          ctx.report(r, value,
                     {.message = text::quote(text) + " can never become an " +
                                 family + " address",
                      .help = example,
                      .variant = "variable"});
        } else if (templates::is_unterminated(text)) {
          return;  // has its own rule
        } else if (const auto address = dns::parse_address(text); !address) {
          // "192.0.2" is an address cut short, not a name under the TLD 2.
          const bool is_name =
              dns::is_domain_name(text) && dns::has_public_tld(text);
          ctx.report(
              r, value,
              {.message = text::quote(text) +
                          (is_name ? " is a name, not an " : " is not an ") +
                          family + " address",
               .help = !is_name ? example
                       : templates::is_scope_root(r.owner().string())
                           ? "a name needs a CNAME, which cannot be at \"@\"; "
                             "write the address"
                           : "use a CNAME record for a name"});
        } else if ((address->family == dns::Family::ipv4) != v4) {
          ctx.report(r, value,
                     {.message = text::quote(text) + " is an " +
                                 (v4 ? "IPv6" : "IPv4") +
                                 " address; this type holds " + family,
                      .help = std::string("make the record an ") +
                              (v4 ? "AAAA" : "A") + ", or " + example,
                      .variant = v4 ? "ipv6-in-a" : "ipv4-in-aaaa"});
        }
      });
}

void address_not_public(lint::Context& ctx) {
  ctx.each(
      kAddressTypes, Property::points_to, [&](const Record& r, Value value) {
        const auto address = dns::parse_address(value.string());
        const dns::Family family =
            r.type == RecordType::a ? dns::Family::ipv4 : dns::Family::ipv6;
        if (!address || address->family != family) return;
        const auto range = dns::special_range(*address);
        if (!range) return;
        ctx.report(r, value,
                   {.message = text::quote(value.string()) + " is " +
                               std::string(range->what) +
                               "; visitors of the domain reach nothing there",
                    .help = "write the public address of the service",
                    .severity = range->documentation ? Severity::info
                                                     : Severity::error});
      });
}

void ttl_syntax(lint::Context& ctx) {
  ctx.each(Property::ttl, [&](const Record& r, Value value) {
    const Number number = read_number(value);
    if (r.type_name.empty() || number.is_open() ||
        number.is_between(0, kMaxTtl)) {
      return;
    }
    const bool is_number = number.form == Number::Form::number;
    ctx.report(
        r, value,
        {.message = "ttl is " + as_written(value) +
                    (is_number ? "; DNS has 31 bits for it"
                               : "; it has to be a number of seconds "
                                 "without a unit"),
         .help = "write the seconds, as in 3600, or one variable",
         .variant = is_number && number.value > kMaxTtl ? "too-large" : ""});
  });
}

void ttl_unusual(lint::Context& ctx) {
  const std::int64_t min = ctx.option("min");
  const std::int64_t max = ctx.option("max");
  ctx.each(Property::ttl, [&](const Record& r, Value value) {
    const Number number = read_number(value);
    if (r.type_name.empty() || !number.is_between(0, kMaxTtl)) return;
    const std::string shown = "ttl " + as_written(value);
    if (number.value == 0) {
      ctx.report(r, value,
                 {.message = "ttl 0 forbids all caching; most "
                             "providers write their default instead",
                  .help = "write the seconds you mean, as in 3600"});
    } else if (number.value < min) {
      ctx.report(r, value,
                 {.message = shown + " is very short; most providers raise it",
                  .help = "write " + std::to_string(min) + " or more"});
    } else if (number.value > max) {
      ctx.report(r, value,
                 {.message = shown + " is longer than " + duration(max) +
                             "; a mistake stays in caches that long",
                  .help = "write " + std::to_string(max) + " or less"});
    }
  });
}

// draft-05 section 6.2: ttl SHOULD NOT contain a variable.
void ttl_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> found;
  ctx.each(Property::ttl, [&](const Record& r, Value value) {
    if (read_number(value).form == Number::Form::variable) {
      found.push_back({&r, value});
    }
  });
  found = ctx.remaining(std::move(found));
  if (found.empty()) return;
  ctx.report(found, {.message = "ttl is a variable, which providers need not "
                                "support",
                     .help = "write the seconds, as in 3600"});
}

void number_out_of_range(lint::Context& ctx) {
  for (const Property p :
       {Property::priority, Property::weight, Property::port}) {
    ctx.each(p, [&](const Record& r, Value value) {
      if (!r.type_name.empty() && templates::allows(r.type, p)) {
        check_uint16(ctx, r, value);
      }
    });
  }
}

// draft-05: dc-ttl-tmpl, dc-uint16-tmpl: the variable is the whole value.
void number_mixed_with_variable(lint::Context& ctx) {
  for (const templates::PropertyInfo& p : templates::record_properties()) {
    if (p.content != templates::Content::number) continue;
    ctx.each(p.property, [&](const Record& r, Value value) {
      if (read_number(value).form != Number::Form::mixed) return;
      ctx.report(r, value,
                 {.message = text::code(p.name) + " is " +
                             text::quote(value.string()) +
                             "; a number is written out, or is one variable, "
                             "never both",
                  .help = "write one variable for the whole number"});
    });
  }
}

}  // namespace dct::rules
