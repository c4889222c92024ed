// SPDX-License-Identifier: MIT
#include <dct/request/signature.hpp>
#include <dct/text/base64.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "request/diagnosis.hpp"
#include "request/query_cautions.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

void add(Verification& v, std::string_view id, diagnostic::Severity severity,
         std::string message, std::string help) {
  v.problems.push_back(
      diagnostic::problem(id, severity, std::move(message), std::move(help)));
}

void add(Verification& v, const std::vector<diagnostic::Problem>& problems) {
  v.problems.insert(v.problems.end(), problems.begin(), problems.end());
}

/// The one value of `sig` or `key`; what is wrong with it is reported.
std::optional<std::string_view> only_value(
    const std::vector<text::QueryPart>& parts, std::string_view wanted,
    Verification& v) {
  const bool sig = wanted == "sig";
  std::vector<std::string_view> values;
  std::string nearly;
  for (const text::QueryPart& p : parts) {
    if (p.name == wanted) {
      values.push_back(p.value);
    } else if (text::percent_decode(p.name) == wanted) {
      // Who decodes names would take it out, who does not would verify it.
      add(v, sig ? "sig-encoded" : "key-encoded", diagnostic::Severity::error,
          "the name " + text::code(p.name) + " is " + text::code(wanted) +
              " once it is decoded; providers differ in what they make of it",
          "write " + text::code(wanted));
    } else if (text::to_lower(p.name) == wanted ||
               (p.name.starts_with('?') && p.name.substr(1) == wanted)) {
      nearly = p.name;
    }
  }
  if (values.size() == 1) return values.front();
  if (values.size() > 1) {
    add(v, sig ? "sig-twice" : "key-twice", diagnostic::Severity::error,
        "the query has " + text::code(wanted) + " more than once",
        "send it once");
  } else {
    add(v, sig ? "sig-missing" : "key-missing", diagnostic::Severity::error,
        "the query has no " + text::code(wanted) +
            (nearly.empty() ? "" : ", only " + text::code(nearly)),
        sig ? "sign the query, and append the signature as sig"
            : "append the label of the published key, as in key=_dck1");
  }
  return std::nullopt;
}

bool is_sorted(const std::vector<text::QueryPart>& parts) {
  std::string_view last;
  for (const text::QueryPart& p : parts) {
    if (p.name == "sig" || p.name == "key") continue;
    if (p.name < last) return false;
    last = p.name;
  }
  return true;
}

/// What else is to be said of a query that verifies.
void add_cautions(std::string_view query,
                  const std::vector<text::QueryPart>& parts,
                  std::string_view sig, Verification& v) {
  if (!is_sorted(parts)) {
    add(v, "query-unsorted", diagnostic::Severity::warning,
        "the parameters are not sorted by name, as draft-05 wants them signed; "
        "providers that build the text anew refuse it",
        "sort them by their encoded names before signing");
  }
  if (parts.back().name != "sig") {
    add(v, "sig-not-last", diagnostic::Severity::warning,
        "sig is not the last parameter; some providers cut the query there",
        "append key and then sig");
  }
  if (sig.find('+') != std::string_view::npos) {
    add(v, "sig-unencoded", diagnostic::Severity::warning,
        "sig has a + that is not percent-encoded; a form decoder reads a "
        "blank, and the signature fails there",
        "write %2B");
  }
  add_query_cautions(query, v.problems);
}

}  // namespace

std::string sign(std::string_view text, const keys::PrivateKey& key,
                 keys::Algorithm algorithm) {
  return text::to_base64(key.sign(algorithm, text));
}

std::string sign_query(const std::vector<QueryParameter>& parameters,
                       const keys::PrivateKey& key, keys::Algorithm algorithm,
                       std::string_view key_label) {
  std::string query = canonical_query(parameters);
  const std::string signature = sign(query, key, algorithm);
  if (signature.empty()) return {};
  if (!query.empty()) query += '&';
  return query + "key=" + text::percent_encode(key_label) +
         "&sig=" + text::percent_encode(signature);
}

std::string key_owner_of(std::string_view query,
                         std::string_view sync_pub_key_domain) {
  for (const text::QueryPart& p : text::split_query(query)) {
    if (p.name != "key") continue;
    const std::string label = text::percent_decode(p.value).value_or("");
    if (diagnostic::has_error(
            keys::check_key_label(label, sync_pub_key_domain)))
      return {};
    return keys::key_owner(label, sync_pub_key_domain);
  }
  return {};
}

Verification verify(std::string_view query, const keys::KeyRecord& record,
                    std::string_view label,
                    std::string_view sync_pub_key_domain) {
  Verification v{.signed_text = {}, .algorithm = record.algorithm_name};
  if (auto oversize = find_oversize(query)) {
    v.problems.push_back(std::move(*oversize));
    return v;
  }
  const auto parts = text::split_query(query);
  v.signed_text = signed_part(query);
  const auto sig = only_value(parts, "sig", v);
  const auto key = only_value(parts, "key", v);
  bool could_be_found = false;
  if (key) {
    v.key_label = text::percent_decode(*key).value_or(std::string(*key));
    const auto problems =
        keys::check_key_label(v.key_label, sync_pub_key_domain);
    could_be_found = !diagnostic::has_error(problems);
    for (const diagnostic::Problem& m : problems) {
      // What came of it may have been found already.
      const bool is_known =
          std::any_of(record.problems.begin(), record.problems.end(),
                      [&m](const diagnostic::Problem& known) {
                        return known.rule == m.rule;
                      });
      if (!is_known) v.problems.push_back(m);
    }
    if (!label.empty() &&
        text::to_lower(v.key_label) != text::to_lower(label)) {
      add(v, "key-other", diagnostic::Severity::error,
          "the query names the key " + text::quote(v.key_label) +
              ", but the one at hand is " + text::quote(label),
          "look up the key that the query names");
    }
  }
  // Without a usable label nobody looked, and there is nothing to say of what
  // was found.
  if (could_be_found || record.fragments > 0) add(v, record.problems);
  if (!sig || !record.key) {
    return v;
  }
  ReceivedSignature signature = read_signature(*sig, *record.key);
  add(v, signature.problems);
  const bool is_right =
      signature.bytes &&
      record.key->verifies(record.algorithm, v.signed_text, *signature.bytes);
  if (is_right && !diagnostic::has_error(v.problems)) {
    v.verified = true;
    add_cautions(query, parts, *sig, v);
  } else if (!is_right && key && signature.meant &&
             !record.key->verifies(record.algorithm, v.signed_text,
                                   *signature.meant)) {
    add(v, explain_failure(query, *record.key, record.algorithm,
                           *signature.meant));
  }
  return v;
}

}  // namespace dct::request
