// SPDX-License-Identifier: MIT
#include "vet/platforms.hpp"

#include <dct/json/document.hpp>
#include <dct/text/ascii.hpp>

#include <vector>

#include "dns/public_suffix.hpp"
#include "vet/embedded_platforms.hpp"

namespace dct::vet {
namespace {

const std::vector<Platform>& platforms() {
  static const std::vector<Platform> all = [] {
    const auto document =
        json::Document::parse({"platforms", std::string(kPlatforms)});
    std::vector<Platform> read;
    for (const json::Value row : document.root()) {
      read.push_back({.suffix = std::string(row["suffix"].string()),
                      .company = std::string(row["company"].string()),
                      .given = row["given"].string() == "domain"
                                   ? Platform::Given::domain
                                   : Platform::Given::name});
    }
    return read;
  }();
  return all;
}

}  // namespace

Platform platform_of(std::string_view name) {
  std::string lower = text::to_lower(name);
  if (lower.ends_with('.')) lower.pop_back();
  for (const Platform& platform : platforms()) {
    if (lower == platform.suffix || lower.ends_with("." + platform.suffix)) {
      return platform;
    }
  }
  const std::string domain = dns::registrable_domain(lower);
  const std::string suffix =
      domain.empty() ? "" : domain.substr(domain.find('.') + 1);
  if (!dns::is_shared_suffix(suffix)) return {};
  return {.suffix = suffix, .company = suffix};
}

}  // namespace dct::vet
