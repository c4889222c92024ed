// SPDX-License-Identifier: MIT
#include <dct/apply/sample_values.hpp>
#include <dct/vet/customer_losses.hpp>

#include <algorithm>
#include <optional>
#include <set>

#include "vet/apply_cost.hpp"
#include "vet/shell_word.hpp"

namespace dct::vet {
namespace {

using templates::Record;
using templates::Template;

constexpr std::string_view kHost = "shop";
constexpr std::string_view kWebServer = "192.0.2.80";

/// No group is all of them.
std::vector<std::vector<std::string>> requests_of(const Template& tmpl) {
  std::vector<std::vector<std::string>> requests = {{}};
  for (const Record& r : tmpl.records) {
    const std::vector<std::string> group = {std::string(r.group())};
    if (!group[0].empty() && requests.size() <= kMaxLossGroups &&
        std::find(requests.begin(), requests.end(), group) == requests.end()) {
      requests.push_back(group);
    }
  }
  return requests;
}

bool has_redirects(const Template& tmpl) {
  return std::any_of(tmpl.records.begin(), tmpl.records.end(),
                     [](const Record& r) {
                       return r.is(templates::RecordType::redir301) ||
                              r.is(templates::RecordType::redir302);
                     });
}

void add(std::vector<CustomerLoss>& all, apply::Loss loss,
         const CustomerLoss& where) {
  const auto known = std::find_if(
      all.begin(), all.end(),
      [&loss](const CustomerLoss& other) { return other.loss.id == loss.id; });
  if (known != all.end()) return;
  all.push_back(where);
  all.back().loss = std::move(loss);
}

void count_zones(std::vector<CustomerLoss>& all,
                 const std::set<std::string_view>& seen) {
  for (CustomerLoss& l : all) {
    if (seen.contains(l.loss.id)) ++l.zones;
  }
}

void sort_by_table(std::vector<CustomerLoss>& all) {
  const auto place = [](const CustomerLoss& l) {
    const auto kinds = apply::loss_kinds();
    return std::find_if(
               kinds.begin(), kinds.end(),
               [&l](const auto& kind) { return kind.id == l.loss.id; }) -
           kinds.begin();
  };
  std::stable_sort(all.begin(), all.end(),
                   [&place](const CustomerLoss& a, const CustomerLoss& b) {
                     return place(a) < place(b);
                   });
}

}  // namespace

std::vector<CustomerLoss> find_customer_losses(
    const Template& tmpl, std::span<const zone::SampleZone> zones) {
  const apply::RedirectAddress web_server{.address = std::string(kWebServer)};
  const bool redirects = has_redirects(tmpl);
  const bool host_required = tmpl.host_required.boolean();
  // A template that is too large for all is tried as a whole.
  auto requests = requests_of(tmpl);
  const std::size_t each = cost_of(tmpl.records.size()) * zones.size() * 2;
  if (each * requests.size() > kMaxLossRecords) requests.resize(1);
  if (each > kMaxLossRecords && !zones.empty()) {
    zones = zones.first(
        std::max<std::size_t>(1, zones.size() * kMaxLossRecords / each));
  }
  std::vector<CustomerLoss> all;
  for (const zone::SampleZone& sample : zones) {
    std::set<std::string_view> seen;
    for (const auto& groups : requests) {
      apply::VariableValues values;
      for (const apply::SampleValue& v :
           apply::sample_values(tmpl.records, groups, {})) {
        values.set(v.variable, v.value);
      }
      for (const std::string_view host : {std::string_view(), kHost}) {
        if (host.empty() && host_required) continue;
        const apply::Request request{
            .records = tmpl.records,
            .domain = sample.zone.apex(),
            .host = host,
            .host_required = host_required,
            .values = values,
            .groups = groups,
            .redirect_addresses = {&web_server, redirects ? 1U : 0U},
            .instance = std::nullopt};
        const auto change = apply::apply(sample.zone, request);
        if (!change) continue;
        for (apply::Loss& loss :
             apply::find_losses(sample.zone, *change, request)) {
          seen.insert(loss.id);
          add(all, std::move(loss),
              {.zone = sample.name,
               .host = std::string(host),
               .group = groups.empty() ? "" : groups[0]});
        }
      }
    }
    count_zones(all, seen);
  }
  sort_by_table(all);
  return all;
}

std::vector<CustomerLoss> find_customer_losses(const Template& tmpl) {
  static const std::vector<zone::SampleZone> zones = zone::sample_zones();
  return find_customer_losses(tmpl, zones);
}

std::string command(const CustomerLoss& loss, std::string_view file) {
  std::string line = "dct-simulate --template " + shell_word(file) +
                     " --zone sample:" + shell_word(loss.zone) + " --suggest";
  if (!loss.host.empty()) line += " --host " + shell_word(loss.host);
  if (!loss.group.empty()) line += " --group " + shell_word(loss.group);
  return line;
}

}  // namespace dct::vet
