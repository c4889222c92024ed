// SPDX-License-Identifier: MIT
#include "dct-lint/logos.hpp"

#include <dlfcn.h>
#include <dct/rules/logo.hpp>
#include <dct/version.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "net/fetch.hpp"

namespace dct::tools {
namespace {

/// The module lies in the same place beside the programs wherever all of them
/// are installed. (The search by run path does not see that of the program when
/// a sanitizer stands between.)
std::string module_path() {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return (program.parent_path() / DCT_MODULE_DIR / kFetchModule).string();
}

FetchLogos* load_fetch() {
  // It stays loaded: threads of libcurl's resolver may outlive a fetch.
  void* module = dlopen(module_path().c_str(), RTLD_NOW | RTLD_LOCAL);
  void* function = module ? dlsym(module, kFetchFunction) : nullptr;
  if (!function) {
    throw PolicyTrouble{{std::string("cannot check logos: ") + dlerror()}};
  }
  return reinterpret_cast<FetchLogos*>(function);
}

FetchOptions::Server read_server(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  FetchOptions::Server server;
  const auto address = dns::parse_address(text.substr(0, colon));
  const char* end = text.data() + text.size();
  const char* begin = colon == std::string::npos ? end : &text[colon] + 1;
  const auto port = std::from_chars(begin, end, server.port);
  if (!address || port.ec != std::errc() || port.ptr != end) {
    throw PolicyTrouble{
        {"--logo-test-server: " + text + " is no ADDRESS:PORT"}};
  }
  server.address = *address;
  return server;
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

void check_logos(PolicyResolver& policies, Examination& result,
                 const LogoOptions& options,
                 const std::function<bool(const json::Document& document,
                                          const Input& input)>& is_new) {
  FetchOptions fetch;
  fetch.timeout_seconds = options.timeout_seconds;
  fetch.user_agent = std::string("dct/") + kVersion;
  if (!options.test_server.empty()) {
    fetch.test_server = read_server(options.test_server);
  }

  std::vector<std::size_t> wanted;  // documents
  std::vector<std::string> urls;    // distinct, in the order of the documents
  std::map<std::string, std::size_t> number_of;  // in `urls`
  for (std::size_t i = 0; i < result.documents.size(); ++i) {
    const json::Document& document = result.documents[i];
    const lint::Linter& linter = policies.at(result.inputs[i].path).linter;
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
  std::vector<rules::LogoAnswer> answers;
  if (!urls.empty()) (*load_fetch())(urls, fetch, answers);

  for (const std::size_t i : wanted) {
    const json::Document& document = result.documents[i];
    const auto asked = number_of.find(rules::logo_to_fetch(document));
    const rules::LogoAnswer answer =
        asked == number_of.end() ? rules::LogoAnswer{} : answers[asked->second];
    for (diagnostic::Finding& f : rules::judge_logo(
             document, answer, policies.at(result.inputs[i].path).linter)) {
      insert_sorted(result.report.files[i].findings, std::move(f));
    }
  }
}

}  // namespace dct::tools
