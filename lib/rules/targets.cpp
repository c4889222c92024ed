// SPDX-License-Identifier: MIT

/// Where records point to: the names of other hosts, and URLs.

#include "rules/targets.hpp"

#include <dct/dns/address.hpp>
#include <dct/json/writer.hpp>
#include <dct/template/choice.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "json/edit.hpp"
#include "template/host_name.hpp"
#include "template/http_url.hpp"
#include "template/subject.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using diagnostic::Severity;
using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;
using templates::RecordTypeSet;

/// Types that name another host.
constexpr RecordTypeSet kNameTypes = {RecordType::cname, RecordType::mx,
                                      RecordType::ns, RecordType::srv,
                                      RecordType::apexcname};
constexpr RecordTypeSet kRedirects = {RecordType::redir301,
                                      RecordType::redir302};

/// Calls visit(record, target) for each record of some types that has one.
template <typename Visit>
void each_target(lint::Context& ctx, RecordTypeSet types, Visit visit) {
  ctx.each(types, [&visit](const Record& r) {
    if (const Value target = r.content()) visit(r, target);
  });
}

/// `pointsTo` "www.example.com".
std::string named(Value target) {
  return text::code(target.key()) + " " + text::quote(target.string());
}

constexpr std::string_view kWriteName = "write a name, as in www.example.com";

bool is_address_type(const Record& r) {
  return r.is(RecordType::a) || r.is(RecordType::aaaa);
}

// What is wrong with the target as a whole; its characters are not looked at.
std::optional<diagnostic::Problem> wrong_kind(const Record& r, Value target) {
  const std::string_view text = target.string();
  const std::string what = text::code(target.key()) + " is ";
  if (text.empty()) {
    return diagnostic::Problem{.message = what + "empty; it names no server",
                               .help = std::string(kWriteName),
                               .variant = r.type == RecordType::apexcname
                                              ? "empty-apexcname"
                                              : "empty"};
  }
  if (text == "@" && r.type == RecordType::ns) {
    return diagnostic::Problem{.message = what +
                                          "\"@\": the delegated name "
                                          "would be its own name server",
                               .help = "write the name of the name server"};
  }
  if (dns::parse_address(text)) {
    const bool cname =
        r.type == RecordType::cname || r.type == RecordType::apexcname;
    return diagnostic::Problem{
        .message = what + "the address " + text::quote(text) + "; " +
                   std::string(r.type_name) +
                   " holds a name, and resolvers would look up this address "
                   "as a name",
        .help = cname ? "use an A or AAAA record for an address"
                      : std::string(kWriteName)};
  }
  const std::size_t scheme = text.find("://");
  if (scheme == std::string_view::npos) return std::nullopt;
  return diagnostic::Problem{.place = target.span_of(0, scheme + 3),
                             .message = what + "the URL " + text::quote(text) +
                                        "; DNS knows only names",
                             .help = "write the name without scheme and path"};
}

// RFC 2782 and RFC 7505: the root means "no such service".
bool is_no_service(const Record& r, std::string_view target) {
  return target == "." &&
         (r.type == RecordType::srv || r.type == RecordType::mx);
}

// A shared suffix that is named like the provider is its own: framer.app of
// framer.com.
bool is_own_suffix(const lint::Context& ctx, std::string_view target) {
  const std::string owner =
      dns::registrable_domain(ctx.tmpl.provider_id.string());
  const std::string_view name =
      std::string_view(owner).substr(0, owner.find('.'));
  if (name.empty()) return false;
  const auto labels = templates::labels_of(target);
  return std::any_of(labels.begin(), labels.end(),
                     [name](const templates::Label& l) {
                       return text::to_lower(l.text) == name;
                     });
}

}  // namespace

void target_syntax(lint::Context& ctx) {
  each_target(ctx, kNameTypes, [&](const Record& r, Value target) {
    const std::string_view text = target.string();
    if (auto problem = wrong_kind(r, target)) {
      return ctx.report(r, target, *std::move(problem));
    }
    if (text == "@" || is_no_service(r, text)) return;
    const auto d = templates::check_name(text, dns::NameUse::target);
    if (!d) return;
    ctx.report(
        r, target,
        {.place = target.span_of(d->place.span.begin, d->place.span.end),
         .message = named(target) + " is not a valid host name: " + d->message,
         .help = d->rule == "name-at-sign"
                     ? "write %fqdn% for the name the template is "
                       "applied to"
                     : std::string(kWriteName),
         .variant = d->rule == "name-too-long" ? "long" : ""});
  });
}

// draft-05 section 6.2: pointsTo and target are always fully qualified.
void target_single_label(lint::Context& ctx) {
  each_target(ctx, kNameTypes, [&](const Record& r, Value target) {
    const std::string_view text = target.string();
    if (text.empty() || text == "@" || text == "." ||
        text.find('%') != std::string_view::npos ||
        templates::labels_of(text).size() != 1 ||
        templates::check_name(text, dns::NameUse::target)) {
      return;
    }
    ctx.report(r, target,
               {.message = named(target) +
                           " is one label; a target is always a full name, so "
                           "this is the top-level domain " +
                           text::quote(text),
                .help = "write the full name; for one in the user's own zone "
                        "\"" +
                        text::printable(text) + ".%fqdn%\""});
  });
}

void target_trailing_dot(lint::Context& ctx) {
  std::vector<lint::Occurrence> found;
  std::vector<diagnostic::Edit> fix;
  each_target(ctx, kNameTypes, [&](const Record& r, Value target) {
    const std::string_view text = target.string();
    if (text.size() < 2 || !text.ends_with('.')) return;
    found.push_back({&r, target});
    fix.push_back(json::replace_value(
        target, json::quoted(text.substr(0, text.size() - 1))));
  });
  if (found.empty()) return;
  const Value target = found.front().at;
  const std::size_t length = target.string().size();
  ctx.report(found, {.place = target.span_of(length - 1, length),
                     .message = text::code(target.key()) +
                                " ends with a dot; a target is a full name "
                                "anyway, and some providers keep the dot as a "
                                "character",
                     .help = "leave the dot out",
                     .fix = std::move(fix)});
}

// Registry rule 6; draft-05 section 6.3.3. Reviewers accept it where the host
// is fixed and the request is signed: then it is known what can be pointed
// elsewhere, and by whom.
void target_bare_variable(lint::Context& ctx) {
  const templates::Caller caller = caller_of(ctx.tmpl);
  std::map<std::string_view, std::vector<lint::Occurrence>> by_case;
  for (const Record& r : ctx.tmpl.records) {
    const Value value = r.content();
    const bool address = is_address_type(r);
    if (r.type_name.empty() || !value ||
        (!address && !kNameTypes.has(r.type) && !kRedirects.has(r.type)) ||
        templates::choice_in_content(r) != templates::Choice::all) {
      continue;
    }
    const bool open = caller == templates::Caller::anyone ||
                      templates::is_open_host(lint::written_owner(r).string());
    const bool coded = value.key() == "pointsTo" &&
                       templates::is_bare_variable(value.string());
    by_case[address ? (coded ? "address" : "address-with-dots")
            : open  ? (coded ? "" : "other")
                    : (coded ? "fixed-host" : "other-fixed-host")]
        .push_back({&r, value});
  }
  for (const auto& [variant, found] : by_case) {
    const Value value = found.front().at;
    const bool address = is_address_type(*found.front().record);
    ctx.report(
        found,
        {.message = text::code(value.key()) + " is nothing but " +
                    (found.size() == 1 ? text::code(value.string())
                                       : std::string("a variable")) +
                    "; " + std::string(words(caller)) +
                    " can point the name anywhere",
         .help = address ? "where the addresses are known, write them, or only "
                           "the last number as a variable"
                 : kRedirects.has(found.front().record->type)
                     ? "fix the server, as in \"https://%name%.example.com/\""
                     : "keep a fixed part, as in \"%name%.example.com\"",
         .variant = variant});
  }
}

// draft-05 section 12.1: what follows the last fixed dot decides whose name it
// is.
void target_variable_suffix(lint::Context& ctx) {
  using templates::Choice;
  const std::string who(words(caller_of(ctx.tmpl)));
  for (const Choice choice : {Choice::domain, Choice::tenant}) {
    std::vector<lint::Occurrence> found;
    each_target(ctx, kNameTypes, [&](const Record& r, Value target) {
      if (templates::choice_in_name(target.string()) == choice &&
          !(choice == Choice::tenant && is_own_suffix(ctx, target.string()))) {
        found.push_back({&r, target});
      }
    });
    if (found.empty()) continue;
    const bool tenant = choice == Choice::tenant;
    ctx.report(
        found,
        {.message = named(found.front().at) +
                    (tenant ? " has a variable right below a suffix "
                              "where anyone can have a name, so " +
                                  who + " chooses whose it is"
                            : " leaves the registrable domain to a "
                              "variable, so " +
                                  who + " chooses the domain it belongs to"),
         .help = tenant ? "point to a name of your own, as in "
                          "\"%name%.example.com\", which points there"
                        : "put the variable in front of a whole domain, "
                          "with a dot, as in \"%name%.example.com\"",
         .variant = tenant ? "tenant" : ""});
  }
}

// A variable in the authority of a URL, or touching it, can end it early:
// "https://example.com%path%" with ".evil.example/".
void redirect_variable_domain(lint::Context& ctx) {
  std::vector<lint::Occurrence> found;
  each_target(ctx, kRedirects, [&](const Record& r, Value target) {
    if (templates::choice_in_url(target.string()) >=
            templates::Choice::tenant &&
        templates::choice_in_text(target.string()) != templates::Choice::all) {
      found.push_back({&r, target});
    }
  });
  if (found.empty()) return;
  ctx.report(found, {.message = named(found.front().at) + " lets " +
                                std::string(words(caller_of(ctx.tmpl))) +
                                " choose the server that visitors are sent to",
                     .help = "fix the domain up to its slash, as in "
                             "\"https://www.example.com/%path%\""});
}

// draft-05 section 9.2: %host% is the sub-domain alone, and empty without one.
void value_host_variable(lint::Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value value = r.content();
    for (const templates::Piece& p : templates::Pieces(value.string())) {
      if (!p.is_variable || text::to_lower(p.text) != "host") continue;
      ctx.report(
          r, value,
          {.place = value.span_of(p.begin - 1, p.begin + p.text.size() + 1),
           .message = text::code(value.key()) + " has `%" +
                      std::string(p.text) +
                      "%`, which is the sub-domain without the domain, and "
                      "empty when the user has chosen none",
           .help = "write %fqdn% for the whole name, or a variable of your "
                   "own"});
      break;
    }
  }
}

// RFC 2181 section 10.3: the name in an MX, NS or SRV record is no alias.
void target_alias(lint::Context& ctx) {
  constexpr RecordTypeSet kTypes = {RecordType::mx, RecordType::ns,
                                    RecordType::srv};
  each_target(ctx, kTypes, [&](const Record& r, Value target) {
    const std::string text = text::to_lower(target.string());
    for (const Record& alias : ctx.tmpl.records) {
      const Value host = alias[Property::host];
      if (!alias.is(RecordType::cname) || !host) continue;
      const std::string owner = templates::owner_key(host.string());
      const std::string below = owner.empty() ? "" : owner + ".";
      const bool same = text == below + "%fqdn%" ||
                        text == below + "%domain%" ||
                        (owner.empty() && text == "@");
      if (!same) continue;
      return ctx.report(
          r, target,
          {.message = named(target) +
                      " is a CNAME of this template; mail servers and "
                      "resolvers may refuse to follow it",
           .help = "write the name the CNAME points to",
           .notes = {
               {.message = templates::subject(alias), .place = host.span()}}});
    }
  });
}

// RFC 7505: a domain that takes no mail says so with this one record.
void mx_null_coexists(lint::Context& ctx) {
  ctx.each(RecordType::mx, Property::points_to,
           [&](const Record& r, Value value) {
             if (value.string() != ".") return;
             const auto owner = [](const Record& mx) {
               return templates::owner_key(mx[Property::host].string());
             };
             for (const Record& other : ctx.tmpl.records) {
               if (!other.is(RecordType::mx) || &other == &r ||
                   owner(other) != owner(r)) {
                 continue;
               }
               return ctx.report(
                   r, value,
                   {.message =
                        "pointsTo \".\" says that the domain accepts no mail, "
                        "but " +
                        templates::subject(other) + " says where to deliver it",
                    .help = "drop one of the two",
                    .notes = {{.message = templates::subject(other),
                               .place = other.value.span()}}});
             }
           });
}

void target_self(lint::Context& ctx) {
  constexpr RecordTypeSet kTypes = {RecordType::cname, RecordType::apexcname};
  each_target(ctx, kTypes, [&](const Record& r, Value value) {
    const bool apex = r.type == RecordType::apexcname;
    if (!apex && !r.owner()) return;
    std::string target = text::to_lower(value.string());
    if (target.ends_with('.')) target.pop_back();
    const std::string owner =
        apex ? "" : templates::owner_key(r.owner().string());
    const std::string own_name = owner.empty() ? "%fqdn%" : owner + ".%fqdn%";
    const bool same_apex = !owner.empty() && target == owner + ".%domain%" &&
                           !ctx.tmpl.host_required.boolean();
    const bool itself = target == own_name || same_apex ||
                        (owner.empty() && target == "@") ||
                        (apex && target == "%domain%");
    if (!itself) return;
    ctx.report(r, value,
               {.message = named(value) +
                           " is the record's own name; resolvers go round in "
                           "a circle",
                .help = "write the name of the server you mean"});
  });
}

void redirect_target_syntax(lint::Context& ctx) {
  each_target(ctx, kRedirects, [&](const Record& r, Value value) {
    const std::string_view text = value.string();
    // A value that begins with a variable can become any URL.
    if (text.starts_with('%') || templates::parse_http_url(text)) return;
    ctx.report(r, value,
               {.message = "target " + text::quote(text) +
                           (text.empty() ? " is empty"
                                         : " is not an absolute http(s) URL") +
                           "; the redirect leads nowhere",
                .help = "write, for example, \"https://www.example.com\"",
                .variant = text.empty() ? "empty" : ""});
  });
}

}  // namespace dct::rules
