// SPDX-License-Identifier: MIT

/// multiInstance: templates that are applied several times to one host.

#include "rules/instances.hpp"

#include <dct/template/conflict.hpp>
#include <dct/template/pattern.hpp>

#include "rules/shared/txt_records.hpp"
#include "template/host_name.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

// draft-05 section 10.4.1.1: whether a second application with other values
// removes what the first has written. What the drafts do not say of APEXCNAME
// and redirects is not held against a template.
bool removes_its_like(const Record& r) {
  using templates::Conflict;
  using templates::ConflictMode;
  const std::string_view prefix =
      r[Property::txt_conflict_matching_prefix].string();
  switch (templates::conflict(r.type, r.type)) {
    case Conflict::none:
    case Conflict::redirect:
    case Conflict::apex_alias:
      return false;
    case Conflict::text:
      switch (templates::conflict_mode(r)) {
        case ConflictMode::none:
          return false;
        case ConflictMode::all:
          return true;
        case ConflictMode::prefix:
          return r.content().string().starts_with(prefix);
      }
      return false;
    case Conflict::delegation:
    case Conflict::alias:
    case Conflict::mail_exchange:
    case Conflict::service:
    case Conflict::address:
      return true;
  }
  return false;
}

}  // namespace

void multi_instance_cname(lint::Context& ctx) {
  if (!ctx.tmpl.multi_instance.boolean()) return;
  ctx.each(RecordType::cname, Property::host, [&](const Record& r, Value host) {
    if (!templates::is_scope_root(host.string())) return;
    ctx.report(r, host,
               {.message = "multiInstance is for templates that are applied "
                           "several times to one host, but a second CNAME "
                           "there removes the first",
                .help = "remove multiInstance; the same template can be "
                        "applied to several hosts without it",
                .notes = {{.message = "multiInstance is set here",
                           .place = ctx.tmpl.multi_instance.span()}}});
  });
}

void multi_instance_conflict(lint::Context& ctx) {
  if (!ctx.tmpl.multi_instance.boolean()) return;
  std::vector<lint::Occurrence> found;
  for (const Record& r : ctx.tmpl.records) {
    const Value host = lint::written_owner(r);
    const Value content = r.content();
    if (!host || !content || templates::has_variable(host.string()) ||
        !templates::has_variable(content.string()) || !removes_its_like(r)) {
      continue;
    }
    // A name has one DMARC policy, however many instances there are.
    if (r.is(RecordType::txt) && is_dmarc(r)) continue;
    // A CNAME at "@" has a rule of its own.
    if (!r.is(RecordType::cname) || !templates::is_scope_root(host.string())) {
      found.push_back({&r, host});
    }
  }
  if (found.empty()) return;
  ctx.report(found,
             {.message = "multiInstance promises several instances at one "
                         "host, but a second one with other values removes "
                         "this of the first",
              .help = "put a variable into the host, give TXT the mode None, "
                      "or remove multiInstance"});
}

void multi_instance_constant(lint::Context& ctx) {
  const Value multi = ctx.tmpl.multi_instance;
  if (!multi.boolean() || !ctx.variables().empty() ||
      ctx.tmpl.records.empty()) {
    return;
  }
  ctx.report(multi, {.place = multi.key_span(),
                     .message = "multiInstance is for instances that differ, "
                                "but there is no variable here: all instances "
                                "are the same",
                     .help = "remove multiInstance"});
}

}  // namespace dct::rules
