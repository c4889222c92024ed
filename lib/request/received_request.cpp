// SPDX-License-Identifier: MIT
#include <dct/request/apply_path.hpp>
#include <dct/request/received_request.hpp>
#include <dct/template/reserved_parameters.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "request/checks/request_check.hpp"
#include "request/query_cautions.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

/// A parameter of the protocol, and the field of a request that keeps it.
struct KeptParameter {
  std::string_view name;
  std::optional<std::string> ApplyRequest::*field;
};
constexpr std::array kKept = {
    KeptParameter{"host", &ApplyRequest::host},
    KeptParameter{"providerName", &ApplyRequest::provider_name},
    KeptParameter{"serviceName", &ApplyRequest::service_name},
    KeptParameter{"instanceId", &ApplyRequest::instance_id},
    KeptParameter{"redirect_uri", &ApplyRequest::redirect_uri},
    KeptParameter{"state", &ApplyRequest::state}};

std::vector<std::string> items_of(std::string_view list) {
  std::vector<std::string> items;
  for (const std::string_view item : text::split(list, ',')) {
    items.emplace_back(item);
  }
  return items;
}

/// Decodes a query into a request.
class QueryReader {
 public:
  explicit QueryReader(ReceivedRequest& result) : result_(result) {}

  void read(std::string_view query) {
    for (const text::QueryPart& part : text::split_query(query)) read(part);
    for (const auto& [name, times] : times_) {
      if (times == 1) continue;
      error("parameter-twice",
            "the query has " + text::code(name) + " " + std::to_string(times) +
                " times; providers differ in which of them they use",
            name == "groupId" ? "pass it once, the groups separated by commas"
                              : "pass it once");
    }
    check_crit(query);
  }

 private:
  void error(std::string_view id, std::string message, std::string help) {
    result_.problems.push_back(
        diagnostic::error(id, std::move(message), std::move(help)));
  }

  void read(const text::QueryPart& part) {
    if (part.text.empty()) return;
    const auto name = text::percent_decode(part.name);
    const auto value = text::percent_decode(part.value);
    // verify() judges them.
    if (name && is_signature_parameter(*name)) return;
    if (!name || !value) {
      error("query-percent",
            text::quote(part.text) +
                " in the query has a % that is not followed by two hexadecimal "
                "digits",
            "percent-encode names and values: a % is %25");
      return;
    }
    if (!templates::is_apply_parameter(*name)) {
      result_.request.variables.push_back({*name, *value});
      return;
    }
    if (++times_[*name] > 1) return;
    if (*name == "domain") result_.request.domain = *value;
    if (*name == "groupId") result_.request.group_ids = items_of(*value);
    if (*name == "crit") crit_ = items_of(*value);
    for (const KeptParameter& k : kKept) {
      if (k.name == *name) result_.request.*k.field = *value;
    }
  }

  // Section 8.3.2.2: a provider has to understand each listed parameter that
  // the query has.
  void check_crit(std::string_view query) {
    std::set<std::string> names;
    for (const text::QueryPart& part : text::split_query(query)) {
      names.insert(text::percent_decode(part.name).value_or(""));
    }
    for (const std::string& wanted : crit_) {
      if (wanted.empty() || templates::is_apply_parameter(wanted) ||
          names.count(wanted) == 0) {
        continue;
      }
      error("crit-unknown",
            "crit lists " + text::code(wanted) +
                ", which is not a parameter of the protocol; a provider that "
                "does not understand it has to refuse the request",
            "leave it out of crit, unless the provider says it understands it");
    }
  }

  ReceivedRequest& result_;
  std::map<std::string, int> times_;
  std::vector<std::string> crit_;
};

bool has_signature(std::string_view query) {
  const auto parts = text::split_query(query);
  return std::any_of(parts.begin(), parts.end(), [](const text::QueryPart& p) {
    return is_signature_parameter(
        text::to_lower(text::percent_decode(p.name).value_or("")));
  });
}

void check_signature(const templates::Template& tmpl, std::string_view query,
                     const keys::KeyRecord* key, ReceivedRequest& result) {
  const std::string_view domain = tmpl.sync_pub_key_domain.string();
  const bool is_signed = has_signature(query);
  if (domain.empty()) {
    if (is_signed) {
      result.problems.push_back(
          diagnostic::warning("signature-ignored", kSignatureIgnored,
                              "add syncPubKeyDomain to the template"));
    }
    add_query_cautions(query, result.problems);
  } else if (!is_signed) {
    result.signature.problems = {
        diagnostic::error("signature-missing", kSignatureMissing,
                          "sign it (dct-sign url), and send key and sig")};
  } else {
    result.signature =
        verify(query, key ? *key : keys::read_key_record({}), {}, domain);
  }
}

/// Errors for which a request is refused as something else than InvalidData.
struct RefusalKind {
  std::string_view id;
  std::string_view kind;
};
constexpr std::array kRefusalKinds = {
    RefusalKind{"domain-missing", apply::kMissingParameter},
    RefusalKind{"host-missing", apply::kHostRequired},
    RefusalKind{"sync-blocked", apply::kInvalidTemplate},
    RefusalKind{"template-id", apply::kInvalidTemplate},
    RefusalKind{"variable-missing", apply::kMissingParameter},
    RefusalKind{"variable-reserved", apply::kInvalidTemplate}};

}  // namespace

bool ReceivedRequest::is_refused() const {
  return diagnostic::has_error(signature.problems) ||
         diagnostic::has_error(problems);
}

std::vector<diagnostic::Problem> ReceivedRequest::all_problems() const {
  std::vector<diagnostic::Problem> all = signature.problems;
  all.insert(all.end(), problems.begin(), problems.end());
  return all;
}

std::vector<diagnostic::Problem> ReceivedRequest::refusals() const {
  std::vector<diagnostic::Problem> errors;
  for (const diagnostic::Problem& m : signature.problems) {
    if (m.severity != diagnostic::Severity::error) continue;
    errors.push_back(
        diagnostic::error(apply::kInvalidSignature, m.message, m.help));
  }
  for (const diagnostic::Problem& m : problems) {
    if (m.severity != diagnostic::Severity::error) continue;
    const auto* found =
        std::find_if(kRefusalKinds.begin(), kRefusalKinds.end(),
                     [&m](const RefusalKind& k) { return k.id == m.rule; });
    errors.push_back(diagnostic::error(
        found == kRefusalKinds.end() ? apply::kInvalidData : found->kind,
        m.message, m.help));
  }
  return errors;
}

ReceivedRequest check_received(const templates::Template& tmpl,
                               std::string_view url_or_query,
                               const keys::KeyRecord* key) {
  ReceivedRequest result;
  const std::string_view query = text::query_of(url_or_query);
  if (auto oversize = find_oversize(query)) {
    result.problems.push_back(std::move(*oversize));
    return result;
  }
  result.problems = check_apply_path(tmpl, url_or_query);
  if (const auto path = read_apply_path(url_or_query)) {
    result.request.url_sync_ux = path->url_sync_ux;
  }
  check_signature(tmpl, query, key, result);
  QueryReader(result).read(query);
  RequestCheck check{.tmpl = tmpl,
                     .request = result.request,
                     .is_received = true,
                     .is_signed = result.signature.verified};
  check_request(check);
  for (diagnostic::Problem& m : check.found)
    result.problems.push_back(std::move(m));
  return result;
}

}  // namespace dct::request
