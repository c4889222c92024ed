// SPDX-License-Identifier: MIT

/// Which types records have, and the types that are written in presentation
/// format.

#include "rules/types.hpp"

#include <dct/template/choice.hpp>

#include <algorithm>
#include <array>

#include "dns/rare_rdata.hpp"
#include "dns/type_registry.hpp"
#include "rules/shared/caa.hpp"
#include "schema/template_check.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

void report_wrong_types(lint::Context& ctx) {
  ctx.each(Property::type, [&ctx](const Record& r, Value type) {
    auto problem = schema::wrong_type(r);
    if (problem && problem->rule == ctx.rule().id) {
      ctx.report(r, type, *std::move(problem));
    }
  });
}

bool is_delegated(const templates::Template& t, const Record& r) {
  const std::string owner = templates::owner_key(r.owner().string());
  return std::any_of(
      t.records.begin(), t.records.end(), [&owner](const Record& ns) {
        return ns.is(RecordType::ns) &&
               templates::owner_key(ns.owner().string()) == owner;
      });
}

// What works at a provider that does not have the type.
std::string_view help_of_optional(const Record& record) {
  switch (record.type) {
    case RecordType::apexcname:
      return "offer a template with A and AAAA records as well";
    case RecordType::redir301:
    case RecordType::redir302:
      return "offer a template that points to a web server of yours as well, "
             "which redirects";
    default:
      return "put it into a template of its own, so that the rest can be "
             "applied everywhere";
  }
}

}  // namespace

void type_lower_case(lint::Context& ctx) { report_wrong_types(ctx); }
void type_unregistered(lint::Context& ctx) { report_wrong_types(ctx); }

// draft-05 section 6.2: only six types are mandatory, SPFM recommended.
void type_optional(lint::Context& ctx) {
  ctx.each(Property::type, [&](const Record& r, Value type) {
    if (r.type_name.empty() || templates::info(r.type).core) return;
    const bool generic = r.type == RecordType::generic;
    if (generic && !dns::is_registered_type(r.type_name) &&
        !dns::is_numbered_type(r.type_name)) {
      return;
    }
    ctx.report(r, type,
               {.message = "not every provider supports " +
                           text::printable(r.type_name) +
                           "; one that does not refuses the whole template",
                .help = std::string(help_of_optional(r)),
                .variant = generic ? "generic" : ""});
  });
}

// Zone machinery, queries and experiments that no template needs.
void type_server_only(lint::Context& ctx) {
  constexpr std::array<std::string_view, 24> kTypes = {
      "A6",   "ANY", "AXFR",  "CDNSKEY", "CDS",  "CSYNC", "DNSKEY",     "DS",
      "IXFR", "KEY", "MAILA", "MAILB",   "NSEC", "NSEC3", "NSEC3PARAM", "NULL",
      "NXT",  "OPT", "RRSIG", "SIG",     "SOA",  "SPF",   "TKEY",       "TSIG"};
  ctx.each(Property::type, [&](const Record& r, Value type) {
    if (std::find(kTypes.begin(), kTypes.end(), r.type_name) == kTypes.end()) {
      return;
    }
    // RFC 4035 section 2.4: it belongs to a delegation of the template.
    if (r.type_name == "DS" && is_delegated(ctx.tmpl, r)) return;
    const bool spf = r.type_name == "SPF";
    ctx.report(r, type,
               {.message = std::string(r.type_name) +
                           (spf ? " was given up in 2014; nothing reads it"
                                : " is made by the name servers themselves, "
                                  "or is not a record at all"),
                .help = spf ? "use SPFM" : "leave it to the DNS provider"});
  });
}

// RFC 3597, and each type's own RFC: data in presentation format.
void generic_rdata_syntax(lint::Context& ctx) {
  ctx.each(RecordType::generic, Property::data,
           [&](const Record& r, Value data) {
             if (r.type_name != "CAA") return;
             if (auto problem = caa_problem(data.string())) {
               problem->place = data.span();
               ctx.report(r, data, *std::move(problem));
             }
           });
  ctx.each(
      RecordType::generic, Property::data, [&](const Record& r, Value data) {
        if (r.type_name == "CAA" ||
            data.string().find('%') != std::string_view::npos) {
          return;
        }
        const auto mistake = dns::check_rdata(r.type_name, data.string());
        if (!mistake) return;
        ctx.report(r, data,
                   {.message = "data " + text::quote(data.string()) +
                               " is not how " + text::printable(r.type_name) +
                               " is written (" + mistake->message + ")",
                    .help = "write it as in a zone file"});
      });
}

// RFC 8659 section 3: one CAA record shuts out every other authority.
void caa_locks_out(lint::Context& ctx) {
  ctx.each(RecordType::generic, Property::data,
           [&](const Record& r, Value data) {
             if (r.type_name != "CAA" ||
                 !templates::is_scope_root(r[Property::host].string()) ||
                 !restricts_issuers(data.string())) {
               return;
             }
             ctx.report(r, r[Property::host],
                        {.message = "a domain without CAA may have "
                                    "certificates of any authority; with this "
                                    "record at \"@\" all others are shut out, "
                                    "for every name of the domain",
                         .help = "put it on the host of the service, or say in "
                                 "`description` that users may have to add "
                                 "their other authorities"});
           });
}

void generic_bare_variable(lint::Context& ctx) {
  ctx.each(
      RecordType::generic, Property::data, [&](const Record& r, Value data) {
        if (templates::choice_in_text(data.string()) !=
            templates::Choice::all) {
          return;
        }
        ctx.report(r, data,
                   {.message = "data has no fixed part; " +
                               std::string(words(caller_of(ctx.tmpl))) +
                               " can write any " +
                               text::printable(r.type_name) + " record",
                    .help = "fix what the service always writes, as in 0 issue "
                            "\"%ca%\""});
      });
}

}  // namespace dct::rules
