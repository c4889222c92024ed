// SPDX-License-Identifier: MIT

/// Which types records have, and the types that are written in presentation
/// format.

#include "rules/types.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "dns/rare_rdata.hpp"
#include "dns/type_registry.hpp"
#include "json/edit.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

bool is_known_type(const std::string& name) {
  return templates::record_type_named(name) != RecordType::generic ||
         dns::is_registered_type(name);
}

// Whether only the letter case of a type is wrong.
bool is_type_in_lower_case(std::string_view type_name) {
  const std::string upper = text::to_upper(type_name);
  return upper != type_name && is_known_type(upper);
}

}  // namespace

void type_lower_case(lint::Context& ctx) {
  ctx.each(RecordType::generic, Property::type,
           [&](const Record& r, Value type) {
             if (!is_type_in_lower_case(r.type_name)) return;
             const std::string upper = text::to_upper(r.type_name);
             ctx.report(
                 r, type,
                 {.message = "the type " + text::quote(r.type_name) +
                             " is not in capitals; providers compare it letter "
                             "by letter and do not know it",
                  .help = "write \"" + upper + "\"",
                  .fix = {json::replace_value(type, json::quoted(upper))}});
           });
}

void type_unregistered(lint::Context& ctx) {
  ctx.each(RecordType::generic, Property::type,
           [&](const Record& r, Value type) {
             if (dns::is_registered_type(r.type_name) ||
                 dns::is_numbered_type(r.type_name) ||
                 is_type_in_lower_case(r.type_name)) {
               return;
             }
             ctx.report(
                 r, type,
                 {.message = "the type " + text::quote(r.type_name) +
                             " is neither Domain Connect's nor registered with "
                             "IANA; no provider can write it",
                  .help = "check the spelling; an unregistered type is written "
                          "as TYPE and its number"});
           });
}

// draft-05 section 6.2: only six types are mandatory, SPFM recommended.
void type_optional(lint::Context& ctx) {
  ctx.each(Property::type, [&](const Record& r, Value type) {
    if (r.type_name.empty() || templates::info(r.type).core) return;
    const bool generic = r.type == RecordType::generic;
    if (generic && !dns::is_registered_type(r.type_name) &&
        !dns::is_numbered_type(r.type_name)) {
      return;
    }
    ctx.report(
        r, type,
        {.message = "not every provider supports " +
                    text::printable(r.type_name) +
                    "; one that does not refuses the whole template",
         .help = generic ? "put it into a template of its own, so that the "
                           "rest can be applied everywhere"
                         : "offer a template with A and AAAA records as well",
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
  ctx.each(
      RecordType::generic, Property::data, [&](const Record& r, Value data) {
        if (data.string().find('%') != std::string_view::npos) return;
        const auto mistake = dns::check_rdata(r.type_name, data.string());
        if (!mistake) return;
        ctx.report(r, data,
                   {.message = "data " + text::quote(data.string()) +
                               " is not how " + text::printable(r.type_name) +
                               " is written (" + mistake->message + ")",
                    .help = r.type_name == "CAA"
                                ? "write, for example, 0 issue \"ca.example\""
                                : "write it as in a zone file"});
      });
}

void generic_bare_variable(lint::Context& ctx) {
  ctx.each(
      RecordType::generic, Property::data, [&](const Record& r, Value data) {
        if (!templates::has_variable(data.string())) return;
        const templates::Pieces pieces(data.string());
        const bool fixed = std::any_of(
            pieces.begin(), pieces.end(), [](const templates::Piece& p) {
              return !p.is_variable && p.text.find_first_not_of(" \t\"") !=
                                           std::string_view::npos;
            });
        if (fixed) return;
        ctx.report(
            r, data,
            {.message = "data has no fixed part; the request can write any " +
                        text::printable(r.type_name) + " record",
             .help = "fix what the service always writes, as in 0 issue "
                     "\"%ca%\""});
      });
}

}  // namespace dct::rules
