// SPDX-License-Identifier: MIT

/// Where the records are written.

#include "rules/hosts.hpp"

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

constexpr std::string_view kUseHost =
    "write the fixed part only (or \"@\"), and pass the sub-domain in the "
    "`host` parameter of the request";

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
    for (const templates::Piece& p : templates::Pieces(host.string())) {
      if (!p.is_variable || text::to_lower(p.text) != "host") continue;
      return ctx.report(
          r, host,
          {.place = host.span_of(p.begin - 1, p.begin + p.text.size() + 1),
           .message = "`%" + std::string(p.text) + "%` in " +
                      text::code(host.key()) +
                      " is added once more by every provider; applied to host "
                      "shop it gives shop.shop",
           .help = "leave it out: a host is already relative to the `host` "
                   "parameter"});
    }
  });
}

void host_domain_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> doubled;
  std::vector<lint::Occurrence> absolute;
  ctx.each_owner([&](const Record& r, Value host) {
    const templates::Pieces pieces(host.string());
    const bool uses = std::any_of(pieces.begin(), pieces.end(), [](auto& p) {
      return p.is_variable && (p.text == "domain" || p.text == "fqdn");
    });
    if (!uses) return;
    (host.string().ends_with('.') ? absolute : doubled).push_back({&r, host});
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
}

// Registry rule 7.
void host_bare_variable(lint::Context& ctx) {
  // Where all records end in one variable, host-variable-suffix reports it.
  if (!common_suffix(ctx.tmpl).empty()) return;
  std::vector<lint::Occurrence> found;
  ctx.each_owner([&](const Record& r, Value host) {
    if (templates::is_bare_variable(host.string()) &&
        variable_suffix(host.string())) {
      found.push_back({&r, host});
    }
  });
  if (found.empty()) return;
  ctx.report(
      found,
      {.message = "the host is nothing but " +
                  (found.size() == 1 ? text::code(found.front().at.string())
                                     : std::string("a variable")) +
                  "; the request chooses the name, www and _dmarc "
                  "included",
       .help = std::string(kUseHost)});
}

// Registry rule 8; draft-05 section 6.3.2.
void host_variable_suffix(lint::Context& ctx) {
  const std::string_view common = common_suffix(ctx.tmpl);
  if (!common.empty()) {
    const Value first = lint::written_owner(ctx.tmpl.records.front());
    return ctx.report(
        first,
        {.message = "every host ends in " + text::code(common) +
                    ", which is the job of the `host` parameter: with it the "
                    "user sees the sub-domain and consents to it",
         .help = "leave " + text::code(common) +
                 " out (alone it becomes \"@\"), and send host=... with the "
                 "request",
         .variant = templates::is_bare_variable(first.string()) ? "common-bare"
                                                                : "common"});
  }
  std::vector<lint::Occurrence> found;
  ctx.each_owner([&](const Record& r, Value host) {
    if (!templates::is_bare_variable(host.string()) &&
        variable_suffix(host.string())) {
      found.push_back({&r, host});
    }
  });
  if (found.empty()) return;
  const Value host = found.front().at;
  const auto suffix = variable_suffix(host.string());
  ctx.report(
      found,
      {.place =
           host.span_of(suffix->begin, suffix->begin + suffix->text.size()),
       .message = "the host ends in " +
                  (found.size() == 1 ? text::code(suffix->text)
                                     : std::string("a variable")) +
                  ", so the request chooses the sub-domain, and the user "
                  "cannot see which",
       .help = std::string(kUseHost)});
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
  diagnostic::Problem problem{
      .place = t.host_required.key_span(),
      .message =
          "nothing here needs hostRequired: there is no CNAME or NS at "
          "\"@\"; users cannot apply the template to their domain "
          "itself",
      .help =
          "remove hostRequired, or say in `description` why the template "
          "is not for the domain itself",
      .severity = Severity::info};
  for (const Record& r : t.records) {
    const std::string host = text::to_lower(r[Property::host].string());
    const bool dmarc = r.is(RecordType::txt) && host == "_dmarc";
    const bool mail = (r.is(RecordType::mx) || r.is(RecordType::spfm)) &&
                      templates::is_scope_root(host);
    if (!dmarc && !mail) continue;
    problem.severity = Severity::error;
    problem.notes = {{.message = templates::subject(r) +
                                 " then serves mail of a sub-domain only",
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

// RFC 8552: names with a leading underscore are registered.
void underscore_unregistered(lint::Context& ctx) {
  std::set<std::pair<std::string_view, std::string_view>> said;
  ctx.each_owner([&](const Record& r, Value host) {
    if (r.type_name.empty()) return;
    // A CNAME or NS takes the place of records of any type.
    const bool any_type = r.is(RecordType::cname) || r.is(RecordType::ns);
    for (const templates::Label& label : templates::labels_of(host.string())) {
      if (!label.text.starts_with('_')) continue;
      const auto found = dns::underscored_name(label.text, r.type_name);
      const bool other_type = found == dns::Underscored::other_type;
      if (found == dns::Underscored::registered || (any_type && other_type) ||
          !said.insert({label.text, r.type_name}).second) {
        continue;
      }
      return ctx.report(
          r, host,
          {.place = host.span_of(label.begin, label.begin + label.text.size()),
           .message = text::quote(label.text) +
                      (other_type ? " is in IANA's registry of underscored "
                                    "names, but not for " +
                                        text::printable(r.type_name)
                                  : " is not in IANA's registry of "
                                    "underscored names"),
           .help = "keep it if your service uses it already: renaming a live "
                   "name breaks users; a new one can be registered "
                   "(RFC 8552)"});
    }
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
