// SPDX-License-Identifier: MIT
#include "net/logos.hpp"

#include <dct/rules/logo.hpp>
#include <dct/version.hpp>

#include <algorithm>
#include <charconv>
#include <map>

#include "cli/output.hpp"
#include "net/fetch.hpp"

namespace dct::tools {
namespace {

FetchOptions::Server read_server(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  FetchOptions::Server server;
  const auto address = dns::parse_address(text.substr(0, colon));
  const char* end = text.data() + text.size();
  const char* begin = colon == std::string::npos ? end : &text[colon] + 1;
  const auto port = std::from_chars(begin, end, server.port);
  if (!address || port.ec != std::errc() || port.ptr != end) {
    throw Trouble("--logo-test-server: " + text + " is not ADDRESS:PORT");
  }
  server.address = *address;
  return server;
}

rules::LogoAnswer::End end_of(FetchEnd end) {
  using End = rules::LogoAnswer::End;
  switch (end) {
    case FetchEnd::answered:
      return End::answered;
    case FetchEnd::no_address:
      return End::no_address;
    case FetchEnd::no_connection:
      return End::no_connection;
    case FetchEnd::special_address:
      return End::special_address;
    case FetchEnd::not_https:
      return End::not_https;
    case FetchEnd::too_many_redirects:
      return End::too_many_redirects;
    case FetchEnd::timed_out:
      return End::timed_out;
    case FetchEnd::broken:
      return End::broken;
    case FetchEnd::too_large:
      return End::too_large;
    case FetchEnd::no_tls:
      return End::no_tls;
    case FetchEnd::certificate_expired:
      return End::certificate_expired;
    case FetchEnd::certificate_name:
      return End::certificate_name;
    case FetchEnd::certificate_unknown:
      return End::certificate_unknown;
  }
  return End::not_asked;
}

std::vector<rules::LogoAnswer> ask(const std::vector<std::string>& urls,
                                   const LogoOptions& options) {
  FetchOptions fetching;
  fetching.timeout_seconds = options.timeout_seconds;
  fetching.max_redirects = rules::kMaxLogoRedirects;
  fetching.max_bytes = rules::kMaxLogoBytes;
  fetching.kept_bytes = rules::kLogoBytesToJudge;
  fetching.user_agent = std::string("dct/") + kVersion;
  if (!options.test_server.empty()) {
    fetching.test_server = read_server(options.test_server);
  }
  if (urls.empty()) return {};
  const auto fetched = fetch(urls, fetching);
  if (!fetched) throw Trouble("cannot check logos: " + fetched.why());
  std::vector<rules::LogoAnswer> answers;
  for (const Fetched& f : *fetched) {
    answers.push_back({.end = end_of(f.end),
                       .url = f.url,
                       .redirects = f.redirects,
                       .address = f.address,
                       .seconds = options.timeout_seconds,
                       .status = f.status,
                       .content_type = f.content_type,
                       .begin = f.content});
  }
  return answers;
}

void insert_sorted(std::vector<diagnostic::Finding>& findings,
                   diagnostic::Finding finding) {
  const auto behind = std::upper_bound(
      findings.begin(), findings.end(), finding,
      [](const diagnostic::Finding& a, const diagnostic::Finding& b) {
        return a.place.span.begin < b.place.span.begin;
      });
  findings.insert(behind, std::move(finding));
}

}  // namespace

void check_logos(
    Examination& result, const LogoOptions& options,
    const std::function<const lint::Linter&(const Input& input)>& linter_of,
    const std::function<bool(const json::Document& document,
                             const Input& input)>& is_new) {
  std::vector<std::size_t> wanted;  // documents
  std::vector<std::string> urls;    // distinct, in the order of the documents
  std::map<std::string, std::size_t> number_of;  // in `urls`
  for (std::size_t i = 0; i < result.documents.size(); ++i) {
    const json::Document& document = result.documents[i];
    const lint::Linter& linter = linter_of(result.inputs[i]);
    if (linter.severity("logo-unreachable") == diagnostic::Severity::off ||
        !is_new(document, result.inputs[i])) {
      continue;
    }
    wanted.push_back(i);
    const std::string url = rules::logo_to_fetch(document);
    if (!url.empty() && number_of.emplace(url, urls.size()).second) {
      urls.push_back(url);
    }
  }
  const std::vector<rules::LogoAnswer> answers = ask(urls, options);

  for (const std::size_t i : wanted) {
    const json::Document& document = result.documents[i];
    const auto asked = number_of.find(rules::logo_to_fetch(document));
    const rules::LogoAnswer answer =
        asked == number_of.end() ? rules::LogoAnswer{} : answers[asked->second];
    for (diagnostic::Finding& f :
         rules::judge_logo(document, answer, linter_of(result.inputs[i]))) {
      insert_sorted(result.report.files[i].findings, std::move(f));
    }
  }
}

}  // namespace dct::tools
