// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/vet/revision.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "dns/public_suffix.hpp"
#include "text/quote.hpp"
#include "vet/matched_records.hpp"

namespace dct::vet {
namespace {

using json::Kind;
using json::Value;
using templates::Property;
using templates::Record;
using templates::Template;

constexpr std::array<std::string_view, 8> kRatingNames = {
    "no-effect",  "cosmetic", "presentation", "narrowing",
    "same-reach", "new-type", "trust",        "widening"};

class Comparison {
 public:
  Comparison(const Rated& before, const Rated& after)
      : old_(before), now_(after) {}

  Revision run() {
    revision_.level = old_.exposure.level();
    revision_.gate = old_.exposure.gate;
    compare_texts();
    compare_key();
    compare_redirects();
    compare_flags();
    compare_records();
    compare_probes();
    std::stable_sort(revision_.items.begin(), revision_.items.end(),
                     [](const RevisionItem& a, const RevisionItem& b) {
                       return a.rating > b.rating;
                     });
    return std::move(revision_);
  }

 private:
  void add(Rating rating, std::string say, unsigned record = 0) {
    revision_.items.push_back(
        {.rating = rating, .record = record, .say = std::move(say)});
  }

  void compare_texts() {
    static constexpr std::array<std::pair<Value Template::*, Rating>, 8>
        kTexts = {{{&Template::provider_id, Rating::widening},
                   {&Template::service_id, Rating::widening},
                   {&Template::provider_name, Rating::presentation},
                   {&Template::service_name, Rating::presentation},
                   {&Template::logo_url, Rating::presentation},
                   {&Template::description, Rating::cosmetic},
                   {&Template::variable_description, Rating::cosmetic},
                   {&Template::template_spec_version, Rating::same_reach}}};
    for (const auto& [member, rating] : kTexts) {
      const Value before = old_.tmpl.*member;
      const Value after = now_.tmpl.*member;
      const std::string was = plain(before);
      const std::string is = plain(after);
      if (was == is) continue;
      const std::string_view key = after ? after.key() : before.key();
      add(rating, text::code(key) +
                      (was.empty()  ? " is new: "
                       : is.empty() ? " is gone; it was "
                                    : " was " + text::quote(was) + ", is ") +
                      text::quote(is.empty() ? was : is));
    }
  }

  static std::string plain(Value value) {
    if (!value || value.is(Kind::null)) return {};
    return std::string(value.is(Kind::string) ? value.string() : value.token());
  }

  void compare_key() {
    const std::string was =
        text::to_lower(old_.tmpl.sync_pub_key_domain.string());
    const std::string is =
        text::to_lower(now_.tmpl.sync_pub_key_domain.string());
    if (was == is) return;
    if (was.empty()) {
      add(Rating::narrowing,
          "requests are signed now, by the key at " + text::quote(is));
    } else if (is.empty()) {
      const bool is_blocked = now_.tmpl.sync_block.boolean();
      add(is_blocked ? Rating::trust : Rating::widening,
          "requests are no longer signed; the key was at " + text::quote(was));
    } else {
      const bool is_same_owner = same_owner(was, is);
      add(is_same_owner ? Rating::trust : Rating::widening,
          "the key moves from " + text::quote(was) + " to " + text::quote(is) +
              (is_same_owner ? "" : ", which is another registrable domain"));
    }
  }

  static bool same_owner(std::string_view a, std::string_view b) {
    const std::string domain = dns::registrable_domain(a);
    return !domain.empty() && domain == dns::registrable_domain(b);
  }

  static std::set<std::string> redirects_of(const Template& t) {
    std::set<std::string> all;
    for (const auto part : text::split(t.sync_redirect_domain.string(), ',')) {
      const std::string name = text::to_lower(text::trim(part));
      if (!name.empty()) all.insert(name);
    }
    return all;
  }

  void compare_redirects() {
    const std::set<std::string> was = redirects_of(old_.tmpl);
    std::set<std::string> owners = was;
    owners.insert(text::to_lower(old_.tmpl.sync_pub_key_domain.string()));
    owners.insert(text::to_lower(old_.tmpl.provider_id.string()));
    const std::set<std::string> is = redirects_of(now_.tmpl);
    for (const std::string& name : is) {
      if (was.contains(name)) continue;
      const bool is_own = std::any_of(
          owners.begin(), owners.end(),
          [&name](const std::string& o) { return same_owner(o, name); });
      add(is_own ? Rating::trust : Rating::widening,
          "users may be sent to " + text::quote(name) + " as well" +
              (is_own ? "" : ", which is not a domain of the service so far"));
    }
    for (const std::string& name : was) {
      if (!is.contains(name)) {
        add(Rating::narrowing,
            "users are no longer sent to " + text::quote(name));
      }
    }
  }

  void compare_flags() {
    struct Flag {
      Value Template::*member;
      Rating on;
      Rating off;
    };
    static constexpr std::array<Flag, 7> kFlags = {{
        {&Template::sync_block, Rating::narrowing, Rating::trust},
        {&Template::host_required, Rating::narrowing, Rating::trust},
        {&Template::warn_phishing, Rating::narrowing, Rating::trust},
        {&Template::multi_instance, Rating::trust, Rating::narrowing},
        {&Template::shared, Rating::presentation, Rating::presentation},
        {&Template::shared_provider_name, Rating::presentation,
         Rating::presentation},
        {&Template::shared_service_name, Rating::presentation,
         Rating::presentation},
    }};
    for (const Flag& flag : kFlags) {
      const Value before = old_.tmpl.*flag.member;
      const Value after = now_.tmpl.*flag.member;
      const std::string key = text::code(after ? after.key() : before.key());
      if (before.boolean() != after.boolean()) {
        add(after.boolean() ? flag.on : flag.off,
            key + (after.boolean() ? " is set" : " is no longer set"));
      } else if (static_cast<bool>(before) != static_cast<bool>(after)) {
        add(Rating::no_effect,
            key + (after ? " is written out; providers treat it the same"
                         : " is left out; it was its default"));
      }
    }
  }

  void compare_records() {
    std::set<std::string_view> types;
    for (const Record& r : old_.tmpl.records) types.insert(r.type_name);
    const MatchedRecords matched =
        match_records(old_.tmpl.records, now_.tmpl.records);
    for (const auto& [before, after] : matched.pairs) {
      compare_record(*before, *after);
    }
    for (const Record* r : matched.added) {
      const bool is_new = !types.contains(r->type_name);
      add(is_new ? Rating::new_type : Rating::same_reach,
          described(*r) + " is new" + (is_new ? ", the first of its type" : ""),
          r->number);
    }
    for (const Record* r : matched.removed) {
      add(Rating::narrowing, described(*r) + " is gone");
    }
  }

  static std::string described(const Record& r) {
    const std::string host = std::string(r.owner().string());
    return "the " +
           text::printable(r.type_name.empty() ? "untyped" : r.type_name) +
           " record at " + text::quote(host.empty() ? "@" : host);
  }

  void compare_record(const Record& before, const Record& after) {
    for (const templates::PropertyInfo& p : templates::record_properties()) {
      const std::string was = effective(before, p.property);
      const std::string is = effective(after, p.property);
      const Value old_value = before[p.property];
      const Value value = after[p.property];
      const std::string where = described(after) + ": " + text::code(p.name);
      if (was != is) {
        add(rating_of(p.property, was, is),
            where + " was " + text::quote(was) + ", is " + text::quote(is),
            after.number);
      } else if (plain(old_value) != plain(value)) {
        add(Rating::no_effect,
            where + " is written in another way that means the same",
            after.number);
      }
    }
  }

  static Rating rating_of(Property property, std::string_view was,
                          std::string_view is) {
    if (property == Property::txt_conflict_matching_mode) {
      const auto width = [](std::string_view mode) {
        return mode == "All" ? 2 : mode == "Prefix" ? 1 : 0;
      };
      return width(is) > width(was) ? Rating::trust : Rating::narrowing;
    }
    if (property == Property::essential) {
      return was == "OnApply" ? Rating::trust : Rating::narrowing;
    }
    return Rating::same_reach;
  }

  void compare_probes() {
    const auto probes_of = [](const Exposure& e) {
      std::set<std::pair<Actor, std::string_view>> probes;
      for (const CarriedOut& c : e.carried_out) {
        probes.emplace(c.actor, c.probe->id);
      }
      for (const Undecided& u : e.undecided) {
        probes.emplace(u.actor, u.probe->id);
      }
      return probes;
    };
    constexpr unsigned kLeastHarm = 2;
    auto known = probes_of(old_.exposure);
    const auto now = probes_of(now_.exposure);
    for (const auto& [actor, id] : known) {
      if (!now.contains({actor, id})) {
        add(Rating::narrowing, "the probe " + std::string(id) +
                                   " no longer succeeds for " + who(actor));
      }
    }
    for (const CarriedOut& c : now_.exposure.carried_out) {
      if (c.probe->harm < kLeastHarm ||
          !known.emplace(c.actor, c.probe->id).second) {
        continue;
      }
      add(Rating::widening, "new for " + who(c.actor) + ": " + c.say, c.record);
    }
    for (const Undecided& u : now_.exposure.undecided) {
      if (!known.emplace(u.actor, u.probe->id).second) continue;
      add(Rating::widening,
          "whether the probe " + u.probe->id +
              " succeeds takes too long to decide",
          u.record);
    }
  }

  static std::string who(Actor actor) {
    return actor == Actor::stranger ? "a stranger" : "the provider";
  }

  const Rated& old_;
  const Rated& now_;
  Revision revision_;
};

}  // namespace

std::string_view name(Rating rating) {
  return kRatingNames[static_cast<std::size_t>(rating)];
}

Rating Revision::rating() const {
  return items.empty() ? Rating::no_effect : items.front().rating;
}

Revision compare(const Rated& before, const Rated& after) {
  return Comparison(before, after).run();
}

}  // namespace dct::vet
