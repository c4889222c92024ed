// SPDX-License-Identifier: MIT

/// Where the records go.

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <set>

#include "dns/domain_name.hpp"
#include "dns/underscored_names.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "rules/txt_records.hpp"
#include "schema/template_check.hpp"
#include "template/host_name.hpp"

namespace dct::rules {
namespace {

using json::Value;

Value owner_of(const templates::Record& r) {
  return r[templates::Property::host] ? r[templates::Property::host]
                                      : r[templates::Property::name];
}

// The last label, if it is made of variables only.
std::optional<templates::Label> variable_suffix(std::string_view host) {
  const auto labels = templates::labels_of(host);
  if (labels.empty() || !templates::is_bare_variable(labels.back().text)) {
    return std::nullopt;
  }
  for (const templates::Piece& p : templates::Pieces(labels.back().text)) {
    if (templates::is_built_in(p.text))
      return std::nullopt;  // has rules of its own
  }
  return labels.back();
}

// The one variable in which the hosts of all records end.
std::string_view common_suffix(const templates::Template& t) {
  std::string_view common;
  for (const templates::Record& r : t.records) {
    const auto suffix = variable_suffix(owner_of(r).string());
    if (!suffix || (!common.empty() && suffix->text != common)) return {};
    common = suffix->text;
  }
  return common;
}

constexpr std::string_view kUseHost =
    "write the fixed part only (or \"@\"), and pass the sub-domain in the "
    "`host` parameter of the request";

}  // namespace

void host_syntax(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    if (!host || templates::is_scope_root(host.string())) continue;
    const auto d = templates::check_name(host.string(), dns::NameUse::host);
    if (!d) continue;
    const bool illegal_character = d->rule == "name-character" ||
                                   d->rule == "name-at-sign" ||
                                   d->rule == "name-wildcard";
    std::vector<std::string_view> aliases;
    if (illegal_character) aliases.emplace_back("DCTL1027");
    if (d->rule == "name-too-long") aliases.emplace_back("DCTL1005");
    ctx.report({.at = host,
                .message = lint::subject(r) + ": " + text::code(host.key()) +
                           " " + text::quote(host.string()) +
                           " is no host name: " + d->message,
                .help = d->rule == "name-at-sign"
                            ? "write \"@\" alone, or leave it out: a host is "
                              "relative to the domain"
                            : "write labels of letters, digits and hyphens "
                              "with dots between them",
                .span = host.span_of(d->place.span.begin, d->place.span.end),
                .aliases = std::move(aliases)});
  }
}

void host_empty(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    if (r.type_name.empty() || !host || !host.string().empty()) continue;
    // Empty and "@" are one place to every reader of SRV, redirects and
    // generic types.
    if (templates::info(r.type).owner != templates::Property::host ||
        !templates::info(r.type).core)
      continue;
    const bool strict = r.type == templates::RecordType::cname ||
                        r.type == templates::RecordType::ns;
    ctx.report({.at = host,
                .message = lint::subject(r) +
                           ": the host is empty; some providers take that for "
                           "a missing value",
                .help = "write \"@\"",
                .severity = strict ? diagnostic::Severity::error
                                   : diagnostic::Severity::info,
                .fix = {json::replace_value(host, "\"@\"")}});
  }
}

void host_variable_host(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    for (const templates::Piece& p : templates::Pieces(host.string())) {
      if (!p.is_variable || text::to_lower(p.text) != "host") continue;
      ctx.report(
          {.at = host,
           .message = lint::subject(r) + ": `%" + std::string(p.text) +
                      "%` in " + text::code(host.key()) +
                      " is added once more by every provider; applied "
                      "to host shop it gives shop.shop",
           .help = "leave it out: a host is already relative to the "
                   "`host` parameter",
           .span = host.span_of(p.begin - 1, p.begin + p.text.size() + 1)});
      break;
    }
  }
}

void host_domain_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> doubled;
  std::vector<lint::Occurrence> absolute;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    const templates::Pieces pieces(host.string());
    const bool uses = std::any_of(pieces.begin(), pieces.end(), [](auto& p) {
      return p.is_variable && (p.text == "domain" || p.text == "fqdn");
    });
    if (!uses) continue;
    (host.string().ends_with('.') ? absolute : doubled).push_back({&r, host});
  }
  if (!doubled.empty()) {
    ctx.report({.at = doubled.front().at,
                .message = lint::subject(doubled) + ": the host " +
                           text::quote(doubled.front().at.string()) +
                           " has no final dot, so the domain is added once "
                           "more: example.com.example.com",
                .help = "leave the variable out: a host is already relative "
                        "to the domain; or end it in a dot",
                .notes = lint::notes_of(doubled)});
  }
  if (!absolute.empty()) {
    ctx.report({.at = absolute.front().at,
                .message = lint::subject(absolute) + ": the host " +
                           text::quote(absolute.front().at.string()) +
                           " is absolute: it is the same whatever host the "
                           "user has chosen",
                .help = "make sure that this is meant",
                .severity = diagnostic::Severity::info,
                .notes = lint::notes_of(absolute)});
  }
}

// Registry rule 7.
void host_bare_variable(lint::Context& ctx) {
  // Where all records end alike, host-variable-suffix says it.
  if (!common_suffix(ctx.tmpl).empty()) return;
  std::vector<lint::Occurrence> found;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    if (host && templates::is_bare_variable(host.string()) &&
        variable_suffix(host.string())) {
      found.push_back({&r, host});
    }
  }
  if (found.empty()) return;
  ctx.report(
      {.at = found.front().at,
       .message = lint::subject(found) + ": the host is nothing but " +
                  (found.size() == 1 ? text::code(found.front().at.string())
                                     : std::string("a variable")) +
                  "; whoever sends the request chooses the name, www "
                  "and _dmarc included",
       .help = std::string(kUseHost),
       .notes = lint::notes_of(found)});
}

// Registry rule 8; draft-05 section 6.3.2.
void host_variable_suffix(lint::Context& ctx) {
  const std::string_view common = common_suffix(ctx.tmpl);
  if (!common.empty()) {
    const Value first = owner_of(ctx.tmpl.records.front());
    lint::Report report{
        .at = first,
        .message = "every host ends in " + text::code(common) +
                   ", which is the work of the `host` parameter: with it the "
                   "user sees and consents to the sub-domain",
        .help = "leave " + text::code(common) +
                " out (alone it becomes \"@\"), and "
                "send host=... with the request",
        .aliases = {{"DCTL1039"}}};
    if (templates::is_bare_variable(first.string()))
      report.aliases->push_back("DCTL1040");
    return ctx.report(std::move(report));
  }
  std::vector<lint::Occurrence> found;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    if (host && !templates::is_bare_variable(host.string()) &&
        variable_suffix(host.string())) {
      found.push_back({&r, host});
    }
  }
  if (found.empty()) return;
  const Value host = found.front().at;
  const auto suffix = variable_suffix(host.string());
  ctx.report(
      {.at = host,
       .message = lint::subject(found) + ": the host ends in " +
                  (found.size() == 1 ? text::code(suffix->text)
                                     : std::string("a variable")) +
                  ", so the request chooses the sub-domain, and the user "
                  "can't see which",
       .help = std::string(kUseHost),
       .span = host.span_of(suffix->begin, suffix->begin + suffix->text.size()),
       .aliases = lint::kNoAlias,
       .notes = lint::notes_of(found)});
}

// draft-05 section 6.3.2: hostRequired is for templates that can't be applied
// at the apex.
void host_required_unneeded(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.host_required.boolean() ||
      std::any_of(t.records.begin(), t.records.end(),
                  schema::cannot_stand_at_apex)) {
    return;
  }
  lint::Report report{
      .at = t.host_required,
      .message =
          "nothing here needs hostRequired: no CNAME or NS "
          "stands at \"@\"; users can't apply the template to "
          "their domain itself",
      .help =
          "remove hostRequired, or say in `description` why the "
          "domain itself is no place for it",
      .span = t.host_required.key_span(),
      .severity = diagnostic::Severity::info};
  for (const templates::Record& r : t.records) {
    const std::string host =
        text::to_lower(r[templates::Property::host].string());
    const bool dmarc = r.is(templates::RecordType::txt) && host == "_dmarc";
    const bool mail = (r.is(templates::RecordType::mx) ||
                       r.is(templates::RecordType::spfm)) &&
                      templates::is_scope_root(host);
    if (!dmarc && !mail) continue;
    report.severity = diagnostic::Severity::error;
    report.notes.push_back(
        {.message = lint::subject(r) + " then serves mail of a sub-domain only",
         .place = r.value.span()});
    break;
  }
  ctx.report(std::move(report));
}

// RFC 8552: names with a leading underscore are registered.
void underscore_unregistered(lint::Context& ctx) {
  std::set<std::pair<std::string_view, std::string_view>> said;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    if (r.type_name.empty() || !host) continue;
    // A CNAME or NS stands in for the records of any type behind it.
    const bool any_type =
        r.is(templates::RecordType::cname) || r.is(templates::RecordType::ns);
    for (const templates::Label& label : templates::labels_of(host.string())) {
      if (!label.text.starts_with('_')) continue;
      const dns::Underscored found =
          dns::underscored_name(label.text, r.type_name);
      if (found == dns::Underscored::registered ||
          (any_type && found == dns::Underscored::other_type) ||
          !said.insert({label.text, r.type_name}).second) {
        continue;
      }
      ctx.report(
          {.at = host,
           .message =
               lint::subject(r) + ": " + text::quote(label.text) +
               (found == dns::Underscored::other_type
                    ? " is in IANA's registry of underscored names, but not "
                      "for " +
                          text::printable(r.type_name)
                    : " is not in IANA's registry of underscored names"),
           .help = "keep it if your service uses it already: renaming a live "
                   "name breaks users; a new one can be registered "
                   "(RFC 8552)",
           .span = host.span_of(label.begin, label.begin + label.text.size())});
      break;
    }
  }
}

void underscore_inside(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    if (!host) continue;
    const std::string masked = templates::mask_variables(host.string(), 'v');
    for (const templates::Label& label : templates::labels_of(host.string())) {
      // One or two leading underscores mark a name, as in _dmarc.
      const std::size_t inside = std::string_view(masked)
                                     .substr(label.begin, label.text.size())
                                     .find('_', 2);
      if (inside == std::string_view::npos) continue;
      const std::size_t at = label.begin + inside;
      ctx.report({.at = host,
                  .message = lint::subject(r) + ": the label " +
                             text::quote(label.text) +
                             " has an underscore inside; some DNS panels "
                             "refuse that",
                  .help = "use a hyphen, unless the name is in use already",
                  .span = host.span_of(at, at + 1)});
      break;
    }
  }
}

void multi_instance_cname(lint::Context& ctx) {
  if (!ctx.tmpl.multi_instance.boolean()) return;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = r[templates::Property::host];
    if (!r.is(templates::RecordType::cname) || !host ||
        !templates::is_scope_root(host.string())) {
      continue;
    }
    ctx.report({.at = host,
                .message = lint::subject(r) +
                           ": multiInstance is for templates that are applied "
                           "several times to one host, but a second CNAME "
                           "there removes the first",
                .help = "remove multiInstance; the same template can be "
                        "applied to several hosts without it",
                .notes = {{.message = "multiInstance is set here",
                           .place = ctx.tmpl.multi_instance.span()}}});
  }
}

// draft-05 section 10.4.1.1, as the table of conflicts has it: a second
// application with other values removes what the first has written.
void multi_instance_conflict(lint::Context& ctx) {
  if (!ctx.tmpl.multi_instance.boolean()) return;
  std::vector<lint::Occurrence> found;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    const Value content = r.content();
    if (!host || !content || templates::has_variable(host.string()) ||
        !templates::has_variable(content.string())) {
      continue;
    }
    const std::string_view mode =
        r[templates::Property::txt_conflict_matching_mode].string();
    const std::string_view prefix =
        r[templates::Property::txt_conflict_matching_prefix].string();
    bool removes = false;
    switch (r.type) {
      case templates::RecordType::a:
      case templates::RecordType::aaaa:
      case templates::RecordType::cname:
      case templates::RecordType::mx:
      case templates::RecordType::ns:
      case templates::RecordType::srv:
        removes = true;
        break;
      case templates::RecordType::txt:
        removes = mode == "All" ||
                  (mode == "Prefix" && content.string().starts_with(prefix));
        break;
      case templates::RecordType::spfm:
      case templates::RecordType::apexcname:
      case templates::RecordType::redir301:
      case templates::RecordType::redir302:
      case templates::RecordType::generic:
        break;
    }
    // A CNAME at "@" has a rule of its own.
    if (removes && !(r.is(templates::RecordType::cname) &&
                     templates::is_scope_root(host.string()))) {
      found.push_back({&r, host});
    }
  }
  if (found.empty()) return;
  ctx.report({.at = found.front().at,
              .message = lint::subject(found) +
                         ": multiInstance promises several instances at one "
                         "host, but a second one with other values removes "
                         "this of the first",
              .help = "put a variable into the host, give TXT the mode None, "
                      "or remove multiInstance",
              .notes = lint::notes_of(found)});
}

void multi_instance_constant(lint::Context& ctx) {
  if (!ctx.tmpl.multi_instance.boolean() || !ctx.variables().empty() ||
      ctx.tmpl.records.empty()) {
    return;
  }
  ctx.report({.at = ctx.tmpl.multi_instance,
              .message = "multiInstance is for instances that differ, but "
                         "nothing here is variable: all are the same",
              .help = "remove multiInstance",
              .span = ctx.tmpl.multi_instance.key_span()});
}

// draft-05 section 9.3.2: a final dot makes the name absolute.
void host_absolute(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    const std::string_view text = host.string();
    if (text.size() < 2 || !text.ends_with('.') ||
        text.ends_with("%domain%.") || text.ends_with("%fqdn%.")) {
      continue;
    }
    ctx.report({.at = host,
                .message = lint::subject(r) + ": the final dot of " +
                           text::quote(text) +
                           " makes the host absolute; it is outside of the "
                           "user's zone, and no provider can write it",
                .help = "leave the dot out: hosts are relative to the domain",
                .span = host.span_of(text.size() - 1, text.size())});
  }
}

// draft-05 section 7: _domainconnect announces the DNS provider itself.
void host_reserved(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = owner_of(r);
    if (!host || !has_label(host.string(), "_domainconnect")) continue;
    ctx.report({.at = host,
                .message = lint::subject(r) +
                           ": _domainconnect names the user's DNS provider to "
                           "every service; a record there can send all of them "
                           "elsewhere",
                .help = "choose another host"});
  }
}

}  // namespace dct::rules
