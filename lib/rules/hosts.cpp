// SPDX-License-Identifier: MIT

/// Where the records are written.

#include "rules/hosts.hpp"

#include <dct/template/choice.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <set>

#include "dns/domain_name.hpp"
#include "dns/underscored_names.hpp"
#include "json/edit.hpp"
#include "rules/shared/txt_records.hpp"
#include "schema/template_check.hpp"
#include "template/host_name.hpp"
#include "template/subject.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using diagnostic::Severity;
using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

// The last label, if it is made of variables only.
std::optional<templates::Label> variable_suffix(std::string_view host) {
  const auto labels = templates::labels_of(host);
  if (labels.empty() || !templates::is_bare_variable(labels.back().text)) {
    return std::nullopt;
  }
  for (const templates::Piece& p : templates::Pieces(labels.back().text)) {
    // These have rules of their own.
    if (templates::is_built_in(p.text)) return std::nullopt;
  }
  return labels.back();
}

// The one variable in which the hosts of all records end.
std::string_view common_suffix(const templates::Template& t) {
  std::string_view common;
  for (const Record& r : t.records) {
    const auto suffix = variable_suffix(lint::written_owner(r).string());
    if (!suffix || (!common.empty() && suffix->text != common)) return {};
    common = suffix->text;
  }
  return common;
}

// Whether all records are at one host: then the `host` parameter can name it.
bool has_one_host(const templates::Template& t) {
  std::set<std::string> hosts;
  for (const Record& r : t.records) {
    hosts.insert(templates::owner_key(lint::written_owner(r).string()));
  }
  return hosts.size() == 1;
}

// What a CNAME or NS needs that moves to "@".
std::string_view and_host_required(const lint::Context& ctx,
                                   const std::vector<lint::Occurrence>& found) {
  const bool moves =
      std::any_of(found.begin(), found.end(), [](const lint::Occurrence& o) {
        return o.record->is(RecordType::cname) || o.record->is(RecordType::ns);
      });
  return moves && !ctx.tmpl.host_required.boolean()
             ? "; a CNAME or NS is at \"@\" then, so add "
               "`\"hostRequired\": true`"
             : "";
}

std::string use_host_parameter(const lint::Context& ctx,
                               const std::vector<lint::Occurrence>& found) {
  const std::string end(and_host_required(ctx, found));
  if (has_one_host(ctx.tmpl)) {
    return "write the fixed part only (or \"@\"), and pass the sub-domain in "
           "the `host` parameter of the request" +
           end;
  }
  return "keep a fixed label at the end, as in \"%name%.shop\"; or make a "
         "template for each host, and pass the sub-domain in the `host` "
         "parameter" +
         end;
}

}  // namespace

void host_syntax(lint::Context& ctx) {
  ctx.each_owner([&](const Record& r, Value host) {
    if (templates::is_scope_root(host.string())) return;
    const auto d = templates::check_name(host.string(), dns::NameUse::host);
    if (!d) return;
    const bool illegal_character = d->rule == "name-character" ||
                                   d->rule == "name-at-sign" ||
                                   d->rule == "name-wildcard";
    ctx.report(
        r, host,
        {.place = host.span_of(d->place.span.begin, d->place.span.end),
         .message = text::code(host.key()) + " " + text::quote(host.string()) +
                    " is not a valid host name: " + d->message,
         .help = d->rule == "name-at-sign"
                     ? "write \"@\" alone, or leave it out: a host is "
                       "relative to the domain"
                     : "write labels of letters, digits and hyphens "
                       "with dots between them",
         .variant = illegal_character            ? "character"
                    : d->rule == "name-too-long" ? "long"
                                                 : ""});
  });
}

void host_empty(lint::Context& ctx) {
  ctx.each_owner([&](const Record& r, Value host) {
    if (r.type_name.empty() || !host.string().empty()) return;
    // Empty and "@" mean the same to every reader of SRV, redirects and
    // generic types.
    const templates::RecordTypeInfo& type = templates::info(r.type);
    if (type.owner != Property::host || !type.core) return;
    const bool strict = r.type == RecordType::cname || r.type == RecordType::ns;
    ctx.report(r, host,
               {.message = "the host is empty; some providers read that as a "
                           "missing value",
                .help = "write \"@\"",
                .severity = strict ? Severity::error : Severity::info,
                .fix = {json::replace_value(host, "\"@\"")}});
  });
}

void host_variable_host(lint::Context& ctx) {
  ctx.each_owner([&](const Record& r, Value host) {
    const std::string end(and_host_required(ctx, {{&r, host}}));
    for (const templates::Piece& p : templates::Pieces(host.string())) {
      if (!p.is_variable || text::to_lower(p.text) != "host") continue;
      return ctx.report(
          r, host,
          {.place = host.span_of(p.begin - 1, p.begin + p.text.size() + 1),
           .message = "`%" + std::string(p.text) + "%` in " +
                      text::code(host.key()) +
                      " is added once more by every provider; applied to host "
                      "shop it gives shop.shop",
           .help = "leave it out (alone it becomes \"@\"): a host is already "
                   "relative to the `host` parameter" +
                   end});
    }
  });
}

void host_domain_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> doubled;
  std::vector<lint::Occurrence> absolute;
  std::vector<lint::Occurrence> redundant;
  ctx.each_owner([&](const Record& r, Value host) {
    const templates::Pieces pieces(host.string());
    const auto uses = [&pieces](std::string_view name) {
      return std::any_of(
          pieces.begin(), templates::Pieces::end(),
          [name](auto& p) { return p.is_variable && p.text == name; });
    };
    if (!uses("domain") && !uses("fqdn")) return;
    (!host.string().ends_with('.') ? doubled
     : uses("domain")              ? absolute
                                   : redundant)
        .push_back({&r, host});
  });
  if (!doubled.empty()) {
    ctx.report(
        doubled,
        {.message = "the host " + text::quote(doubled.front().at.string()) +
                    " has no final dot, so the domain is added once "
                    "more: example.com.example.com",
         .help = "leave the variable out: a host is already relative "
                 "to the domain; or end it with a dot"});
  }
  if (!absolute.empty()) {
    ctx.report(
        absolute,
        {.message = "the host " + text::quote(absolute.front().at.string()) +
                    " is absolute: it is the same whatever host the "
                    "user has chosen",
         .help = "make sure that this is intended",
         .severity = Severity::info});
  }
  if (redundant.empty()) return;
  const std::string_view host = redundant.front().at.string();
  const std::size_t end = host.find("%fqdn%");
  ctx.report(
      redundant,
      {.message = "the host " + text::quote(host) +
                  " names domain and host itself, which every provider "
                  "adds to a host without a final dot",
       .help = "write " + text::quote(end > 0 ? host.substr(0, end - 1) : "@"),
       .severity = Severity::info});
}

// Registry rule 7.
void host_bare_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> found;
  ctx.each_owner([&](const Record& r, Value host) {
    if (templates::choice_in_text(host.string()) == templates::Choice::all) {
      found.push_back({&r, host});
    }
  });
  found = ctx.remaining(std::move(found));
  if (found.empty()) return;
  const bool only_variables =
      std::all_of(found.begin(), found.end(), [](const lint::Occurrence& o) {
        return templates::is_bare_variable(o.at.string());
      });
  ctx.report(found, {.message = "the host is nothing but " +
                                (found.size() == 1
                                     ? text::code(found.front().at.string())
                                     : std::string("a variable")) +
                                "; " + std::string(words(caller_of(ctx.tmpl))) +
                                " chooses the name, www and _dmarc included",
                     .help = use_host_parameter(ctx, found),
                     .variant = only_variables ? "" : "with-dots"});
}

// Registry rule 8; draft-05 section 6.3.2.
void host_variable_suffix(lint::Context& ctx) {
  const std::string_view common = common_suffix(ctx.tmpl);
  std::vector<lint::Occurrence> found;
  ctx.each_owner([&](const Record& r, Value host) {
    if (!variable_suffix(host.string())) return;
    if (!common.empty() || !templates::is_bare_variable(host.string())) {
      found.push_back({&r, host});
    }
  });
  if (found.empty()) return;
  const Value host = found.front().at;
  if (!common.empty()) {
    return ctx.report(
        found,
        {.message = "every host ends in " + text::code(common) +
                    ", which is the job of the `host` parameter: with it the "
                    "user sees the sub-domain and consents to it",
         .help = "leave " + text::code(common) +
                 " out (alone it becomes \"@\"), and send host=... with the "
                 "request" +
                 std::string(and_host_required(ctx, found)),
         .variant = templates::is_bare_variable(host.string()) ? "common-bare"
                                                               : "common"});
  }
  const auto suffix = variable_suffix(host.string());
  ctx.report(
      found,
      {.place =
           host.span_of(suffix->begin, suffix->begin + suffix->text.size()),
       .message = "the host ends in " +
                  (found.size() == 1 ? text::code(suffix->text)
                                     : std::string("a variable")) +
                  ", so " + std::string(words(caller_of(ctx.tmpl))) +
                  " chooses the sub-domain, and the user cannot see which",
       .help = use_host_parameter(ctx, found)});
}

// draft-05 section 6.3.2: hostRequired is for templates that can't be applied
// at the apex.
void host_required_unneeded(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  const auto needs_host = [](const Record& r) {
    // Where the host is missing the schema says so.
    return schema::cannot_stand_at_apex(r) ||
           (schema::excludes_apex(r) && !r[Property::host]);
  };
  if (!t.host_required.boolean() ||
      std::any_of(t.records.begin(), t.records.end(), needs_host)) {
    return;
  }
  diagnostic::Problem problem{
      .place = t.host_required.key_span(),
      .message =
          "nothing here needs hostRequired: there is no CNAME or NS at "
          "\"@\"; users cannot apply the template to their domain "
          "itself",
      .help =
          "remove hostRequired, or say in `description` why the template "
          "is not for the domain itself"};
  for (const Record& r : t.records) {
    const std::string host = text::to_lower(r[Property::host].string());
    if (schema::excludes_apex(r) && templates::is_bare_variable(host)) {
      problem.message = "hostRequired is needed only if " +
                        text::code(r[Property::host].string()) +
                        " may be \"@\": nothing else here cannot be at the "
                        "domain itself";
      problem.help =
          "keep it if that value is allowed, and say so in `description`; "
          "else remove it";
      problem.variant = "open-host";
      break;
    }
    const bool dmarc = r.is(RecordType::txt) && host == "_dmarc";
    const bool mail = (r.is(RecordType::mx) || r.is(RecordType::spfm)) &&
                      templates::is_scope_root(host);
    if (!dmarc && !mail) continue;
    problem.message =
        "hostRequired keeps the template off the domain itself, and so off "
        "the mail that is delivered there; there is no CNAME or NS at \"@\" "
        "that needs it";
    problem.help =
        "keep it if the template is for sub-domains only, and say so in "
        "`description`; else remove it";
    problem.variant = "mail";
    problem.notes = {
        {.message = templates::subject(r) + " is written below the host then",
         .place = r.value.span()}};
    break;
  }
  ctx.report(t.host_required, std::move(problem));
}

// draft-05 section 9.3.2: a final dot makes the name absolute.
void host_absolute(lint::Context& ctx) {
  ctx.each_owner([&](const Record& r, Value host) {
    const std::string_view text = host.string();
    if (text.size() < 2 || !text.ends_with('.') ||
        text.ends_with("%domain%.") || text.ends_with("%fqdn%.")) {
      return;
    }
    ctx.report(r, host,
               {.place = host.span_of(text.size() - 1, text.size()),
                .message = "the final dot of " + text::quote(text) +
                           " makes the host absolute; it is outside the "
                           "user's zone, and no provider can write it",
                .help = "leave the dot out: hosts are relative to the domain"});
  });
}

// draft-05 section 7: _domainconnect announces the DNS provider itself.
void host_reserved(lint::Context& ctx) {
  ctx.each_owner([&](const Record& r, Value host) {
    if (!has_label(host.string(), "_domainconnect")) return;
    ctx.report(r, host,
               {.message = "_domainconnect tells every service who the user's "
                           "DNS provider is; a record there can send all of "
                           "them elsewhere",
                .help = "choose another host"});
  });
}

// RFC 8552: the label nearest to the root is registered, `_tcp` of
// `_caldav._tcp`; those in front of it are its own business.
void underscore_unregistered(lint::Context& ctx) {
  std::set<std::pair<std::string_view, std::string_view>> said;
  ctx.each_owner([&](const Record& r, Value host) {
    if (r.type_name.empty()) return;
    const auto labels = templates::labels_of(host.string());
    const auto label =
        std::find_if(labels.rbegin(), labels.rend(), [](const auto& l) {
          return l.text.starts_with('_') && !l.has_variable();
        });
    if (label == labels.rend()) return;
    // A CNAME or NS takes the place of records of any type.
    const bool any_type = r.is(RecordType::cname) || r.is(RecordType::ns);
    const auto found = dns::underscored_name(label->text, r.type_name);
    const bool other_type = found == dns::Underscored::other_type;
    if (found == dns::Underscored::registered || (any_type && other_type) ||
        !said.insert({label->text, r.type_name}).second) {
      return;
    }
    const std::string_view meant =
        other_type ? std::string_view()
                   : dns::nearest_underscored_name(label->text);
    diagnostic::Problem problem{
        .place = host.span_of(label->begin, label->begin + label->text.size()),
        .message = text::quote(label->text) +
                   (other_type ? " is in IANA's registry of underscored "
                                 "names, but not for " +
                                     text::printable(r.type_name)
                               : " is not in IANA's registry of "
                                 "underscored names"),
        .help =
            "keep it if your service uses it already: renaming a live "
            "name breaks users; a new one can be registered "
            "(RFC 8552)",
        .variant = "vendor"};
    if (!meant.empty()) {
      problem.message += "; it looks like " + text::quote(meant) +
                         ", under which programs look for the record";
      problem.help = "write " + text::quote(meant) +
                     ", unless your service has this name of its own";
      problem.variant = "";
    }
    ctx.report(r, host, std::move(problem));
  });
}

void underscore_inside(lint::Context& ctx) {
  ctx.each_owner([&](const Record& r, Value host) {
    const std::string masked = templates::mask_variables(host.string(), 'v');
    for (const templates::Label& label : templates::labels_of(host.string())) {
      // One or two leading underscores mark a name, as in _dmarc.
      const std::size_t inside = std::string_view(masked)
                                     .substr(label.begin, label.text.size())
                                     .find('_', 2);
      if (inside == std::string_view::npos) continue;
      const std::size_t at = label.begin + inside;
      return ctx.report(
          r, host,
          {.place = host.span_of(at, at + 1),
           .message = "the label " + text::quote(label.text) +
                      " has an underscore inside; some DNS panels refuse that",
           .help = "use a hyphen, unless the name is in use already"});
    }
  });
}

}  // namespace dct::rules
