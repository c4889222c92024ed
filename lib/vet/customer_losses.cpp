// SPDX-License-Identifier: MIT

// What is tried is planned first (plan_losses): the template as a whole and
// each group alone (singles), and groups one after another (orders: pairs, or
// with `thorough` longer ones as well). Each has its values from the start, the
// same for every zone. A second application of a single follows it at once.
//
// A loss of a later request counts only if the customer's zone has it as well
// when it is compared with the last one: what a group takes from another group
// was never the customer's. That, and what is left over, are the problems.
//
// The costs are those of the applications; cost_of() bounds them before the
// first one. Long orders are given up first, then pairs, then groups, then the
// second time, then zones, and each of these is said.

#include <dct/vet/customer_losses.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

#include "vet/loss_plan.hpp"
#include "vet/trial_request.hpp"
#include "vet/trial_sequence.hpp"
#include "vet/use_problems.hpp"

namespace dct::vet {
namespace {

using templates::Template;

constexpr std::string_view kHost = "shop";

class LossSearch {
 public:
  LossSearch(const Template& tmpl, const LossOptions& options)
      : tmpl_(tmpl),
        plan_(plan_losses(tmpl, options.zones.size(), options.thorough)),
        zones_(options.zones.first(plan_.zones)),
        problems_(tmpl) {}

  CustomerLosses run() {
    for (const zone::SampleZone& sample : zones_) {
      for (const std::string_view host : {std::string_view(), kHost}) {
        if (host.empty() && tmpl_.host_required.boolean()) continue;
        for (const Single& single : plan_.singles) {
          try_single(sample, host, single);
        }
        for (const Order& order : plan_.orders) try_order(sample, host, order);
      }
    }
    sort_by_table();
    result_.problems = problems_.take();
    result_.cut = std::move(plan_.cut);
    return std::move(result_);
  }

 private:
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
    if (!plan_.with_again) return;
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
  LossPlan plan_;
  std::span<const zone::SampleZone> zones_;
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
