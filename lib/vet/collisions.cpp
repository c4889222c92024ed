// SPDX-License-Identifier: MIT

// Each template of the index is applied once, to an empty zone; its footprint
// is kept with that zone. A template is applied in the same way, with values
// that none of the others has, so that two records are the same only if the
// templates say so. Names that the request chooses differ for that reason:
// where a customer chooses the same one for two services, that is no mistake of
// a template.
//
// Only pairs that write to one name, types that exclude each other, are tried:
// the one is applied in the zone of the other, and the other way round. Both
// are instances of a provider that keeps state, which tells what an essential
// record takes with it. The most that one template costs is two applications
// for each of the others; what a large one would cost is bounded, and said.

#include <dct/dns/owner_name.hpp>
#include <dct/template/conflict.hpp>
#include <dct/text/ascii.hpp>
#include <dct/vet/collisions.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "text/quote.hpp"
#include "vet/apply_cost.hpp"
#include "vet/footprint.hpp"
#include "vet/request_words.hpp"
#include "vet/shell_word.hpp"

namespace dct::vet {
namespace {

using templates::Template;

std::string title_of(const Template& tmpl) {
  return std::string(tmpl.provider_id.string()) + "." +
         std::string(tmpl.service_id.string());
}

std::string key_of(std::string_view host, std::string_view owner) {
  return std::string(host) + "/" + std::string(owner);
}

/// What takes more than its own kind comes first.
std::size_t rank(apply::Reason reason) {
  using enum apply::Reason;
  constexpr std::array kOrder = {delegation,    txt_all,  spf_conflict, cname,
                                 apex_alias,    redirect, txt_prefix,   service,
                                 mail_exchange, address};
  return static_cast<std::size_t>(
      std::find(kOrder.begin(), kOrder.end(), reason) - kOrder.begin());
}

/// How much is taken: essential records, and all that go.
std::pair<std::size_t, std::size_t> loss_of(const Collision& c) {
  const auto essential =
      std::count_if(c.taken.begin(), c.taken.end(),
                    [](const TakenRecord& t) { return t.essential; });
  return {static_cast<std::size_t>(essential), c.taken.size() + c.undone};
}

/// What `written` removes of `there`, where that was applied before.
Collision try_after(const Footprint& there, const Footprint& written) {
  Collision collision;
  apply::Request request = written.request.on(there.zone, written.host);
  request.instance = written.request.instance("2");
  const auto change = apply::apply(there.zone, request);
  if (!change) return collision;
  auto next = change->removed.begin();  // both in the zone's order
  std::size_t place = 0;
  for (const zone::RecordView& z : there.zone.records()) {
    const Print& print = there.prints[place++];
    if (next == change->removed.end() || next->id != z.id) continue;
    const apply::Removed& removed = *next++;
    if (removed.reason == apply::Reason::spf_merged) continue;
    if (removed.reason == apply::Reason::template_undone) {
      ++collision.undone;
      continue;
    }
    TakenRecord taken{.record = z.copy(),
                      .number = print.source->number,
                      .by = removed.number,
                      .reason = removed.reason};
    taken.essential = !z.state || z.state->essential != "OnApply";
    if (taken.by > 0) {
      taken.by_type = written.tmpl->records[taken.by - 1].type_name;
    }
    collision.taken.push_back(std::move(taken));
  }
  return collision;
}

UseRequest shown(const Footprint& f, bool is_suggested) {
  UseRequest request{.groups = f.request.groups()};
  if (!is_suggested) request.values = f.request.values().all();
  return request;
}

/// " record 1 at "www"".
std::string record_at(unsigned number, std::string_view owner) {
  return " record " + std::to_string(number) + " at " + text::quote(owner);
}

std::string essential_words(const TakenRecord& taken) {
  return taken.essential ? " (essential)" : " (not essential)";
}

std::string undone_words(const Collision& c) {
  if (c.undone == 0) return {};
  return "; a provider that manages templates then undoes the rest of " +
         std::string(c.removes ? "that one" : "this one") + ", " +
         text::count(c.undone, "record");
}

/// An owner as a template writes it: relative to the host of the request.
std::string below_host(std::string_view owner, std::string_view host) {
  if (host.empty()) return std::string(owner);
  if (owner == host) return std::string(dns::kApex);
  const std::string end = "." + std::string(host);
  if (owner.ends_with(end)) owner.remove_suffix(end.size());
  return std::string(owner);
}

}  // namespace

struct TemplateIndex::Impl {
  /// A record of a footprint.
  struct Place {
    std::size_t footprint = 0;
    std::size_t print = 0;
  };
  using Places = std::unordered_map<std::string, std::vector<Place>>;

  explicit Impl(std::vector<json::Document> all) : documents(std::move(all)) {
    templates.reserve(documents.size());
    for (const json::Document& d : documents) {
      templates.push_back(templates::read_template(d));
      for (Footprint& f : footprints_of(templates.back(), nullptr)) {
        document_of.push_back(templates.size() - 1);
        footprints.push_back(std::move(f));
      }
    }
    for (std::size_t i = 0; i < footprints.size(); ++i) add(i);
  }

  void add(std::size_t number) {
    const Footprint& f = footprints[number];
    for (const auto& [name, value] : f.request.values().all()) {
      if (values_seen.insert(value).second) {
        values.set(std::to_string(values_seen.size()), value);
      }
    }
    for (std::size_t i = 0; i < f.prints.size(); ++i) {
      const std::string& owner = f.prints[i].owner;
      at[key_of(f.host, owner)].push_back({number, i});
      for (std::string_view above = owner; above != dns::kApex;) {
        above = dns::parent(above);
        below[key_of(f.host, above)].push_back({number, i});
      }
    }
  }

  /// Footprints of others that may collide, each once.
  std::set<std::size_t> candidates(const Footprint& own) const {
    std::set<std::size_t> found;
    const auto look = [&](const Places& places, std::string_view owner,
                          const Print& print, bool only_delegations) {
      const auto these = places.find(key_of(own.host, owner));
      if (these == places.end()) return;
      for (const Place& p : these->second) {
        const Print& other = footprints[p.footprint].prints[p.print];
        if (only_delegations && !templates::is_delegation(other.type)) continue;
        if (may_collide(print, other)) found.insert(p.footprint);
      }
    };
    for (const Print& print : own.prints) {
      look(at, print.owner, print, false);
      if (print.owner == dns::kApex) continue;
      if (templates::is_delegation(print.type)) {
        look(below, print.owner, print, false);
      }
      for (std::string_view above = dns::parent(print.owner);
           above != dns::kApex; above = dns::parent(above)) {
        look(at, above, print, true);
      }
    }
    return found;
  }

  std::vector<json::Document> documents;
  std::vector<Template> templates;
  std::vector<Footprint> footprints;
  std::vector<std::size_t> document_of;  // of each footprint
  Places at;
  Places below;
  std::set<std::string> values_seen;
  apply::VariableValues values;
};

namespace {

/// Collisions as they are found, the worst of each pair and direction.
class CollisionList {
 public:
  void add(std::size_t document, bool same_provider, Collision collision) {
    if (same_provider) same_provider_of_.insert(document);
    Collision& best = best_[{document, collision.removes}];
    if (collision.taken.size() > best.taken.size()) best = std::move(collision);
  }

  void write(Collisions& result) {
    std::vector<const Collision*> same_provider;
    for (const auto& [key, collision] : best_) {
      if (same_provider_of_.contains(key.first))
        same_provider.push_back(&collision);
      ++(collision.removes ? result.removed : result.removing);
      count_causes(collision);
    }
    for (auto& [key, cause] : causes_) {
      std::sort(cause.records.begin(), cause.records.end());
      result.causes.push_back(std::move(cause));
    }
    std::stable_sort(result.causes.begin(), result.causes.end(),
                     [](const CollisionCause& a, const CollisionCause& b) {
                       return std::tuple(rank(a.reason), b.templates) <
                              std::tuple(rank(b.reason), a.templates);
                     });
    result.more_causes = shorten(result.causes);
    std::stable_sort(same_provider.begin(), same_provider.end(),
                     [](const Collision* a, const Collision* b) {
                       return loss_of(*a) > loss_of(*b);
                     });
    result.more_same_provider = shorten(same_provider);
    for (const Collision* c : same_provider) {
      result.same_provider.push_back(shortened(*c, 0));
    }
  }

 private:
  using Key = std::tuple<bool, std::string, std::string, apply::Reason>;

  /// With the first few records, of which one comes first.
  static Collision shortened(const Collision& c, std::size_t first) {
    Collision result = c;
    std::swap(result.taken[0], result.taken[first]);
    result.more_taken = shorten(result.taken);
    return result;
  }

  /// @returns how many are left out
  template <typename T>
  static std::size_t shorten(std::vector<T>& list) {
    if (list.size() <= kMaxCollisions) return 0;
    const std::size_t more = list.size() - kMaxCollisions;
    list.erase(list.begin() + kMaxCollisions, list.end());
    return more;
  }

  void count_causes(const Collision& c) {
    std::set<Key> counted;
    for (std::size_t i = 0; i < c.taken.size(); ++i) {
      const TakenRecord& t = c.taken[i];
      const Key key(c.removes, below_host(t.record.owner, c.host),
                    c.removes ? t.record.type : t.by_type, t.reason);
      CollisionCause& cause = causes_[key];
      const unsigned record = c.removes ? t.by : t.number;
      if (std::find(cause.records.begin(), cause.records.end(), record) ==
          cause.records.end()) {
        cause.records.push_back(record);
      }
      if (!counted.insert(key).second) continue;
      ++cause.templates;
      if (cause.templates > 1 && loss_of(c) <= loss_of(cause.example)) continue;
      std::tie(cause.removes, cause.owner, cause.other_type, cause.reason) =
          key;
      cause.example = shortened(c, i);
    }
  }

  std::map<std::pair<std::size_t, bool>, Collision> best_;
  std::set<std::size_t> same_provider_of_;
  std::map<Key, CollisionCause> causes_;
};

}  // namespace

TemplateIndex::TemplateIndex(std::vector<json::Document> documents)
    : impl_(std::make_shared<const Impl>(std::move(documents))) {}

Collisions TemplateIndex::collide(const Template& tmpl) const {
  const std::string title = text::to_lower(title_of(tmpl));
  const auto is_itself = [&title](const Template& other) {
    return text::to_lower(title_of(other)) == title;
  };
  Collisions result;
  for (const Template& other : impl_->templates) {
    if (!other.records.empty() && !is_itself(other)) ++result.compared;
  }
  CollisionList list;
  std::set<std::size_t> simulated;
  std::set<std::size_t> untried;
  std::size_t spent = 0;
  for (const Footprint& own : footprints_of(tmpl, &impl_->values)) {
    for (const std::size_t i : impl_->candidates(own)) {
      const Footprint& other = impl_->footprints[i];
      // Two that need no host meet at the domain.
      const bool needs_host =
          tmpl.host_required.boolean() || other.tmpl->host_required.boolean();
      if (own.host.empty() == needs_host || is_itself(*other.tmpl)) continue;
      const std::size_t document = impl_->document_of[i];
      const std::size_t cost =
          cost_of(tmpl.records.size()) + cost_of(other.tmpl->records.size());
      if (spent + cost > kMaxCollisionRecords) {
        untried.insert(document);
        continue;
      }
      spent += cost;
      simulated.insert(document);
      const bool same_provider =
          text::to_lower(tmpl.provider_id.string()) ==
          text::to_lower(other.tmpl->provider_id.string());
      for (const bool removes : {true, false}) {
        Collision c = removes ? try_after(other, own) : try_after(own, other);
        if (c.taken.empty()) continue;
        c.file = impl_->documents[document].source().name();
        c.title = title_of(*other.tmpl);
        c.removes = removes;
        c.host = own.host;
        c.own = shown(own, false);
        c.other = shown(other, true);
        list.add(document, same_provider, std::move(c));
      }
    }
  }
  result.simulated = simulated.size();
  result.untried = untried.size();
  list.write(result);
  return result;
}

std::string describe(const Collision& c) {
  const TakenRecord& first = c.taken.front();
  const std::string record = first.record.type +
                             record_at(first.number, first.record.owner) +
                             essential_words(first);
  const std::string by = first.by_type + " record " + std::to_string(first.by);
  const std::string other = " of " + text::quote(c.title);
  std::string words = c.removes
                          ? "its " + by + " removes " + record + other
                          : "its " + record + " is removed by " + by + other;
  if (c.taken.size() > 1) {
    words +=
        ", and " + text::count(c.taken.size() - 1, "other record") + " as well";
  }
  return words + ", because " + std::string(explanation(first.reason)) +
         undone_words(c);
}

std::string describe(const CollisionCause& cause) {
  const Collision& c = cause.example;
  const TakenRecord& first = c.taken.front();
  std::vector<std::string> numbers;
  for (const unsigned n : cause.records) numbers.push_back(std::to_string(n));
  const bool one = numbers.size() == 1;
  const std::string records =
      one ? (c.removes ? first.by_type : first.record.type) + " record " +
                numbers[0]
          : "records " + text::join(numbers);
  const std::string at =
      " at " + text::quote(cause.owner) + essential_words(first);
  const std::string title = text::quote(c.title);
  const std::string others =
      cause.templates == 1
          ? title
          : text::count(cause.templates, "template") + ", such as " + title;
  return (cause.removes ? records + (one ? " removes " : " remove ") +
                              cause.other_type + at
                        : records + at + (one ? " is" : " are") +
                              " removed by " + cause.other_type) +
         " of " + others + ", because " +
         std::string(explanation(cause.reason)) + undone_words(c);
}

std::string command(const Collision& collision, std::string_view file) {
  const auto one = [&collision](std::string_view path,
                                const UseRequest& request) {
    return "dct-simulate --template " + shell_word(path) + " --suggest" +
           request_words(request, collision.host) + " --state --instance ";
  };
  const std::string own = one(file, collision.own);
  const std::string other = one(collision.file, collision.other);
  return (collision.removes ? other : own) + "1 --format zone | " +
         (collision.removes ? own : other) + "2 --zone -";
}

}  // namespace dct::vet
