// SPDX-License-Identifier: MIT

// The request is checked, each active record is rendered and held against those
// before it, and what they become is resolved against the zone. A problem of
// any step ends with no change at all: providers apply a template as a whole or
// not at all (draft-05 section 10.2).

#include "apply/draft/draft_application.hpp"

#include <algorithm>
#include <utility>

#include "apply/draft/bounds.hpp"
#include "apply/draft/draft_renderer.hpp"
#include "apply/draft/draft_resolution.hpp"
#include "apply/draft/self_conflict.hpp"
#include "apply/draft/spf_merge.hpp"
#include "dns/domain_name.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using diagnostic::Problem;
using templates::Property;

void refuse(std::vector<Problem>& problems, unsigned number,
            std::string message) {
  Problem problem = diagnostic::error(kInvalidData, std::move(message));
  problem.place.record = number;
  problems.push_back(std::move(problem));
}

/// The groups that records name, for a message.
std::string groups_of(std::span<const templates::Record> records) {
  std::vector<std::string> groups;
  for (const templates::Record& r : records) {
    std::string name = text::quote(r.group());
    if (r[Property::group_id] &&
        std::find(groups.begin(), groups.end(), name) == groups.end()) {
      groups.push_back(std::move(name));
    }
  }
  return groups.empty() ? "it has no groups"
                        : "its groups are " + text::join(groups);
}

/// What the draft requires of a request: the domain and the host, the groups.
void check_request(const Request& request, std::vector<Problem>& problems) {
  const auto check = [&](std::string_view name, std::string_view what) {
    const auto problem = dns::check_name(name, dns::NameUse::host);
    if (!problem) return;
    refuse(problems, 0,
           "the " + std::string(what) + " " + text::quote(name) +
               " is not a host name: " + problem->message);
  };
  check(request.domain, "domain");
  if (!templates::is_scope_root(request.host)) check(request.host, "host");
  if (request.groups.empty()) return;
  const bool known = std::any_of(request.records.begin(), request.records.end(),
                                 [&request](const templates::Record& r) {
                                   return r[Property::group_id] &&
                                          is_active(r, request.groups);
                                 });
  if (known) return;
  refuse(problems, 0,
         "no record of the template belongs to the group " +
             text::quote(request.groups.front()) + "; " +
             groups_of(request.records));
}

/// What one record became, together with those before it.
void check_rendered(const Request& request, const templates::Record& record,
                    std::span<const Rendered> rendered, std::size_t begin,
                    std::vector<Problem>& problems) {
  for (std::size_t i = begin; i < rendered.size(); ++i) {
    const auto conflict = self_conflict(rendered.first(i + 1), request.domain);
    if (conflict) {
      refuse(problems, record.number, subject(record) + ": " + *conflict);
    }
    if (rendered[i].type != templates::RecordType::spfm) continue;
    // Terms that no policy may have (draft-05 section 6.2).
    if (const auto problem = check_spf_terms(rendered[i].record.data)) {
      refuse(
          problems, record.number,
          subject(record) + ": `spfRules` has a mistake: " + problem->message);
    }
  }
}

bool is_too_many(std::span<const Rendered> rendered,
                 std::vector<Problem>& problems) {
  if (rendered.size() <= kMaxApplied) return false;
  refuse(problems, 0,
         "the template writes more than " + std::to_string(kMaxApplied) +
             " records");
  return true;
}

void render(const Request& request, std::vector<Rendered>& rendered,
            std::vector<unsigned>& inactive, std::vector<Problem>& problems) {
  DraftRenderer renderer(request, problems);
  for (const templates::Record& record : request.records) {
    if (!is_active(record, request.groups)) {
      inactive.push_back(record.number);
      continue;
    }
    const std::size_t before = rendered.size();
    renderer.render(record, rendered);
    if (is_too_many(rendered, problems)) return;
    check_rendered(request, record, rendered, before, problems);
    if (renderer.is_full()) return;
    if (problems.size() >= kMaxProblems) {
      refuse(problems, 0,
             "there are too many problems; the records after " +
                 std::to_string(record.number) + " were not checked");
      return;
    }
  }
}

}  // namespace

diagnostic::Result<Change> apply_by_draft(const zone::Zone& zone,
                                          const Request& request) {
  if (request.host_required && templates::is_scope_root(request.host)) {
    return diagnostic::error(
        kHostRequired,
        "the template has hostRequired: it is applied to a host below the "
        "domain, and none is given");
  }
  std::vector<Problem> problems;
  if (request.groups.size() > kMaxApplied) {
    refuse(problems, 0,
           "the request has " + std::to_string(request.groups.size()) +
               " groups; no template has so many");
    return problems;
  }
  Change change;
  std::vector<Rendered> rendered;
  rendered.reserve(request.records.size());
  check_request(request, problems);
  render(request, rendered, change.inactive, problems);
  if (problems.empty() && is_too_much(zone, rendered)) {
    refuse(problems, 0,
           "the zone has more records at the names of the template than can be "
           "compared");
  }
  if (!problems.empty()) return problems;
  resolve_by_draft(zone, request, rendered, change);
  return change;
}

}  // namespace dct::apply
