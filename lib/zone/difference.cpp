// SPDX-License-Identifier: MIT
#include <dct/zone/difference.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>

#include <dct/dns/owner_name.hpp>
#include "dns/rdata_text.hpp"
#include "zone/json/record_writer.hpp"

namespace dct::zone {
namespace {

// A text that compares byte by byte as the owner does label by label from the
// right (RFC 4034 section 6.1): a zero ends a label, and those inside give way.
std::string sort_key(std::string_view owner) {
  std::vector<std::string> labels;
  for (std::string_view name = owner; !name.empty() && name != dns::kApex;
       name = dns::parent(name)) {
    const std::string_view rest = dns::parent(name);
    const std::size_t length =
        rest == dns::kApex ? name.size() : name.size() - rest.size() - 1;
    static_cast<void>(
        dns::append_unescaped(name.substr(0, length), labels.emplace_back()));
  }
  std::string key;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    for (const char c : *label) {
      if (c == '\0' || c == '\1') {
        key += '\1';
        key += static_cast<char>(c + 1);
      } else {
        key += c;
      }
    }
    key += '\0';
  }
  return key;
}

struct Item {
  RecordView record;
  std::string extras{};  ///< as JSON; empty: none
};

auto identity(const RecordView& r) {
  return std::tie(r.type, r.data, r.priority, r.weight, r.port, r.service,
                  r.protocol);
}

bool less(const Item& a, const Item& b) {
  return std::tuple_cat(identity(a.record), std::tie(a.record.ttl, a.extras)) <
         std::tuple_cat(identity(b.record), std::tie(b.record.ttl, b.extras));
}

Item item_of(const RecordView& record) {
  Item item{.record = record};
  if (has_extras(record)) append_extras_json(item.extras, record);
  return item;
}

std::vector<Item> sorted(Zone::Range records) {
  std::vector<Item> items;
  for (const RecordView& record : records) items.push_back(item_of(record));
  std::sort(items.begin(), items.end(), less);
  return items;
}

bool equal(Zone::Range a, Zone::Range b) {
  auto in_b = b.begin();
  for (const RecordView& record : a) {
    if (in_b == b.end()) return false;
    const RecordView other = *in_b;
    if (!same_record(record, other) || record.ttl != other.ttl ||
        item_of(record).extras != item_of(other).extras) {
      return false;
    }
    ++in_b;
  }
  return in_b == b.end();
}

void compare_owner(Zone::Range before, Zone::Range after, Difference& result) {
  const std::vector<Item> old_items = sorted(before);
  const std::vector<Item> new_items = sorted(after);
  std::vector<Item> gone;
  std::vector<Item> come;
  std::set_difference(old_items.begin(), old_items.end(), new_items.begin(),
                      new_items.end(), std::back_inserter(gone), less);
  std::set_difference(new_items.begin(), new_items.end(), old_items.begin(),
                      old_items.end(), std::back_inserter(come), less);
  auto g = gone.begin();
  auto c = come.begin();
  while (g != gone.end() || c != come.end()) {
    if (c == come.end() ||
        (g != gone.end() && identity(g->record) < identity(c->record))) {
      result.removed.push_back((g++)->record);
    } else if (g == gone.end() || identity(c->record) < identity(g->record)) {
      result.added.push_back((c++)->record);
    } else {
      result.changed.push_back({(g++)->record, (c++)->record});
    }
  }
}

bool is_first_of_owner(const Zone& zone, const RecordView& record) {
  return (*zone.find(record.owner).begin()).id == record.id;
}

}  // namespace

bool owner_before(std::string_view a, std::string_view b) {
  return sort_key(a) < sort_key(b);
}

Difference difference(const Zone& before, const Zone& after) {
  struct Owner {
    std::string key;
    std::string_view name;
  };
  std::vector<Owner> owners;
  for (const RecordView& record : before.records()) {
    if (is_first_of_owner(before, record) &&
        !equal(before.find(record.owner), after.find(record.owner))) {
      owners.push_back({sort_key(record.owner), record.owner});
    }
  }
  for (const RecordView& record : after.records()) {
    if (is_first_of_owner(after, record) && before.find(record.owner).empty()) {
      owners.push_back({sort_key(record.owner), record.owner});
    }
  }
  std::sort(owners.begin(), owners.end(),
            [](const Owner& a, const Owner& b) { return a.key < b.key; });
  Difference result;
  for (const Owner& owner : owners) {
    compare_owner(before.find(owner.name), after.find(owner.name), result);
  }
  return result;
}

}  // namespace dct::zone
