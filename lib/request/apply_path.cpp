// SPDX-License-Identifier: MIT
#include <dct/request/apply_path.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include "text/quote.hpp"

namespace dct::request {
namespace {

constexpr std::string_view kMiddle = "/v2/domainTemplates/providers/";

}  // namespace

std::string apply_path(std::string_view provider_id,
                       std::string_view service_id) {
  return std::string(kMiddle) + text::percent_encode(provider_id) +
         "/services/" + text::percent_encode(service_id) + "/apply";
}

std::optional<ApplyPath> read_apply_path(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const std::size_t middle = url.find(kMiddle);
  if (!text::split_url(url).is_http() || middle == std::string_view::npos) {
    return std::nullopt;
  }
  const auto segments = text::split(url.substr(middle + kMiddle.size()), '/');
  if (segments.size() != 4 || segments[1] != "services" ||
      segments[3] != "apply") {
    return std::nullopt;
  }
  const auto provider = text::percent_decode(segments[0]);
  const auto service = text::percent_decode(segments[2]);
  if (!provider || !service) return std::nullopt;
  return ApplyPath{std::string(url.substr(0, middle)), *provider, *service};
}

std::vector<diagnostic::Problem> check_apply_path(
    const templates::Template& tmpl, std::string_view url_or_query) {
  if (!text::split_url(url_or_query).is_http()) return {};
  const std::string right =
      apply_path(tmpl.provider_id.string(), tmpl.service_id.string());
  const std::string help =
      "send it to urlSyncUX followed by " + text::printable(right);
  const auto path = read_apply_path(url_or_query);
  if (!path) {
    return {diagnostic::error(
        "path-syntax", "the path of the URL is not that of an apply request",
        help)};
  }
  std::vector<diagnostic::Problem> problems;
  const auto compare = [&](std::string_view id, std::string_view what,
                           std::string_view in_path, std::string_view wanted) {
    if (in_path == wanted) return;
    problems.push_back(
        diagnostic::error(id,
                          "the path of the URL has the " + std::string(what) +
                              " " + text::quote(in_path) +
                              ", but the template has " + text::quote(wanted) +
                              (text::to_lower(in_path) == text::to_lower(wanted)
                                   ? " (case-sensitive)"
                                   : "; providers look for another template"),
                          help));
  };
  compare("path-provider", "providerId", path->provider_id,
          tmpl.provider_id.string());
  compare("path-service", "serviceId", path->service_id,
          tmpl.service_id.string());
  return problems;
}

}  // namespace dct::request
