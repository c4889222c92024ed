// SPDX-License-Identifier: MIT

// What is tried is planned first: the template as a whole and each group alone
// (singles), and groups one after another (orders: pairs, or with `thorough`
// all orders). Each plan has its values from the start, the same for every
// zone. A second application of a single follows it at once.
//
// A loss of a later request counts only if the customer's zone has it as well
// when it is compared with the last one: what a group takes from another group
// was never the customer's. That, and what is left over, are the problems.
//
// The costs are those of the applications; cost_of() bounds them before the
// first one. Orders are given up first, then groups, then the second time, then
// zones, and each of these is said.

#include <dct/apply/sample_values.hpp>
#include <dct/vet/customer_losses.hpp>

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "text/quote.hpp"
#include "vet/apply_cost.hpp"
#include "vet/trial_request.hpp"
#include "vet/trial_sequence.hpp"
#include "vet/use_problems.hpp"

namespace dct::vet {
namespace {

using templates::Record;
using templates::Template;

constexpr std::string_view kHost = "shop";

std::vector<std::string> groups_of(const Template& tmpl) {
  std::vector<std::string> groups;
  for (const Record& r : tmpl.records) {
    const std::string group(r.group());
    if (!group.empty() &&
        std::find(groups.begin(), groups.end(), group) == groups.end()) {
      groups.push_back(group);
    }
  }
  return groups;
}

/// A request that is made alone, and what a second one would say.
struct Single {
  TrialRequest first;
  TrialRequest again;
  bool has_other_values = false;
};

/// Requests for groups one after another, with values that they share.
using Order = std::vector<TrialRequest>;

class LossSearch {
 public:
  LossSearch(const Template& tmpl, const LossOptions& options)
      : tmpl_(tmpl),
        thorough_(options.thorough),
        zones_(options.zones),
        problems_(tmpl) {
    plan(groups_of(tmpl));
  }

  CustomerLosses run() {
    for (const zone::SampleZone& sample : zones_) {
      for (const std::string_view host : {std::string_view(), kHost}) {
        if (host.empty() && tmpl_.host_required.boolean()) continue;
        for (const Single& single : singles_) try_single(sample, host, single);
        for (const Order& order : orders_) try_order(sample, host, order);
      }
    }
    sort_by_table();
    result_.problems = problems_.take();
    return std::move(result_);
  }

 private:
  void plan(std::vector<std::string> groups) {
    limit(groups);
    add_single({});
    for (const std::string& group : groups) add_single({group});
    if (!with_orders_) return;
    if (thorough_) return plan_all_orders(groups);
    for (const std::string& a : groups) {
      for (const std::string& b : groups) {
        if (a != b) add_order({a, b});
      }
    }
  }

  /// What of it can be paid for.
  void limit(std::vector<std::string>& groups) {
    const std::size_t all = groups.size();
    if (!thorough_ && all > kMaxLossGroups) {
      groups.resize(kMaxLossGroups);
      cut("only " + std::to_string(kMaxLossGroups) + " of " +
          std::to_string(all) +
          " groups were tried alone and in pairs; --thorough tries all");
    }
    constexpr std::size_t kThorough = 20;
    const std::size_t budget = kMaxLossRecords * (thorough_ ? kThorough : 1);
    const std::size_t once = cost_of(tmpl_.records.size()) * zones_.size() * 2;
    const auto fits = [&](std::size_t applications) {
      return once * applications <= budget;
    };
    const std::size_t n = groups.size();
    const std::size_t alone = 3 * (n + 1);
    with_orders_ = n > 1;
    if (with_orders_ && !fits(alone + steps_of_orders(n))) {
      with_orders_ = false;
      cut("the template is too large to try its groups one after another");
    }
    if (n > 0 && !fits(alone)) {
      groups.clear();
      cut("the template is too large to try its groups alone");
    }
    if (!fits(3)) {
      with_again_ = false;
      cut("the template is too large to apply it a second time");
    }
    if (!fits(1)) {
      const std::size_t some =
          std::max<std::size_t>(1, zones_.size() * budget / once);
      cut("the template is too large for more than " + std::to_string(some) +
          " of " + std::to_string(zones_.size()) + " zones");
      zones_ = zones_.first(some);
    }
  }

  std::size_t steps_of_orders(std::size_t groups) const {
    const std::size_t pairs = 2 * groups * (groups - 1);
    return thorough_ ? pairs + kMaxLossOrders * groups : pairs;
  }

  void cut(std::string sentence) { result_.cut.push_back(std::move(sentence)); }

  void add_single(std::vector<std::string> groups) {
    apply::VariableValues values;
    for (const auto& v : apply::sample_values(tmpl_.records, groups, {})) {
      values.set(v.variable, v.value);
    }
    apply::VariableValues others;
    for (const auto& v :
         apply::other_sample_values(tmpl_.records, groups, values)) {
      others.set(v.variable, v.value);
    }
    const bool has_other_values = !others.all().empty();
    singles_.push_back({TrialRequest(tmpl_, groups, std::move(values)),
                        TrialRequest(tmpl_, groups, std::move(others)),
                        has_other_values});
  }

  void add_order(const std::vector<std::string>& groups) {
    apply::VariableValues values;
    for (const auto& v : apply::sample_values(tmpl_.records, groups, {})) {
      values.set(v.variable, v.value);
    }
    Order order;
    for (const std::string& group : groups) {
      order.emplace_back(tmpl_, std::vector{group}, values);
    }
    orders_.push_back(std::move(order));
  }

  /// Pairs, and then all orders of all groups.
  void plan_all_orders(const std::vector<std::string>& groups) {
    for (const std::string& a : groups) {
      for (const std::string& b : groups) {
        if (a != b) add_order({a, b});
      }
    }
    if (groups.size() < 3) return;
    std::vector<std::size_t> places(groups.size());
    std::iota(places.begin(), places.end(), 0);
    std::size_t tried = 0;
    do {
      if (tried++ == kMaxLossOrders) {
        cut("only " + std::to_string(kMaxLossOrders) + " orders of the " +
            std::to_string(groups.size()) + " groups were tried");
        return;
      }
      std::vector<std::string> order;
      for (const std::size_t place : places) order.push_back(groups[place]);
      add_order(order);
    } while (std::next_permutation(places.begin(), places.end()));
  }

  void try_single(const zone::SampleZone& sample, std::string_view host,
                  const Single& single) {
    TrialSequence sequence(sample.zone);
    const apply::Request request = single.first.on(sample.zone, host);
    if (!sequence.apply(request)) return;
    TemplateUse use{.zone = sample.name,
                    .host = std::string(host),
                    .requests = {{.groups = single.first.groups()}}};
    for (apply::Loss& loss :
         apply::find_losses(sample.zone, sequence.last(), request)) {
      note(std::move(loss), use);
    }
    if (!with_again_) return;
    use.again = Again::same_values;
    problems_.look_at_second_time(sequence, request, use);
    if (single.has_other_values) try_again(sample, single, use, sequence);
  }

  void try_again(const zone::SampleZone& sample, const Single& single,
                 TemplateUse use, TrialSequence& sequence) {
    const bool many = tmpl_.multi_instance.boolean();
    use.again = many ? Again::other_instance : Again::other_values;
    use.requests.push_back({.groups = single.again.groups(),
                            .values = single.again.values().all()});
    const apply::Request request = single.again.on(sample.zone, use.host);
    if (many) return try_instances(sample, single, use);
    if (!sequence.apply(request)) return;
    note_later(sequence, request, use);
    problems_.look_for_orphans(sequence, use);
  }

  void try_instances(const zone::SampleZone& sample, const Single& single,
                     const TemplateUse& use) {
    TrialSequence sequence(sample.zone);
    apply::Request first = single.first.on(sample.zone, use.host);
    apply::Request second = single.again.on(sample.zone, use.host);
    first.instance = single.first.instance("1");
    second.instance = single.again.instance("2");
    if (!sequence.apply(first) || !sequence.apply(second)) return;
    note_later(sequence, second, use);
    problems_.look_at_second_instance(sequence, use);
  }

  void try_order(const zone::SampleZone& sample, std::string_view host,
                 const Order& order) {
    TrialSequence sequence(sample.zone);
    TemplateUse use{.zone = sample.name, .host = std::string(host)};
    for (const TrialRequest& step : order) {
      const apply::Request request = step.on(sample.zone, host);
      if (!sequence.apply(request)) return;
      use.requests.push_back(
          {.groups = step.groups(), .values = step.own_values()});
      if (use.requests.size() > 1) note_later(sequence, request, use);
    }
    problems_.look_at_order(sequence, use);
  }

  /// Losses of the last request that are the customer's.
  void note_later(const TrialSequence& sequence, const apply::Request& request,
                  const TemplateUse& use) {
    std::vector<apply::Loss> losses =
        apply::find_losses(sequence.before_last(), sequence.last(), request);
    if (losses.empty()) return;
    const apply::Change whole = sequence.whole();
    const auto all = apply::find_losses(sequence.start(), whole, request);
    for (apply::Loss& loss : losses) {
      const bool is_customers =
          std::any_of(all.begin(), all.end(), [&loss](const apply::Loss& l) {
            return l.id == loss.id && l.owner == loss.owner;
          });
      if (is_customers) note(std::move(loss), use);
    }
  }

  void note(apply::Loss loss, const TemplateUse& use) {
    auto known = std::find_if(result_.losses.begin(), result_.losses.end(),
                              [&loss](const CustomerLoss& other) {
                                return other.loss.id == loss.id;
                              });
    if (known == result_.losses.end()) {
      known = result_.losses.insert(known, {.loss = std::move(loss)});
    }
    const bool is_first =
        std::none_of(known->seen.begin(), known->seen.end(),
                     [&use](const auto& u) { return u.zone == use.zone; });
    if (is_first) known->seen.push_back(use);
  }

  void sort_by_table() {
    const auto place = [](const CustomerLoss& l) {
      const auto kinds = apply::loss_kinds();
      return std::find_if(
                 kinds.begin(), kinds.end(),
                 [&l](const auto& kind) { return kind.id == l.loss.id; }) -
             kinds.begin();
    };
    std::stable_sort(result_.losses.begin(), result_.losses.end(),
                     [&place](const CustomerLoss& a, const CustomerLoss& b) {
                       return place(a) < place(b);
                     });
  }

  const Template& tmpl_;
  bool thorough_;
  std::span<const zone::SampleZone> zones_;
  bool with_orders_ = false;
  bool with_again_ = true;
  std::vector<Single> singles_;
  std::vector<Order> orders_;
  UseProblems problems_;
  CustomerLosses result_;
};

}  // namespace

CustomerLosses find_customer_losses(const Template& tmpl,
                                    const LossOptions& options) {
  static const std::vector<zone::SampleZone> all = zone::sample_zones();
  LossOptions used = options;
  if (used.zones.empty()) used.zones = all;
  return LossSearch(tmpl, used).run();
}

}  // namespace dct::vet
