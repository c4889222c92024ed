// SPDX-License-Identifier: MIT
#include "vet/loss_plan.hpp"

#include <dct/apply/sample_values.hpp>
#include <dct/vet/customer_losses.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "text/quote.hpp"
#include "vet/apply_cost.hpp"

namespace dct::vet {
namespace {

using templates::Record;
using templates::Template;

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

apply::VariableValues samples(const Template& tmpl,
                              const std::vector<std::string>& groups) {
  apply::VariableValues values;
  for (const auto& v : apply::sample_values(tmpl.records, groups, {})) {
    values.set(v.variable, v.value);
  }
  return values;
}

Single single_of(const Template& tmpl, const std::vector<std::string>& groups) {
  apply::VariableValues values = samples(tmpl, groups);
  apply::VariableValues others;
  for (const auto& v :
       apply::other_sample_values(tmpl.records, groups, values)) {
    others.set(v.variable, v.value);
  }
  const bool has_other_values = !others.all().empty();
  return {TrialRequest(tmpl, groups, std::move(values)),
          TrialRequest(tmpl, groups, std::move(others)), has_other_values};
}

Order order_of(const Template& tmpl, const std::vector<std::string>& groups) {
  const apply::VariableValues values = samples(tmpl, groups);
  Order order;
  for (const std::string& group : groups) {
    order.emplace_back(tmpl, std::vector{group}, values);
  }
  return order;
}

/// How many orders there are; as many as can be counted.
std::uint64_t factorial(std::size_t n) {
  std::uint64_t product = 1;
  for (std::size_t i = 2; i <= std::min<std::size_t>(n, 20); ++i) product *= i;
  return product;
}

/// One of them: 0 is the order as it is.
std::vector<std::string> permuted(std::vector<std::string> groups,
                                  std::uint64_t number) {
  for (std::size_t i = 0; i + 1 < groups.size(); ++i) {
    const std::uint64_t rest = factorial(groups.size() - i - 1);
    const auto next = static_cast<std::ptrdiff_t>(
        i + std::min<std::uint64_t>(number / rest, groups.size() - i - 1));
    const auto begin = groups.begin() + static_cast<std::ptrdiff_t>(i);
    std::rotate(begin, groups.begin() + next, groups.begin() + next + 1);
    number %= rest;
  }
  return groups;
}

class Planner {
 public:
  Planner(const Template& tmpl, std::size_t zones, bool thorough)
      : tmpl_(tmpl),
        thorough_(thorough),
        budget_(kMaxLossRecords * (thorough ? kThorough : 1)),
        once_(cost_of(tmpl.records.size()) * zones * 2) {
    plan_.zones = zones;
  }

  LossPlan run() && {
    const std::vector<std::string> groups = groups_of(tmpl_);
    const std::size_t tried = groups_alone(groups.size());
    const std::size_t paired = groups_in_pairs(tried);
    if (tried == paired && tried < groups.size()) {
      cut("only " + of(tried, groups.size()) + were(tried) +
          " tried alone and in pairs" + advice());
    } else if (tried < groups.size() || paired < tried) {
      cut("only " + of(tried, groups.size()) + were(tried) + " tried alone, " +
          std::to_string(paired) + " of them in pairs" + advice());
    }
    add_requests(
        {groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(tried)},
        paired);
    limit_zones();
    return std::move(plan_);
  }

 private:
  static constexpr std::size_t kThorough = 20;

  bool fits(std::size_t applications) const {
    return once_ * applications <= budget_;
  }

  std::string advice() const {
    return thorough_ ? "" : "; --thorough tries more";
  }

  static std::string of(std::size_t some, std::size_t all) {
    return std::to_string(some) + " of " + std::to_string(all);
  }

  static std::string were(std::size_t some) {
    return some == 1 ? " groups was" : " groups were";
  }

  void cut(std::string sentence) { plan_.cut.push_back(std::move(sentence)); }

  std::size_t groups_alone(std::size_t all) const {
    std::size_t n = thorough_ ? all : std::min(all, kMaxLossGroups);
    while (n > 0 && !fits(3 * (n + 1))) --n;
    return n;
  }

  std::size_t groups_in_pairs(std::size_t tried) const {
    std::size_t n = tried;
    while (n > 1 && !fits(3 * (tried + 1) + 2 * n * (n - 1))) --n;
    return n == 1 && tried > 1 ? 0 : n;
  }

  void add_requests(const std::vector<std::string>& groups,
                    std::size_t paired) {
    plan_.singles.push_back(single_of(tmpl_, {}));
    for (const std::string& group : groups) {
      plan_.singles.push_back(single_of(tmpl_, {group}));
    }
    for (std::size_t i = 0; i < paired; ++i) {
      for (std::size_t j = 0; j < paired; ++j) {
        if (i == j) continue;
        plan_.orders.push_back(order_of(tmpl_, {groups[i], groups[j]}));
      }
    }
    if (thorough_ && groups.size() > 2) add_orders(groups, paired);
  }

  /// Of all groups; where there are too many, at equal distances.
  void add_orders(const std::vector<std::string>& groups, std::size_t paired) {
    const std::uint64_t all = factorial(groups.size());
    std::uint64_t tried = std::min<std::uint64_t>(all, kMaxLossOrders);
    const std::size_t before =
        3 * (groups.size() + 1) + 2 * paired * (paired - std::min(paired, 1UL));
    while (tried > 0 && !fits(before + tried * groups.size())) --tried;
    for (std::uint64_t i = 0; i < tried; ++i) {
      plan_.orders.push_back(
          order_of(tmpl_, permuted(groups, i * (all / tried))));
    }
    if (tried < all) {
      cut("only " + std::to_string(tried) +
          (tried == 1 ? " order" : " orders") + " of the " +
          std::to_string(groups.size()) + " groups" +
          (tried == 1 ? " was" : " were") + " tried");
    }
  }

  void limit_zones() {
    if (!fits(3)) {
      plan_.with_again = false;
      cut("the template is too large to apply it a second time");
    }
    if (fits(1)) return;
    const std::size_t some =
        std::max<std::size_t>(1, plan_.zones * budget_ / once_);
    cut("the template is too large for more than " + of(some, plan_.zones) +
        " zones");
    plan_.zones = some;
  }

  const Template& tmpl_;
  bool thorough_;
  std::size_t budget_;
  std::size_t once_;
  LossPlan plan_;
};

}  // namespace

LossPlan plan_losses(const Template& tmpl, std::size_t zones, bool thorough) {
  return Planner(tmpl, zones, thorough).run();
}

}  // namespace dct::vet
