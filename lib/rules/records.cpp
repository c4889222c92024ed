// SPDX-License-Identifier: MIT

/// How records of one template live together.

#include "rules/records.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/conflict.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

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

struct Clash {
  const Record* first = nullptr;
  const Record* second = nullptr;
  bool together = false;
};

// The first two records of one name of which one is a CNAME; of those applied
// together before those that never meet.
std::optional<Clash> clash_with_cname(
    const std::vector<const Record*>& records) {
  for (const bool together : {true, false}) {
    for (std::size_t j = 1; j < records.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        const Record& a = *records[i];
        const Record& b = *records[j];
        const bool alias =
            templates::is_alias(a.type) || templates::is_alias(b.type);
        if (alias && applied_together(a, b) == together) {
          return Clash{&a, &b, together};
        }
      }
    }
  }
  return std::nullopt;
}

// 3600 and "3600" are the same number.
std::string_view comparable(Value value) {
  return value.is(json::Kind::string) ? value.string() : value.token();
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

// RFC 1034 section 3.6.2: a name with a CNAME has no other data.
void cname_coexists(lint::Context& ctx) {
  for (const auto& [owner, records] : records_by_owner(ctx.tmpl)) {
    const auto clash = clash_with_cname(records);
    // The same record twice is one record, and has its own rule.
    if (!clash || is_same(*clash->first, *clash->second, Comparison::effect)) {
      continue;
    }
    const Record& first = *clash->first;
    const Record& second = *clash->second;
    const bool spelled_alike =
        clash->together && first.type != second.type &&
        first.group() == second.group() &&
        first.owner().string() == second.owner().string();
    ctx.report(
        second, second.owner() ? second.owner() : second.value,
        {.message = templates::subject(first) + " is at " + shown_owner(owner) +
                    " too; a CNAME cannot share its name with other records" +
                    (clash->together
                         ? ", so every provider refuses or drops one"
                         : ", so the group applied last removes the other"),
         .help = clash->together
                     ? "give one of them another host, or drop it"
                     : "make sure that nobody needs both groups at once",
         .severity = clash->together ? Severity::error : Severity::warning,
         .variant = spelled_alike ? "" : "apart",
         .notes = {{.message = templates::subject(first),
                    .place = first.value.span()}}});
  }
}

// draft-05 section 10.4: NS conflicts with everything at and below its name.
void ns_coexists(lint::Context& ctx) {
  const auto& records = ctx.tmpl.records;
  // All NS records of a name say the same, so the first one counts.
  const auto ns = std::find_if(
      records.begin(), records.end(),
      [](const Record& r) { return r.is(RecordType::ns) && r.owner(); });
  if (ns == records.end()) return;
  const std::string cut = owner_of(*ns);
  for (const Record& r : records) {
    if (r.type_name.empty() || r.is(RecordType::ns) || !r.owner() ||
        !applied_together(*ns, r)) {
      continue;
    }
    const std::string owner = owner_of(r);
    const bool below =
        owner == cut || cut.empty() || owner.ends_with("." + cut);
    // A CNAME beside it is reported already.
    if (!below || (owner == cut && r.is(RecordType::cname))) continue;
    ctx.report(r, r.owner(),
               {.message = "it is at or below " + shown_owner(cut) +
                           ", which the NS records delegate to other servers; "
                           "nobody will ever see it",
                .help = "write it in the delegated zone, or drop it",
                .notes = {{.message = "delegated by " + templates::subject(*ns),
                           .place = ns->owner().span()}}});
  }
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
    diagnostic::Problem problem{
        .place = lint::opening(r->value),
        .message = "it repeats " + number_of(other) +
                   (exact         ? ""
                    : other_group ? " in another group"
                                  : " but for ttl or letter case") +
                   "; DNS holds it once",
        .help = "delete one of the two",
        .severity = other_group ? Severity::info : Severity::error,
        .variant = exact ? "" : "similar",
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
        first.emplace(std::pair(owner_of(r), r.type_name), &r);
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
