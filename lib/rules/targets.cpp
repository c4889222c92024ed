// SPDX-License-Identifier: MIT

/// Where records point to: the names of other hosts, and URLs.

#include <dct/dns/address.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "dns/domain_name.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "template/host_name.hpp"
#include "template/http_url.hpp"

namespace dct::rules {
namespace {

using json::Value;

/// The value of a type that names another host: CNAME, MX, NS, SRV, APEXCNAME.
Value target_of(const templates::Record& r) {
  if (r.type_name.empty()) return {};
  switch (r.type) {
    case templates::RecordType::cname:
    case templates::RecordType::mx:
    case templates::RecordType::ns:
    case templates::RecordType::srv:
    case templates::RecordType::apexcname:
      return r.content();
    case templates::RecordType::a:
    case templates::RecordType::aaaa:
    case templates::RecordType::txt:
    case templates::RecordType::spfm:
    case templates::RecordType::redir301:
    case templates::RecordType::redir302:
    case templates::RecordType::generic:
      return {};
  }
  return {};
}

bool is_redirect(const templates::Record& r) {
  return r.is(templates::RecordType::redir301) ||
         r.is(templates::RecordType::redir302);
}

std::string_view empty_value_code(const templates::Record& r) {
  // To the older linter an empty value is a missing one.
  return r.type == templates::RecordType::apexcname || is_redirect(r)
             ? "DCTL1013"
             : "DCTL0008";
}

}  // namespace

void target_syntax(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = target_of(r);
    if (!value) continue;
    const std::string_view text = value.string();
    const std::string what = lint::subject(r) + ": " + text::code(value.key());
    constexpr std::string_view kName = "write a name, as in www.example.com";
    if (text.empty()) {
      ctx.report({.at = value,
                  .message = what + " is empty; it names no server",
                  .help = std::string(kName),
                  .aliases = {{empty_value_code(r)}}});
      continue;
    }
    if (text == "@") {
      if (r.type != templates::RecordType::ns) continue;
      ctx.report({.at = value,
                  .message = what +
                             " is \"@\": the delegated name would be its "
                             "own name server",
                  .help = "write the name of the name server"});
      continue;
    }
    // RFC 2782 and RFC 7505: the root stands for "no such service".
    if (text == "." && (r.type == templates::RecordType::srv ||
                        r.type == templates::RecordType::mx)) {
      continue;
    }
    if (dns::parse_address(text)) {
      ctx.report({.at = value,
                  .message = what + " is the address " + text::quote(text) +
                             "; " + std::string(r.type_name) +
                             " holds a name, and resolvers would look up this "
                             "text as one",
                  .help = r.type == templates::RecordType::cname ||
                                  r.type == templates::RecordType::apexcname
                              ? "use an A or AAAA record for an address"
                              : std::string(kName)});
      continue;
    }
    if (text.find("://") != std::string_view::npos) {
      ctx.report({.at = value,
                  .message = what + " is the URL " + text::quote(text) +
                             "; DNS knows names only",
                  .help = "write the name without scheme and path",
                  .span = value.span_of(0, text.find("://") + 3)});
      continue;
    }
    const auto d = templates::check_name(text, dns::NameUse::target);
    if (!d) continue;
    ctx.report({.at = value,
                .message = what + " " + text::quote(text) +
                           " is no host name: " + d->message,
                .help = d->rule == "name-at-sign"
                            ? "write %fqdn% for the name the template is "
                              "applied to"
                            : std::string(kName),
                .span = value.span_of(d->place.span.begin, d->place.span.end),
                .aliases = d->rule == "name-too-long"
                               ? std::vector<std::string_view>{"DCTL1005"}
                               : lint::kNoAlias});
  }
}

// draft-05 section 6.2: pointsTo and target are always fully qualified.
void target_single_label(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = target_of(r);
    const std::string_view text = value.string();
    if (text.empty() || text == "@" || text == "." ||
        text.find('%') != std::string_view::npos ||
        templates::labels_of(text).size() != 1 ||
        templates::check_name(text, dns::NameUse::target)) {
      continue;
    }
    ctx.report(
        {.at = value,
         .message = lint::subject(r) + ": " + text::code(value.key()) + " " +
                    text::quote(text) +
                    " is one label; a target is always a full name, so "
                    "this is the top-level domain " +
                    text::quote(text),
         .help = "write the full name; for one in the user's own zone \"" +
                 text::printable(text) + ".%fqdn%\""});
  }
}

void target_trailing_dot(lint::Context& ctx) {
  std::vector<lint::Occurrence> found;
  std::vector<diagnostic::Edit> fix;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = target_of(r);
    const std::string_view text = value.string();
    if (text.size() < 2 || !text.ends_with('.')) continue;
    found.push_back({&r, value});
    fix.push_back(json::replace_value(
        value, json::quoted(text.substr(0, text.size() - 1))));
  }
  if (found.empty()) return;
  const Value value = found.front().at;
  const std::size_t length = value.string().size();
  ctx.report({.at = value,
              .message = lint::subject(found) + ": " + text::code(value.key()) +
                         " ends in a dot; a target is a full name anyway, "
                         "and some providers keep the dot as a character",
              .help = "leave the dot out",
              .span = value.span_of(length - 1, length),
              .notes = lint::notes_of(found),
              .fix = std::move(fix)});
}

// Registry rule 6; draft-05 section 6.3.3.
void target_bare_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> targets;
  std::vector<lint::Occurrence> addresses;
  for (const templates::Record& r : ctx.tmpl.records) {
    const bool address =
        r.is(templates::RecordType::a) || r.is(templates::RecordType::aaaa);
    const Value value = address || is_redirect(r) ? r.content() : target_of(r);
    if (!value || !templates::is_bare_variable(value.string())) continue;
    (address ? addresses : targets).push_back({&r, value});
  }
  for (const auto* found : {&targets, &addresses}) {
    if (found->empty()) continue;
    const Value value = found->front().at;
    const bool address = found == &addresses;
    ctx.report(
        {.at = value,
         .message = lint::subject(*found) + ": " + text::code(value.key()) +
                    " is nothing but " +
                    (found->size() == 1 ? text::code(value.string())
                                        : std::string("a variable")) +
                    "; whoever sends the request points the name anywhere",
         .help = address ? "where the addresses are known, write them, or only "
                           "the last number as a variable"
                         : "keep a fixed part, as in \"%name%.example.com\"",
         .severity =
             address ? diagnostic::Severity::info : diagnostic::Severity::error,
         .aliases = value.key() == "pointsTo" ? std::nullopt
                                              : std::optional(lint::kNoAlias),
         .notes = lint::notes_of(*found)});
  }
}

// draft-05 section 12.1: what is behind the last fixed dot decides whose name
// it is.
void target_variable_suffix(lint::Context& ctx) {
  std::vector<lint::Occurrence> found;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = target_of(r);
    const auto labels = templates::labels_of(value.string());
    if (labels.empty() || templates::is_bare_variable(value.string()) ||
        !labels.back().has_variable()) {
      continue;
    }
    const templates::Pieces pieces(labels.back().text);
    const bool own = std::any_of(pieces.begin(), pieces.end(), [](auto& p) {
      return p.is_variable && templates::is_built_in(p.text);
    });
    if (!own) found.push_back({&r, value});
  }
  if (found.empty()) return;
  const Value value = found.front().at;
  ctx.report({.at = value,
              .message = lint::subject(found) + ": " + text::code(value.key()) +
                         " " + text::quote(value.string()) +
                         " ends in a variable, so whoever sends the request "
                         "chooses the domain it belongs to",
              .help = "put the variable in front, as in "
                      "\"%name%.example.com\"",
              .notes = lint::notes_of(found)});
}

// RFC 2181 section 10.3: the name in an MX, NS or SRV record is no alias.
void target_alias(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (!r.is(templates::RecordType::mx) && !r.is(templates::RecordType::ns) &&
        !r.is(templates::RecordType::srv)) {
      continue;
    }
    const Value value = target_of(r);
    const std::string target = text::to_lower(value.string());
    for (const templates::Record& alias : ctx.tmpl.records) {
      const Value host = alias[templates::Property::host];
      if (!alias.is(templates::RecordType::cname) || !host) continue;
      const std::string owner = templates::owner_key(host.string());
      const std::string name = owner.empty() ? "%fqdn%" : owner + ".%fqdn%";
      const std::string at_apex =
          owner.empty() ? "%domain%" : owner + ".%domain%";
      const bool same = target == name || target == at_apex ||
                        (owner.empty() && target == "@");
      if (!same) continue;
      ctx.report(
          {.at = value,
           .message = lint::subject(r) + ": " + text::code(value.key()) + " " +
                      text::quote(value.string()) +
                      " is a CNAME of this template; mail servers and "
                      "resolvers may refuse to follow it",
           .help = "write the name the CNAME points to",
           .notes = {{.message = lint::subject(alias), .place = host.span()}}});
      break;
    }
  }
}

// RFC 7505: a domain that takes no mail says so with this one record.
void mx_null(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = r[templates::Property::points_to];
    if (!r.is(templates::RecordType::mx) || value.string() != ".") continue;
    const Value host = r[templates::Property::host];
    for (const templates::Record& other : ctx.tmpl.records) {
      if (!other.is(templates::RecordType::mx) || &other == &r ||
          templates::owner_key(other[templates::Property::host].string()) !=
              templates::owner_key(host.string())) {
        continue;
      }
      ctx.report({.at = value,
                  .message = lint::subject(r) +
                             ": pointsTo \".\" says that the domain takes no "
                             "mail, and " +
                             lint::subject(other) + " says where to bring it",
                  .help = "drop one of the two",
                  .notes = {{.message = lint::subject(other),
                             .place = other.value.span()}}});
      break;
    }
  }
}

void target_self(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const bool apex = r.is(templates::RecordType::apexcname);
    if (!apex && !r.is(templates::RecordType::cname)) continue;
    const Value value = r.content();
    if (!value || (!apex && !r.owner())) continue;
    std::string target = text::to_lower(value.string());
    if (target.ends_with('.')) target.pop_back();
    const std::string owner =
        apex ? "" : templates::owner_key(r.owner().string());
    const std::string own_name = owner.empty() ? "%fqdn%" : owner + ".%fqdn%";
    const bool itself = target == own_name ||
                        (owner.empty() && target == "@") ||
                        (apex && target == "%domain%");
    if (!itself) continue;
    ctx.report({.at = value,
                .message = lint::subject(r) + ": " + text::code(value.key()) +
                           " " + text::quote(value.string()) +
                           " is the record's own name; resolvers go round in "
                           "a circle",
                .help = "write the name of the server that is meant"});
  }
}

void redirect_target(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = is_redirect(r) ? r.content() : Value();
    if (!value) continue;
    const std::string_view text = value.string();
    // What a variable begins is the variable's value.
    if (text.starts_with('%') || templates::parse_http_url(text)) continue;
    ctx.report({.at = value,
                .message = lint::subject(r) + ": target " + text::quote(text) +
                           (text.empty() ? " is empty"
                                         : " is no absolute http(s) URL") +
                           "; the redirect leads nowhere",
                .help = "write, for example, \"https://www.example.com\"",
                .aliases = text.empty() ? std::nullopt
                                        : std::optional(lint::kNoAlias)});
  }
}

}  // namespace dct::rules
