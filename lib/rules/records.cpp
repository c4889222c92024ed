// SPDX-License-Identifier: MIT

/// Types of records, and how records of one template live together.

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <map>

#include "dns/rare_rdata.hpp"
#include "dns/type_registry.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "template/host_name.hpp"

namespace dct::rules {
namespace {

using json::Value;

// The name a record is written at, as a key to compare. The owner of SRV has
// its service and protocol in front (RFC 2782).
std::string owner_of(const templates::Record& r) {
  if (r.is(templates::RecordType::srv)) {
    const std::string name =
        templates::owner_key(r[templates::Property::name].string());
    return text::to_lower(r[templates::Property::service].string()) + "." +
           text::to_lower(r[templates::Property::protocol].string()) +
           (name.empty() ? "" : "." + name);
  }
  return templates::owner_key(r.owner().string());
}

std::string shown_owner(const std::string& owner) {
  return owner.empty() ? "\"@\"" : text::quote(owner);
}

// draft-05 section 10.3: ungrouped records are part of every application.
bool applied_together(const templates::Record& a, const templates::Record& b) {
  return a.group().empty() || b.group().empty() || a.group() == b.group();
}

std::map<std::string, std::vector<const templates::Record*>> records_by_owner(
    const templates::Template& t) {
  std::map<std::string, std::vector<const templates::Record*>> by_owner;
  for (const templates::Record& r : t.records) {
    const bool has_owner =
        !r.type_name.empty() &&
        (r.owner() || r.type == templates::RecordType::apexcname);
    if (has_owner) by_owner[owner_of(r)].push_back(&r);
  }
  return by_owner;
}

struct Pair {
  const templates::Record* first = nullptr;
  const templates::Record* second = nullptr;
};

// The first two records of one name of which one is a CNAME; of those applied
// together before those that never meet.
std::optional<Pair> clash_with_cname(
    const std::vector<const templates::Record*>& records, bool together) {
  for (std::size_t j = 1; j < records.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      const templates::Record& a = *records[i];
      const templates::Record& b = *records[j];
      if (!a.is(templates::RecordType::cname) &&
          !b.is(templates::RecordType::cname)) {
        continue;
      }
      if (applied_together(a, b) == together) return Pair{&a, &b};
    }
  }
  return std::nullopt;
}

// 3600 and "3600" are one.
std::string_view comparable(Value value) {
  return value.is(json::Kind::string) ? value.string() : value.token();
}

// Whether two records say the same; `loosely`: whether they do the same to a
// zone.
bool is_same(const templates::Record& a, const templates::Record& b,
             bool loosely) {
  constexpr templates::PropertySet kIgnored = {templates::Property::ttl,
                                               templates::Property::group_id,
                                               templates::Property::essential};
  constexpr templates::PropertySet kNames = {
      templates::Property::host, templates::Property::name,
      templates::Property::points_to, templates::Property::target,
      templates::Property::spf_rules};
  for (const templates::PropertyInfo& p : templates::record_properties()) {
    if (loosely && kIgnored.has(p.property)) continue;
    const std::string_view x = comparable(a[p.property]);
    const std::string_view y = comparable(b[p.property]);
    if (x == y) continue;
    if (!loosely || !kNames.has(p.property) ||
        templates::owner_key(x) != templates::owner_key(y)) {
      return false;
    }
  }
  return true;
}

}  // namespace

void type_case(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (r.type_name.empty() || r.type != templates::RecordType::generic)
      continue;
    const std::string upper = text::to_upper(r.type_name);
    if (upper == r.type_name || (templates::record_type_named(upper) ==
                                     templates::RecordType::generic &&
                                 !dns::is_registered_type(upper))) {
      continue;
    }
    ctx.report({.at = r[templates::Property::type],
                .message = "record " + std::to_string(r.number) +
                           ": the type " + text::quote(r.type_name) +
                           " is not in capitals; providers compare it letter "
                           "by letter and know no such type",
                .help = "write \"" + upper + "\"",
                .fix = {json::replace_value(r[templates::Property::type],
                                            json::quoted(upper))}});
  }
}

void type_unregistered(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (r.type_name.empty() || r.type != templates::RecordType::generic ||
        dns::is_registered_type(r.type_name) ||
        dns::is_numbered_type(r.type_name)) {
      continue;
    }
    const std::string upper = text::to_upper(r.type_name);
    // Only the case is wrong: that is type-case.
    if (upper != r.type_name && (dns::is_registered_type(upper) ||
                                 templates::record_type_named(upper) !=
                                     templates::RecordType::generic)) {
      continue;
    }
    ctx.report({.at = r[templates::Property::type],
                .message = "record " + std::to_string(r.number) +
                           ": the type " + text::quote(r.type_name) +
                           " is neither Domain Connect's nor registered with "
                           "IANA; no provider can write it",
                .help = "check the spelling; an unregistered type is written "
                        "as TYPE and its number"});
  }
}

// draft-05 section 6.2: only six types are mandatory, SPFM recommended.
void type_optional(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (r.type_name.empty() || templates::info(r.type).core) continue;
    const bool generic = r.type == templates::RecordType::generic;
    if (generic && !dns::is_registered_type(r.type_name) &&
        !dns::is_numbered_type(r.type_name)) {
      continue;
    }
    // The provider in question has no APEXCNAME, which is said with more
    // weight.
    if (r.type == templates::RecordType::apexcname &&
        ctx.is_on("cloudflare-apexcname")) {
      continue;
    }
    ctx.report(
        {.at = r[templates::Property::type],
         .message = "record " + std::to_string(r.number) +
                    ": not every provider has " + text::printable(r.type_name) +
                    "; one that has not refuses the whole template",
         .help = generic ? "put it into a template of its own, so that the "
                           "rest can be applied everywhere"
                         : "offer a template with A and AAAA records as "
                           "well",
         .aliases = {{generic ? "DCTL1016" : "DCTL1038"}}});
  }
}

// RFC 1034 section 3.6.2: a name with a CNAME has no other data.
void cname_coexists(lint::Context& ctx) {
  for (const auto& [owner, records] : records_by_owner(ctx.tmpl)) {
    bool together = true;
    auto clash = clash_with_cname(records, true);
    if (!clash) {
      together = false;
      clash = clash_with_cname(records, false);
    }
    if (!clash) continue;
    const auto& [first, second] = *clash;
    // The same record twice is one record, and has its own rule.
    if (is_same(*first, *second, true)) continue;
    const bool code_means_this =
        together && first->type != second->type &&
        first->group() == second->group() &&
        first->owner().string() == second->owner().string();
    lint::Report report{
        .at = second->owner() ? second->owner() : second->value,
        .message = lint::subject(*second) + " and " + lint::subject(*first) +
                   " are both at " + shown_owner(owner) +
                   "; a name with a CNAME can have nothing else" +
                   (together ? ", so every provider refuses or drops one"
                             : ", so the group applied last removes the other"),
        .help = together ? "give one of them another host, or drop it"
                         : "make sure that nobody needs both groups at once",
        .severity = together ? diagnostic::Severity::error
                             : diagnostic::Severity::warning,
        .aliases =
            code_means_this ? std::nullopt : std::optional(lint::kNoAlias),
        .notes = {
            {.message = lint::subject(*first), .place = first->value.span()}}};
    ctx.report(std::move(report));
  }
}

// draft-05 section 10.4: NS conflicts with everything at and below its name.
void ns_coexists(lint::Context& ctx) {
  for (const templates::Record& ns : ctx.tmpl.records) {
    if (!ns.is(templates::RecordType::ns) || !ns.owner()) continue;
    const std::string cut = owner_of(ns);
    for (const templates::Record& r : ctx.tmpl.records) {
      if (r.type_name.empty() || r.is(templates::RecordType::ns) ||
          !r.owner() || !applied_together(ns, r)) {
        continue;
      }
      const std::string owner = owner_of(r);
      const bool below =
          owner == cut || cut.empty() || owner.ends_with("." + cut);
      // A CNAME beside it is reported already.
      if (!below || (owner == cut && r.is(templates::RecordType::cname)))
        continue;
      ctx.report({.at = r.owner(),
                  .message = lint::subject(r) + " is at or below " +
                             shown_owner(cut) +
                             ", which the NS records give to other servers; "
                             "nobody will ever see it",
                  .help = "write it in the delegated zone, or drop it",
                  .notes = {{.message = "delegated by " + lint::subject(ns),
                             .place = ns.owner().span()}}});
    }
    // All NS records of a name say the same.
    return;
  }
}

void duplicate_record(lint::Context& ctx) {
  const auto& records = ctx.tmpl.records;
  for (auto r = records.begin(); r != records.end(); ++r) {
    if (r->type_name.empty()) continue;
    const auto first = std::find_if(
        records.begin(), r,
        [&r](const templates::Record& o) { return is_same(o, *r, true); });
    if (first == r) continue;
    const auto twin = std::find_if(first, r, [&r](const templates::Record& o) {
      return is_same(o, *r, false);
    });
    const bool exact = twin != r;
    const templates::Record& other = exact ? *twin : *first;
    const bool other_group = other.group() != r->group();
    ctx.report({.at = r->value,
                .message = lint::subject(*r) + " repeats record " +
                           std::to_string(other.number) +
                           (exact         ? ""
                            : other_group ? " in another group"
                                          : " but for ttl or letter case") +
                           "; DNS holds it once",
                .help = "delete one of the two",
                .span = lint::opening(r->value),
                .severity = other_group ? diagnostic::Severity::info
                                        : diagnostic::Severity::error,
                .aliases = exact ? std::nullopt : std::optional(lint::kNoAlias),
                .notes = {{.message = "record " + std::to_string(other.number),
                           .place = lint::opening(other.value)}},
                .fix = exact ? std::vector<diagnostic::Edit>{json::remove_value(
                                   r->value)}
                             : std::vector<diagnostic::Edit>{}});
  }
}

// draft-05: dc-essential = "Always" / "OnApply"
void essential_value(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value essential = r[templates::Property::essential];
    if (!essential || templates::has_variable(essential.string()) ||
        essential.string() == "Always" || essential.string() == "OnApply") {
      continue;
    }
    const std::string lower = text::to_lower(essential.string());
    const std::string_view meant = lower == "always"    ? "Always"
                                   : lower == "onapply" ? "OnApply"
                                                        : "";
    ctx.report({.at = essential,
                .message = lint::subject(r) + ": essential is " +
                           text::quote(essential.string()) +
                           "; providers know Always and OnApply, letter by "
                           "letter",
                .help = meant.empty()
                            ? "write \"OnApply\" if the user may change the "
                              "record later, else leave essential out"
                            : "write " + text::quote(meant),
                .fix = meant.empty()
                           ? std::vector<diagnostic::Edit>{}
                           : std::vector<diagnostic::Edit>{json::replace_value(
                                 essential, json::quoted(meant))}});
  }
}

// draft-05 section 9.4: the merged policy is never essential.
void essential_spfm(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value essential = r[templates::Property::essential];
    if (!r.is(templates::RecordType::spfm) || !essential) continue;
    ctx.report({.at = essential,
                .message = lint::subject(r) +
                           ": essential means nothing on SPFM; the merged "
                           "policy belongs to the user",
                .help = "leave it out",
                .span = essential.key_span()});
  }
}

// draft-05 section 6.2: records of one RRset should carry one ttl.
void rrset_ttl(lint::Context& ctx) {
  std::map<std::pair<std::string, std::string_view>, const templates::Record*>
      first;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value ttl = r[templates::Property::ttl];
    if (r.type_name.empty() || !ttl || !r.owner()) continue;
    const auto [seen, is_new] =
        first.emplace(std::pair(owner_of(r), r.type_name), &r);
    const templates::Record& other = *seen->second;
    if (is_new || !applied_together(other, r) ||
        comparable(other[templates::Property::ttl]) == comparable(ttl)) {
      continue;
    }
    ctx.report({.at = ttl,
                .message = lint::subject(r) + " has another ttl than record " +
                           std::to_string(other.number) +
                           " of the same name and type; DNS has one for all, "
                           "so providers change one of them",
                .help = "write one ttl for all records of a name and type",
                .notes = {{.message = "record " + std::to_string(other.number),
                           .place = other[templates::Property::ttl].span()}}});
  }
}

// Zone machinery, queries and experiments that no template needs.
void type_machinery(lint::Context& ctx) {
  constexpr std::array<std::string_view, 24> kTypes = {
      "A6",   "ANY", "AXFR",  "CDNSKEY", "CDS",  "CSYNC", "DNSKEY",     "DS",
      "IXFR", "KEY", "MAILA", "MAILB",   "NSEC", "NSEC3", "NSEC3PARAM", "NULL",
      "NXT",  "OPT", "RRSIG", "SIG",     "SOA",  "SPF",   "TKEY",       "TSIG"};
  for (const templates::Record& r : ctx.tmpl.records) {
    if (std::find(kTypes.begin(), kTypes.end(), r.type_name) == kTypes.end()) {
      continue;
    }
    ctx.report({.at = r[templates::Property::type],
                .message = "record " + std::to_string(r.number) + ": " +
                           text::printable(r.type_name) +
                           (r.type_name == "SPF"
                                ? " was given up in 2014; nobody reads it"
                                : " is made by the name servers themselves, or "
                                  "is no record at all"),
                .help = r.type_name == "SPF" ? "use SPFM"
                                             : "leave it to the DNS provider"});
  }
}

// RFC 3597, and each type's own RFC: data in presentation format.
void generic_rdata(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    if (!r.is(templates::RecordType::generic) || !data ||
        data.string().find('%') != std::string_view::npos) {
      continue;
    }
    const auto mistake = dns::check_rdata(r.type_name, data.string());
    if (!mistake) continue;
    ctx.report({.at = data,
                .message = lint::subject(r) + ": data " +
                           text::quote(data.string()) + " is not how " +
                           text::printable(r.type_name) + " is written (" +
                           mistake->message + ")",
                .help = r.type_name == "CAA"
                            ? "write, for example, 0 issue \"ca.example\""
                            : "write it as in a zone file"});
  }
}

void generic_bare_variable(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    if (!r.is(templates::RecordType::generic) || !data ||
        !templates::has_variable(data.string())) {
      continue;
    }
    const templates::Pieces pieces(data.string());
    const bool fixed = std::any_of(
        pieces.begin(), pieces.end(), [](const templates::Piece& p) {
          return !p.is_variable &&
                 p.text.find_first_not_of(" \t\"") != std::string_view::npos;
        });
    if (fixed) continue;
    ctx.report({.at = data,
                .message = lint::subject(r) +
                           ": data has no fixed part; whoever "
                           "sends the request writes any " +
                           text::printable(r.type_name) + " record",
                .help = "fix what the service always writes, as in 0 issue "
                        "\"%ca%\""});
  }
}

}  // namespace dct::rules
