// SPDX-License-Identifier: MIT

/// What records say: addresses, names, numbers.

#include <algorithm>
#include <array>
#include <charconv>

#include "rules/checks.hpp"
#include "template/address.hpp"
#include "template/names.hpp"
#include "template/url.hpp"

namespace dct::rules {
namespace {

using json::Kind;
using json::Value;

constexpr std::int64_t kMaxTtl = 2147483647;  // RFC 2181 section 8

bool is_type(const Record& r, RecordType type) {
  return !r.type_name.empty() && r.type == type;
}

/// The value of a type that names another host: CNAME, MX, NS, SRV, APEXCNAME.
Value target_of(const Record& r) {
  if (r.type_name.empty()) return {};
  switch (r.type) {
    case RecordType::cname:
    case RecordType::mx:
    case RecordType::ns:
    case RecordType::srv:
    case RecordType::apexcname:
      return r.content();
    case RecordType::a:
    case RecordType::aaaa:
    case RecordType::txt:
    case RecordType::spfm:
    case RecordType::redir301:
    case RecordType::redir302:
    case RecordType::generic:
      return {};
  }
  return {};
}

bool is_address_type(const Record& r) {
  return is_type(r, RecordType::a) || is_type(r, RecordType::aaaa);
}

bool is_redirect(const Record& r) {
  return is_type(r, RecordType::redir301) || is_type(r, RecordType::redir302);
}

// The fixed characters of an address with variables in it.
bool could_be_address(std::string_view text, RecordType type) {
  const std::string_view allowed = type == RecordType::a
                                       ? std::string_view("0123456789.")
                                       : "0123456789abcdefABCDEF:.";
  const Pieces pieces(text);
  return std::all_of(pieces.begin(), pieces.end(), [&](const Piece& p) {
    return p.is_variable ||
           p.text.find_first_not_of(allowed) == std::string_view::npos;
  });
}

std::string_view empty_value_code(const Record& r) {
  // To the older linter an empty value is a missing one.
  return r.type == RecordType::apexcname || is_redirect(r) ? "DCTL1013"
                                                           : "DCTL0008";
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
  for (const Piece& p : Pieces(text)) {
    ++(p.is_variable ? variables : others);
    if (p.is_variable && !is_variable_name(p.text)) named = false;
  }
  if (variables == 0 || !named || is_unterminated(text)) return {Form::other};
  return {variables == 1 && others == 0 ? Form::variable : Form::mixed};
}

std::vector<std::string_view> codes_of_ttl(const Number& number) {
  if (number.form == Number::Form::number && number.value > kMaxTtl) {
    return {"DCTL1015"};
  }
  return {};
}

void check_uint16(Context& ctx, const Record& r, Property property) {
  const Value value = r[property];
  if (!value || !allows(r.type, property)) return;
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
  ctx.report(
      {.at = value,
       .message =
           subject(r) + ": " + code(info(property).name) + " is " +
           printable(value.token().substr(0, 40)) +
           (number.form == Form::number ? "; DNS has 16 bits for it"
                                        : "; providers need a number to write"),
       .help = "write a number from 0 to 65535, or one variable",
       .aliases = code_means_this ? std::nullopt : std::optional(kNoAlias)});
}

}  // namespace

void address_syntax(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value value = r[Property::points_to];
    if (!is_address_type(r) || !value) continue;
    const std::string_view text = value.string();
    const bool v4 = r.type == RecordType::a;
    const std::string family = v4 ? "IPv4" : "IPv6";
    const std::string example = v4 ? "write, for example, \"192.0.2.1\""
                                   : "write, for example, \"2001:db8::1\"";
    if (text.empty()) {
      ctx.report({.at = value,
                  .message = subject(r) + ": pointsTo is empty",
                  .help = example,
                  .aliases = {{empty_value_code(r)}}});
    } else if (has_variable(text)) {
      if (could_be_address(text, r.type)) continue;
      ctx.report({.at = value,
                  .message = subject(r) + ": " + quote(text) +
                             " can never become an " + family + " address",
                  .help = "use a CNAME for a name; " + example,
                  .aliases = kNoAlias});
    } else if (is_unterminated(text)) {
      continue;  // has its own rule
    } else if (const auto address = parse_address(text); !address) {
      // "192.0.2" is an address cut short, not a name under the TLD 2.
      const bool is_name = is_domain_name(text) && has_public_tld(text);
      ctx.report({.at = value,
                  .message = subject(r) + ": " + quote(text) + " is no " +
                             family + " address" +
                             (is_name ? " but a name" : ""),
                  .help = is_name ? "use a CNAME record for a name" : example,
                  .aliases = {{"DCTL1034"}}});
    } else if ((address->family == Family::ipv4) != v4) {
      ctx.report({.at = value,
                  .message = subject(r) + ": " + quote(text) + " is an " +
                             (v4 ? "IPv6" : "IPv4") +
                             " address; this type holds " + family,
                  .help = std::string("make the record an ") +
                          (v4 ? "AAAA" : "A") + ", or " + example,
                  .aliases = {{v4 ? "DCTL1035" : "DCTL1036"}}});
    }
  }
}

void address_special(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    if (!is_address_type(r)) continue;
    const Value value = r[Property::points_to];
    const auto address = parse_address(value.string());
    const Family family = r.type == RecordType::a ? Family::ipv4 : Family::ipv6;
    if (!address || address->family != family) continue;
    const auto range = special_range(*address);
    if (!range) continue;
    ctx.report(
        {.at = value,
         .message = subject(r) + ": " + quote(value.string()) + " is " +
                    std::string(range->what) +
                    "; visitors of the domain reach nothing there",
         .help = "write the public address of the service",
         .at_most = range->documentation ? Severity::info : Severity::error});
  }
}

void target_syntax(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value value = target_of(r);
    if (!value) continue;
    const std::string_view text = value.string();
    const std::string what = subject(r) + ": " + code(value.key());
    constexpr std::string_view kName = "write a name, as in www.example.com";
    if (text.empty()) {
      ctx.report({.at = value,
                  .message = what + " is empty; it names no server",
                  .help = std::string(kName),
                  .aliases = {{empty_value_code(r)}}});
      continue;
    }
    if (text == "@") {
      if (r.type != RecordType::ns) continue;
      ctx.report({.at = value,
                  .message = what +
                             " is \"@\": the delegated name would be its "
                             "own name server",
                  .help = "write the name of the name server"});
      continue;
    }
    // RFC 2782 and RFC 7505: the root stands for "no such service".
    if (text == "." &&
        (r.type == RecordType::srv || r.type == RecordType::mx)) {
      continue;
    }
    if (parse_address(text)) {
      ctx.report({.at = value,
                  .message = what + " is the address " + quote(text) + "; " +
                             std::string(r.type_name) +
                             " holds a name, and resolvers would look up this "
                             "text as one",
                  .help = r.type == RecordType::cname ||
                                  r.type == RecordType::apexcname
                              ? "use an A or AAAA record for an address"
                              : std::string(kName)});
      continue;
    }
    if (text.find("://") != std::string_view::npos) {
      ctx.report({.at = value,
                  .message = what + " is the URL " + quote(text) +
                             "; DNS knows names only",
                  .help = "write the name without scheme and path",
                  .span = value.span_of(0, text.find("://") + 3)});
      continue;
    }
    const auto d = find_name_defect(text, NameUse::target);
    if (!d) continue;
    ctx.report({.at = value,
                .message = what + " " + quote(text) +
                           " is no host name: " + d->message,
                .help = d->kind == NameDefect::Kind::at_sign
                            ? "write %fqdn% for the name the template is "
                              "applied to"
                            : std::string(kName),
                .span = value.span_of(d->begin, d->end),
                .aliases = d->kind == NameDefect::Kind::long_name
                               ? std::vector<std::string_view>{"DCTL1005"}
                               : kNoAlias});
  }
}

// draft-05 section 6.2: pointsTo and target are always fully qualified.
void target_single_label(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value value = target_of(r);
    const std::string_view text = value.string();
    if (text.empty() || text == "@" || text == "." ||
        text.find('%') != std::string_view::npos ||
        labels_of(text).size() != 1 ||
        find_name_defect(text, NameUse::target)) {
      continue;
    }
    ctx.report(
        {.at = value,
         .message = subject(r) + ": " + code(value.key()) + " " + quote(text) +
                    " is one label; a target is always a full name, so "
                    "this is the top-level domain " +
                    quote(text),
         .help = "write the full name; for one in the user's own zone \"" +
                 printable(text) + ".%fqdn%\""});
  }
}

void target_trailing_dot(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value value = target_of(r);
    const std::string_view text = value.string();
    if (text.size() < 2 || !text.ends_with('.')) continue;
    ctx.report({.at = value,
                .message = subject(r) + ": " + code(value.key()) +
                           " ends in a dot; a target is a full name anyway, "
                           "and some providers keep the dot as a character",
                .help = "leave the dot out",
                .span = value.span_of(text.size() - 1, text.size())});
  }
}

// Registry rule 6; draft-05 section 6.3.3.
void target_bare_variable(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const bool address = is_address_type(r);
    const Value value = address || is_redirect(r) ? r.content() : target_of(r);
    if (!value || !is_bare_variable(value.string())) continue;
    ctx.report(
        {.at = value,
         .message = subject(r) + ": " + code(value.key()) + " is nothing but " +
                    code(value.string()) +
                    "; whoever sends the request points the name anywhere",
         .help = address ? "where the addresses are known, write them, or only "
                           "the last number as a variable"
                         : "keep a fixed part, as in \"%name%.example.com\"",
         .at_most = address ? Severity::info : Severity::error,
         .aliases = value.key() == "pointsTo" ? std::nullopt
                                              : std::optional(kNoAlias)});
  }
}

void target_self(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const bool apex = is_type(r, RecordType::apexcname);
    if (!apex && !is_type(r, RecordType::cname)) continue;
    const Value value = r.content();
    if (!value || (!apex && !r.owner())) continue;
    std::string target = to_lower(value.string());
    if (target.ends_with('.')) target.pop_back();
    const std::string owner = apex ? "" : owner_key(r.owner().string());
    const std::string own_name = owner.empty() ? "%fqdn%" : owner + ".%fqdn%";
    const bool itself = target == own_name ||
                        (owner.empty() && target == "@") ||
                        (apex && target == "%domain%");
    if (!itself) continue;
    ctx.report({.at = value,
                .message = subject(r) + ": " + code(value.key()) + " " +
                           quote(value.string()) +
                           " is the record's own name; resolvers go round in "
                           "a circle",
                .help = "write the name of the server that is meant"});
  }
}

void redirect_target(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value value = is_redirect(r) ? r.content() : Value();
    if (!value) continue;
    const std::string_view text = value.string();
    // What a variable begins is the variable's value.
    if (text.starts_with('%') || parse_http_url(text)) continue;
    ctx.report(
        {.at = value,
         .message =
             subject(r) + ": target " + quote(text) +
             (text.empty() ? " is empty" : " is no absolute http(s) URL") +
             "; the redirect leads nowhere",
         .help = "write, for example, \"https://www.example.com\"",
         .aliases = text.empty() ? std::nullopt : std::optional(kNoAlias)});
  }
}

void ttl(Context& ctx) {
  using Form = Number::Form;
  for (const Record& r : ctx.tmpl.records) {
    const Value value = r[Property::ttl];
    if (!value || r.type_name.empty()) continue;
    const Number number = read_number(value);
    if (number.form == Form::variable || number.form == Form::mixed) continue;
    const std::string shown = printable(value.token().substr(0, 40));
    if (number.form == Form::other || number.value < 0 ||
        number.value > kMaxTtl) {
      ctx.report({.at = value,
                  .message = subject(r) + ": ttl is " + shown +
                             (number.form == Form::other
                                  ? "; it is a number of seconds without unit"
                                  : "; DNS has 31 bits for it"),
                  .help = "write the seconds, as in 3600, or one variable",
                  .aliases = codes_of_ttl(number)});
    } else if (number.value < ctx.option("min") && number.value != 0) {
      ctx.report(
          {.at = value,
           .message = subject(r) + ": ttl " + shown +
                      " is very short; most providers raise it",
           .help = "write " + std::to_string(ctx.option("min")) + " or more",
           .at_most = Severity::info,
           .aliases = kNoAlias});
    } else if (number.value == 0) {
      ctx.report({.at = value,
                  .message = subject(r) +
                             ": ttl 0 forbids all caching; most providers put "
                             "in their default",
                  .help = "write the seconds you mean, as in 3600",
                  .at_most = Severity::info,
                  .aliases = kNoAlias});
    } else if (number.value > ctx.option("max")) {
      ctx.report(
          {.at = value,
           .message = subject(r) + ": ttl " + shown +
                      " is more than a week; a mistake stays in caches "
                      "that long",
           .help = "write " + std::to_string(ctx.option("max")) + " or less",
           .at_most = Severity::info,
           .aliases = kNoAlias});
    }
  }
}

void number_range(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    if (r.type_name.empty()) continue;
    check_uint16(ctx, r, Property::priority);
    check_uint16(ctx, r, Property::weight);
    check_uint16(ctx, r, Property::port);
  }
}

// draft-05: dc-ttl-tmpl, dc-uint16-tmpl: the variable is the whole value.
void variable_number_field(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    for (const PropertyInfo& p : record_properties()) {
      const Value value = r[p.property];
      if (p.content != Content::number || !value ||
          read_number(value).form != Number::Form::mixed) {
        continue;
      }
      ctx.report({.at = value,
                  .message = subject(r) + ": " + code(p.name) + " is " +
                             quote(value.string()) +
                             "; a number is written out, or is one variable, "
                             "never both",
                  .help = "write one variable for the whole number"});
    }
  }
}

// draft-05: dc-srv-protocol; community text: _tls too.
void srv_protocol(Context& ctx) {
  constexpr std::array<std::string_view, 5> kKnown = {"_dccp", "_sctp", "_tcp",
                                                      "_tls", "_udp"};
  for (const Record& r : ctx.tmpl.records) {
    const Value value = r[Property::protocol];
    if (!is_type(r, RecordType::srv) || !value) continue;
    const std::string_view text = value.string();
    const auto known = [&](const std::string& name) {
      return std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end();
    };
    if (is_bare_variable(text) || known(std::string(text))) continue;
    const std::string lower = to_lower(text);
    const bool lacks_underscore = known("_" + lower);
    const bool only_case = known(lower);
    ctx.report({.at = value,
                .message = subject(r) + ": protocol is " + quote(text) +
                           (text.empty() ? "; it" : ", which") +
                           " becomes a label of the record's name, and nobody "
                           "asks for that name",
                .help = lacks_underscore ? "write \"_" + lower + "\""
                        : only_case      ? "write \"" + lower + "\""
                                         : "write _tcp, _udp or _tls",
                .at_most = lacks_underscore || only_case ? Severity::warning
                                                         : Severity::error});
  }
}

// draft-05: dc-srv-service = dc-underscore-label
void srv_service(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value value = r[Property::service];
    if (!is_type(r, RecordType::srv) || !value) continue;
    const std::string_view text = value.string();
    const bool valid = text.size() > 1 && text.starts_with('_') &&
                       labels_of(text).size() == 1 &&
                       !find_name_defect(text.substr(1), NameUse::target);
    if (valid || is_bare_variable(text) || is_unterminated(text)) continue;
    ctx.report(
        {.at = value,
         .message = subject(r) + ": service is " + quote(text) +
                    "; clients look for one label that begins with an "
                    "underscore",
         .help =
             text.empty() || text.find_first_of("._ ") != std::string_view::npos
                 ? "write the service's registered name, as in "
                   "\"_sip\""
                 : "write \"_" + printable(text) + "\"",
         .aliases = text.empty() ? std::nullopt : std::optional(kNoAlias)});
  }
}

// RFC 2782: the owner is _service._protocol.name already.
void srv_name(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value name = r[Property::name];
    if (!is_type(r, RecordType::srv) || !name) continue;
    for (const Label& label : labels_of(name.string())) {
      const std::string text = to_lower(label.text);
      const bool repeated =
          text.size() > 1 && (text == to_lower(r[Property::service].string()) ||
                              text == to_lower(r[Property::protocol].string()));
      if (!repeated) continue;
      ctx.report(
          {.at = name,
           .message = subject(r) + ": the name repeats " + quote(label.text) +
                      ", which service and protocol add already; the "
                      "record lands at " +
                      quote(std::string(r[Property::service].string()) + "." +
                                std::string(r[Property::protocol].string()) +
                                "." + std::string(name.string()),
                            90),
           .help = "write what is behind the protocol only, or \"@\"",
           .span = name.span_of(label.begin, label.begin + label.text.size())});
      break;
    }
  }
}

}  // namespace dct::rules
