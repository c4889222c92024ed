// SPDX-License-Identifier: MIT
#include <dct/keys/key_owner.hpp>
#include <dct/request/signature.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/base64.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include <algorithm>

#include "request/diagnosis/received_signature.hpp"
#include "request/diagnosis/signature_failure.hpp"
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

/// The only value of `sig` or `key`. Reported unless there is exactly one.
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
      // Providers that decode names leave it out; others sign it.
      add(v, sig ? "sig-encoded" : "key-encoded", diagnostic::Severity::error,
          "the name " + text::code(p.name) + " is " + text::code(wanted) +
              " once it is decoded; providers differ in how they read it",
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
    if (is_signature_parameter(p.name)) continue;
    if (p.name < last) return false;
    last = p.name;
  }
  return true;
}

/// Objections to a query that verifies.
void add_cautions(std::string_view query,
                  const std::vector<text::QueryPart>& parts,
                  std::string_view sig, Verification& v) {
  if (!is_sorted(parts)) {
    add(v, "query-unsorted", diagnostic::Severity::warning,
        "the parameters are not sorted by name, as draft-05 wants them signed; "
        "providers that rebuild the text refuse it",
        "sort them by their encoded names before signing");
  }
  if (parts.back().name != "sig") {
    add(v, "sig-not-last", diagnostic::Severity::warning,
        "sig is not the last parameter; some providers cut the query there",
        "append key and then sig");
  }
  if (sig.find('+') != std::string_view::npos) {
    add(v, "sig-unencoded", diagnostic::Severity::warning,
        "sig has a + that is not percent-encoded; a form decoder reads it as a "
        "space, and the signature fails there",
        "write %2B");
  }
  add_query_cautions(query, v.problems);
}

/// Judges the value of `key`; false when no key could be looked up by it.
bool check_label(std::string_view key, const keys::KeyRecord& record,
                 std::string_view label, std::string_view sync_pub_key_domain,
                 Verification& v) {
  v.key_label = text::percent_decode(key).value_or(std::string(key));
  const auto problems = keys::check_key_label(v.key_label, sync_pub_key_domain);
  for (const diagnostic::Problem& p : problems) {
    // The lookup may have reported it already.
    const bool is_known =
        std::any_of(record.problems.begin(), record.problems.end(),
                    [&p](const diagnostic::Problem& known) {
                      return known.rule == p.rule;
                    });
    if (!is_known) v.problems.push_back(p);
  }
  if (!label.empty() && text::to_lower(v.key_label) != text::to_lower(label)) {
    add(v, "key-other", diagnostic::Severity::error,
        "the query names the key " + text::quote(v.key_label) +
            ", but this is the key " + text::quote(label),
        "look up the key that the query names");
  }
  return !diagnostic::has_error(problems);
}

}  // namespace

std::string sign(std::string_view text, const keys::PrivateKey& key,
                 keys::Algorithm algorithm) {
  return text::to_base64(key.sign(algorithm, text));
}

std::string append_signature(std::string_view query, std::string_view key_label,
                             std::string_view signature) {
  std::string whole(query);
  if (!whole.empty()) whole += '&';
  return whole + "key=" + text::percent_encode(key_label) +
         "&sig=" + text::percent_encode(signature);
}

std::string sign_query(const std::vector<QueryParameter>& parameters,
                       const keys::PrivateKey& key, keys::Algorithm algorithm,
                       std::string_view key_label) {
  const std::string query = canonical_query(parameters);
  const std::string signature = sign(query, key, algorithm);
  if (signature.empty()) return {};
  return append_signature(query, key_label, signature);
}

std::optional<std::string> key_label_of(std::string_view query,
                                        std::string_view sync_pub_key_domain) {
  const auto parts = text::split_query(query);
  const auto key =
      std::find_if(parts.begin(), parts.end(),
                   [](const text::QueryPart& p) { return p.name == "key"; });
  if (key == parts.end()) return std::nullopt;
  std::string label = text::percent_decode(key->value).value_or("");
  if (diagnostic::has_error(
          keys::check_key_label(label, sync_pub_key_domain))) {
    return std::nullopt;
  }
  return label;
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
  const bool could_look =
      key && check_label(*key, record, label, sync_pub_key_domain, v);
  // Without a usable label nobody looked, and what was found is irrelevant.
  if (could_look || record.fragments > 0) add(v, record.problems);
  if (!sig || !record.key) return v;

  const ReceivedSignature signature = read_signature(*sig, *record.key);
  add(v, signature.problems);
  const auto verifies = [&](const std::optional<std::string>& bytes) {
    return bytes &&
           record.key->verifies(record.algorithm, v.signed_text, *bytes);
  };
  const bool is_right = verifies(signature.bytes);
  if (is_right && !diagnostic::has_error(v.problems)) {
    v.verified = true;
    add_cautions(query, parts, *sig, v);
  } else if (!is_right && key && signature.meant &&
             !verifies(signature.meant)) {
    add(v, explain_failure(query, *record.key, record.algorithm,
                           *signature.meant));
  }
  return v;
}

}  // namespace dct::request
