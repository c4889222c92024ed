// SPDX-License-Identifier: MIT

/// How records of one template live together.

#include "rules/records.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/conflict.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "json/edit.hpp"
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

// The name a record is written at, as a key to compare. The owner of SRV has
// its service and protocol in front (RFC 2782).
std::string owner_of(const Record& r) {
  if (!r.is(RecordType::srv)) return templates::owner_key(r.owner().string());
  const std::string name = templates::owner_key(r[Property::name].string());
  return text::to_lower(r[Property::service].string()) + "." +
         text::to_lower(r[Property::protocol].string()) +
         (name.empty() ? "" : "." + name);
}

std::string shown_owner(const std::string& owner) {
  return owner.empty() ? "\"@\"" : text::quote(owner);
}

std::string number_of(const Record& r) {
  return "record " + std::to_string(r.number);
}

// draft-05 section 10.3: ungrouped records are part of every application.
bool applied_together(const Record& a, const Record& b) {
  return a.group().empty() || b.group().empty() || a.group() == b.group();
}

using ByOwner = std::map<std::string, std::vector<const Record*>>;

ByOwner records_by_owner(const templates::Template& t) {
  ByOwner by_owner;
  for (const Record& r : t.records) {
    const bool has_owner =
        !r.type_name.empty() && (r.owner() || r.type == RecordType::apexcname);
    if (has_owner) by_owner[owner_of(r)].push_back(&r);
  }
  return by_owner;
}

// 3600 and "3600" are the same number.
std::string_view comparable(Value value) {
  return value.is(json::Kind::string) ? value.string() : value.token();
}

// What a record is, however its type is misspelled.
std::string_view type_of(const Record& r) {
  return r.type == RecordType::generic ? r.type_name
                                       : templates::info(r.type).name;
}

enum class Comparison {
  exact,  ///< they say the same
  effect  ///< they do the same to a zone
};

bool is_same(const Record& a, const Record& b, Comparison comparison) {
  constexpr templates::PropertySet kNoEffect = {
      Property::ttl, Property::group_id, Property::essential};
  constexpr templates::PropertySet kNames = {
      Property::host, Property::name, Property::points_to, Property::target,
      Property::spf_rules};
  const bool loosely = comparison == Comparison::effect;
  for (const templates::PropertyInfo& p : templates::record_properties()) {
    if (loosely && kNoEffect.has(p.property)) continue;
    if (p.property == Property::type) {
      if (type_of(a) != type_of(b)) return false;
      continue;
    }
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

// The records of an alias's name that cannot be there beside it, but for those
// aliases that have been said to be there beside this one. The same record
// twice is one record, and has its own rule.
std::vector<const Record*> clashing(const Record& alias,
                                    const std::vector<const Record*>& records,
                                    const std::vector<const Record*>& said,
                                    bool together) {
  std::vector<const Record*> found;
  for (const Record* other : records) {
    if (other != &alias && applied_together(alias, *other) == together &&
        !is_same(alias, *other, Comparison::effect) &&
        std::find(said.begin(), said.end(), other) == said.end()) {
      found.push_back(other);
    }
  }
  if (!found.empty()) found.insert(found.begin(), &alias);
  return found;
}

// Reports at the second of an alias and the first that clashes with it; the
// others are notes.
void report_clash(lint::Context& ctx, const std::string& owner,
                  const std::vector<const Record*>& clash) {
  if (clash.empty()) return;
  const auto [first, second] = std::minmax(
      clash[0], clash[1],
      [](const Record* a, const Record* b) { return a->number < b->number; });
  const bool together = applied_together(*first, *second);
  const bool spelled_alike =
      first->group() == second->group() &&
      templates::is_scope_root(first->owner().string()) ==
          templates::is_scope_root(second->owner().string()) &&
      (first->owner().string() == second->owner().string() || !first->owner() ||
       !second->owner());
  diagnostic::Problem problem{
      .message = templates::subject(*first) + " is at " + shown_owner(owner) +
                 " too; a CNAME cannot share its name with other records" +
                 (together ? ", so every provider refuses or drops one"
                           : ", so the group applied last removes the other"),
      .help = together ? "give one of them another host, or drop it"
                       : "make sure that nobody needs both groups at once",
      .variant = !together       ? "groups"
                 : spelled_alike ? ""
                                 : "apart",
      .notes = {{.message = templates::subject(*first),
                 .place = first->value.span()}}};
  for (std::size_t i = 2; i < clash.size(); ++i) {
    problem.notes.push_back(
        {.message = templates::subject(*clash[i]) + " is there too",
         .place = clash[i]->value.span()});
  }
  ctx.report(*second, second->owner() ? second->owner() : second->value,
             std::move(problem));
}

// Records of one name of which one displaces the other for a reason.
void report_displaced(lint::Context& ctx, templates::Conflict why,
                      const std::string& because, const std::string& help) {
  for (const auto& [owner, records] : records_by_owner(ctx.tmpl)) {
    for (auto r = records.begin(); r != records.end(); ++r) {
      const auto other =
          std::find_if(records.begin(), r, [&](const Record* earlier) {
            return (templates::conflict((*r)->type, earlier->type) == why ||
                    templates::conflict(earlier->type, (*r)->type) == why) &&
                   applied_together(**r, *earlier) &&
                   !is_same(**r, *earlier, Comparison::effect);
          });
      if (other == r) continue;
      ctx.report(**r, (*r)->owner() ? (*r)->owner() : (*r)->value,
                 {.message = templates::subject(**other) + " is at " +
                             shown_owner(owner) + " too; " + because,
                  .help = help,
                  .notes = {{.message = templates::subject(**other),
                             .place = (*other)->value.span()}}});
    }
  }
}

// RFC 1034 section 4.2.1: the address of a name server that is below the name
// it serves.
bool is_glue(const templates::Template& t, const Record& r,
             const std::string& owner) {
  if (!r.is(RecordType::a) && !r.is(RecordType::aaaa)) return false;
  return std::any_of(
      t.records.begin(), t.records.end(), [&owner](const Record& ns) {
        std::string target = text::to_lower(ns[Property::points_to].string());
        if (target.ends_with('.')) target.pop_back();
        return ns.is(RecordType::ns) &&
               (target == owner + ".%fqdn%" || target == owner + ".%domain%");
      });
}

}  // namespace

// RFC 1034 section 3.6.2: a name with a CNAME has no other data.
void cname_coexists(lint::Context& ctx) {
  for (const auto& [owner, records] : records_by_owner(ctx.tmpl)) {
    for (const bool together : {true, false}) {
      std::vector<const Record*> said;
      for (const Record* alias : records) {
        const auto is_repeated = [alias](const Record* other) {
          return is_same(*alias, *other, Comparison::effect);
        };
        if (!templates::is_alias(alias->type) ||
            std::any_of(said.begin(), said.end(), is_repeated)) {
          continue;
        }
        report_clash(ctx, owner, clashing(*alias, records, said, together));
        said.push_back(alias);
      }
    }
  }
}

// draft-05 section 10.4: NS conflicts with everything at and below its name.
void ns_coexists(lint::Context& ctx) {
  std::set<const Record*> said;
  for (const Record& ns : ctx.tmpl.records) {
    if (!ns.is(RecordType::ns) || !ns.owner()) continue;
    const std::string cut = owner_of(ns);
    for (const Record& r : ctx.tmpl.records) {
      if (r.type_name.empty() || r.is(RecordType::ns) || !r.owner() ||
          !applied_together(ns, r)) {
        continue;
      }
      const std::string owner = owner_of(r);
      const bool below =
          owner == cut || cut.empty() || owner.ends_with("." + cut);
      // RFC 4035 section 2.4: DS is on this side of the cut.
      const bool ds = owner == cut && r.type_name == "DS";
      // A CNAME beside it has a rule of its own.
      const bool alias = owner == cut && r.is(RecordType::cname);
      if (!below || ds || alias || !said.insert(&r).second) continue;
      const bool glue = is_glue(ctx.tmpl, r, owner);
      ctx.report(
          r, r.owner(),
          {.message =
               glue ? "it is the address of a name server below " +
                          shown_owner(cut) +
                          ", which the delegation needs; the reference "
                          "implementation refuses it all the same"
                    : "it is at or below " + shown_owner(cut) +
                          ", which the NS records delegate to other servers; "
                          "nobody will ever see it",
           .help = glue ? "use a name server outside the delegated name"
                        : "write it in the delegated zone, or drop it",
           .variant = glue ? "glue" : "",
           .notes = {{.message = "delegated by " + templates::subject(ns),
                      .place = ns.owner().span()}}});
    }
  }
}

// Half of the visitors type the domain without www.
void apex_unserved(lint::Context& ctx) {
  constexpr templates::RecordTypeSet kWeb = {
      RecordType::a,         RecordType::aaaa,     RecordType::cname,
      RecordType::apexcname, RecordType::redir301, RecordType::redir302};
  const Record* www = nullptr;
  for (const Record& r : ctx.tmpl.records) {
    if (r.type_name.empty() || !kWeb.has(r.type)) continue;
    const std::string owner = owner_of(r);
    // A variable may be the domain itself.
    if (owner.empty() || owner.starts_with('%') || owner == "*") return;
    if (owner == "www" && !www) www = &r;
  }
  if (!www || ctx.tmpl.host_required.boolean()) return;
  ctx.report(*www, www->owner(),
             {.message = "www is served, but the domain itself is not; many "
                         "visitors leave www out",
              .help = "add A and AAAA records at \"@\", or a redirect from it "
                      "to www; or say in `description` how users reach it"});
}

void apexcname_coexists(lint::Context& ctx) {
  report_displaced(
      ctx, templates::Conflict::apex_alias,
      "APEXCNAME takes the place of all records of the name, so providers "
      "refuse the template or drop one of the two",
      "drop one of the two; for the domain itself, A and AAAA work at every "
      "provider");
}

void redirect_coexists(lint::Context& ctx) {
  report_displaced(
      ctx, templates::Conflict::redirect,
      "a redirect needs the address of the provider's own web server at its "
      "name, so only one of the two takes effect",
      "drop one of the two, or give the redirect another host");
}

void duplicate_record(lint::Context& ctx) {
  const auto& records = ctx.tmpl.records;
  for (auto r = records.begin(); r != records.end(); ++r) {
    if (r->type_name.empty()) continue;
    const auto first_like = [&](auto from, Comparison comparison) {
      return std::find_if(from, r, [&](const Record& other) {
        return is_same(other, *r, comparison);
      });
    };
    const auto first = first_like(records.begin(), Comparison::effect);
    if (first == r) continue;
    const auto twin = first_like(first, Comparison::exact);
    const bool exact = twin != r;
    const Record& other = exact ? *twin : *first;
    const bool other_group = other.group() != r->group();
    // Groups that can be applied alone each need the record.
    if (other_group && !other.group().empty() && !r->group().empty()) continue;
    diagnostic::Problem problem{
        .place = lint::opening(r->value),
        .message = "it repeats " + number_of(other) +
                   (exact         ? ""
                    : other_group ? "; one of the two is in a group, the "
                                    "other is applied with every group"
                                  : " but for ttl or letter case") +
                   "; DNS holds it once",
        .help = other_group ? "delete the one in the group"
                            : "delete one of the two",
        .variant = exact         ? ""
                   : other_group ? "group"
                                 : "similar",
        .notes = {{.message = number_of(other),
                   .place = lint::opening(other.value)}}};
    if (exact) problem.fix = {json::remove_value(r->value)};
    ctx.report(*r, r->value, std::move(problem));
  }
}

// draft-05: dc-essential = "Always" / "OnApply"
void essential_unknown(lint::Context& ctx) {
  ctx.each(Property::essential, [&](const Record& r, Value essential) {
    const std::string_view text = essential.string();
    if (templates::has_variable(text) || text == "Always" ||
        text == "OnApply") {
      return;
    }
    const std::string lower = text::to_lower(text);
    const std::string_view meant = lower == "always"    ? "Always"
                                   : lower == "onapply" ? "OnApply"
                                                        : "";
    diagnostic::Problem problem{
        .message = "essential is " + text::quote(text) +
                   "; providers know Always and OnApply, letter by letter",
        .help =
            "write \"OnApply\" if the user may change the record later, "
            "else leave essential out"};
    if (!meant.empty()) {
      problem.help = "write " + text::quote(meant);
      problem.fix = {json::replace_value(essential, json::quoted(meant))};
    }
    ctx.report(r, essential, std::move(problem));
  });
}

// draft-05 section 9.4: the merged policy is never essential.
void essential_on_spfm(lint::Context& ctx) {
  ctx.each(RecordType::spfm, Property::essential,
           [&](const Record& r, Value essential) {
             ctx.report(r, essential,
                        {.place = essential.key_span(),
                         .message = "essential means nothing on SPFM; the "
                                    "merged policy belongs to the user",
                         .help = "leave it out"});
           });
}

// draft-05 section 6.2: records of one RRset should carry one ttl.
void rrset_ttl_mixed(lint::Context& ctx) {
  std::map<std::pair<std::string, std::string_view>, const Record*> first;
  ctx.each(Property::ttl, [&](const Record& r, Value ttl) {
    if (r.type_name.empty() || !r.owner()) return;
    const auto [seen, is_new] =
        first.emplace(std::pair(owner_of(r), type_of(r)), &r);
    const Record& other = *seen->second;
    if (is_new || !applied_together(other, r) ||
        comparable(other[Property::ttl]) == comparable(ttl)) {
      return;
    }
    ctx.report(r, ttl,
               {.message = "the ttl differs from that of " + number_of(other) +
                           ", which has the same name and type; an RRset has a "
                           "single ttl, so providers change one of them",
                .help = "write one ttl for all records of a name and type",
                .notes = {{.message = number_of(other),
                           .place = other[Property::ttl].span()}}});
  });
}

}  // namespace dct::rules
