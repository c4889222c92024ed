// SPDX-License-Identifier: MIT
#pragma once

/// The path of an apply URL, which no signature covers
/// (draft-ietf-dconn-domainconnect-05 section 8.3.1).
///
///   using namespace dct;
///   const std::string url = "https://dns.example.net" +
///                           request::apply_path("shop.example.com", "store");
///   const auto path = request::read_apply_path(url);
///   assert(path && path->url_sync_ux == "https://dns.example.net");

#include <dct/diagnostic/problem.hpp>
#include <dct/template/template.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

struct ApplyPath {
  std::string url_sync_ux{};  ///< the URL before the path
  std::string provider_id{};  ///< decoded
  std::string service_id{};
};

/// The part of the URL after urlSyncUX, percent-encoded: `/v2/domainTemplates/
/// providers/{providerId}/services/{serviceId}/apply`.
[[nodiscard]] DCT_EXPORT std::string apply_path(std::string_view provider_id,
                                                std::string_view service_id);

/// Nothing for a text that is not an apply URL.
[[nodiscard]] DCT_EXPORT std::optional<ApplyPath> read_apply_path(
    std::string_view url);

/// Problems of the path for a template. None for a query without URL.
[[nodiscard]] DCT_EXPORT std::vector<diagnostic::Problem> check_apply_path(
    const templates::Template& tmpl, std::string_view url_or_query);

}  // namespace dct::request
