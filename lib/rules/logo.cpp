// SPDX-License-Identifier: MIT

/// Whether a template's logo can be shown, judged from what came of asking for
/// it.

#include <dct/dns/address.hpp>
#include <dct/lint/linter.hpp>
#include <dct/rules/logo.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/percent.hpp>

#include <optional>

#include "rules/shared/images.hpp"
#include "template/http_url.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using End = LogoAnswer::End;

constexpr std::string_view kRule = "logo-unreachable";

/// What is wrong, and what to do about it.
struct Verdict {
  std::string message;
  std::string help;
  diagnostic::Severity at_most = diagnostic::Severity::error;
  std::string_view variant{};
};

/// The place of the first % that does not begin a percent-encoded byte (RFC
/// 3986 section 2.1). No property of the template itself is subject to
/// variables (draft-05 section 9.2.1), but some templates are written as if.
std::size_t find_variable(std::string_view url) {
  return text::find_stray_percent(url);
}

/// "`www.example.com`", the host that was asked last.
std::string host_of(const LogoAnswer& answer) {
  const auto url = templates::parse_http_url(answer.url);
  return url ? text::code(url->host) : text::quote(answer.url);
}

Verdict judge_status(int status) {
  const std::string says =
      "the server answers with status " + std::to_string(status);
  if (status == 404 || status == 410) {
    return {says +
                ", there is no such file; the consent page shows a broken "
                "picture",
            "correct the URL, or put the logo there again"};
  }
  if (status == 401 || status == 403 || status == 407) {
    return {says +
                ", which denies public access, so the consent page cannot "
                "load it either",
            "allow everybody to load the logo, without cookies or login"};
  }
  if (status == 429 || status >= 500) {
    return {says +
                ", so it has a problem of its own; until it is solved the "
                "consent page shows no logo",
            "try again later; if it stays, put the logo elsewhere"};
  }
  if (status >= 300 && status < 400) {
    return {says + ", a redirect that leads nowhere",
            "write the URL of the logo itself"};
  }
  return {says + ", instead of 200 and an image",
          "write the URL of the logo itself"};
}

/// A media type in lower case, without its parameters.
std::string media_type(std::string_view content_type) {
  return text::to_lower(
      text::trim(content_type.substr(0, content_type.find(';')), " \t"));
}

std::optional<Verdict> judge_content(const LogoAnswer& answer) {
  const std::string type = media_type(answer.content_type);
  const std::string declared =
      type.empty() ? "without a content type" : "as " + text::quote(type);
  if (answer.begin.empty()) {
    return Verdict{"the server answers with an empty file",
                   "put the logo there again"};
  }
  const rules::ImageFormat* format = rules::image_format(answer.begin);
  if (!format) {
    const std::string begin = answer.begin.substr(0, 40);
    return Verdict{"the server does not send an image, but a file " + declared +
                       " that begins with " + text::quote(begin, 20),
                   "write the URL of an SVG or PNG file itself, not of a page "
                   "that shows it"};
  }
  if (format->has_type(type)) return std::nullopt;
  const std::string is_sent =
      "the logo is " + std::string(format->name) + " and is sent " + declared;
  const std::string help =
      "let the server send it as " + std::string(format->types.front());
  if (format->needs_type) {
    return Verdict{is_sent + "; browsers show it only under its own type",
                   help};
  }
  return Verdict{is_sent +
                     "; browsers guess right, stricter programs show "
                     "nothing",
                 help, diagnostic::Severity::info};
}

Verdict judge_special_address(const LogoAnswer& answer) {
  const auto address = dns::parse_address(answer.address);
  const auto range = address ? dns::special_range(*address) : std::nullopt;
  const auto url = templates::parse_http_url(answer.url);
  const bool is_literal = url && dns::parse_address(url->host);
  const std::string where =
      range ? std::string(range->what) : "no public address";
  return {
      host_of(answer) +
          (is_literal ? " is " + where
                      : " is at " + text::code(answer.address) + ", " + where) +
          "; those who look at the consent page reach nothing there",
      "put the logo on a public server"};
}

std::string mebibytes(std::size_t bytes) {
  return std::to_string(bytes >> 20U) + " MiB";
}

/// Nothing when the logo is as it should be.
std::optional<Verdict> judge(const LogoAnswer& answer) {
  const std::string host = host_of(answer);
  const std::string no_trust =
      "browsers do not trust " + host + ", so they show no logo: ";
  switch (answer.end) {
    case End::not_asked:
      return std::nullopt;
    case End::answered:
      if (answer.status != 200) return judge_status(answer.status);
      return judge_content(answer);
    case End::no_address:
      return Verdict{"the host " + host +
                         " has no address, so the consent page shows a broken "
                         "picture",
                     "correct the host"};
    case End::no_connection:
      return Verdict{"no server answers at " + host +
                         ", so the consent page shows a broken picture",
                     "correct the host, or find out why it does not answer"};
    case End::special_address:
      return judge_special_address(answer);
    case End::not_https:
      return Verdict{"the logo is fetched from " + text::quote(answer.url) +
                         "; browsers show pictures on a consent page only "
                         "from https",
                     "write the https URL of the logo itself"};
    case End::too_many_redirects:
      return Verdict{"the server redirects more than " +
                         std::to_string(kMaxLogoRedirects) +
                         " times; browsers give up as well",
                     "write the URL of the logo itself"};
    case End::timed_out:
      return Verdict{host + " has not sent the whole logo within " +
                         text::count(answer.seconds, "second") +
                         "; a consent page does not wait that long",
                     "put the logo on a server that answers at once"};
    case End::broken:
      return Verdict{host +
                         " closes the connection early, or does not answer "
                         "with HTTP, so there is no logo to show",
                     "find out why the server does not send it"};
    case End::too_large:
      return Verdict{"the logo is larger than " + mebibytes(kMaxLogoBytes) +
                         "; a consent page shows it small, and has to load "
                         "all of it",
                     "use a smaller picture, best as SVG"};
    case End::no_tls:
      return Verdict{"there is no secure connection to " + host +
                         ", so browsers show no logo",
                     "let the server offer TLS 1.2 or 1.3"};
    case End::certificate_expired:
      return Verdict{no_trust +
                         "its certificate has expired, or is not valid "
                         "yet",
                     "renew the certificate"};
    case End::certificate_name:
      return Verdict{no_trust + "its certificate is for another name",
                     "write the name in the certificate, or get one for this "
                     "name"};
    case End::certificate_unknown:
      return Verdict{no_trust +
                         "its certificate is not signed by an authority they "
                         "know",
                     "use a certificate of a public authority, and send the "
                     "intermediate certificates with it"};
  }
  return std::nullopt;
}

std::vector<diagnostic::Finding> complete_one(
    const json::Document& document, Value logo, Verdict verdict,
    std::vector<diagnostic::Note> notes, const lint::Linter& linter) {
  const diagnostic::Problem problem{.rule = std::string(kRule),
                                    .place = {logo.span(), logo.node()},
                                    .message = std::move(verdict.message),
                                    .help = std::move(verdict.help),
                                    .severity = verdict.at_most,
                                    .variant = verdict.variant,
                                    .notes = std::move(notes)};
  return linter.complete(document, {&problem, 1});
}

}  // namespace

std::string logo_to_fetch(const json::Document& document) {
  const std::string_view text = document.root()["logoUrl"].string();
  if (find_variable(text) != std::string_view::npos) return {};
  return templates::parse_http_url(text) ? std::string(text) : std::string();
}

std::vector<diagnostic::Finding> judge_logo(const json::Document& document,
                                            const LogoAnswer& answer,
                                            const lint::Linter& linter) {
  const Value logo = document.root()["logoUrl"];
  const std::string_view text = logo.string();
  if (templates::parse_http_url(text) &&
      find_variable(text) != std::string_view::npos) {
    return complete_one(
        document, logo,
        {"the URL of the logo has a variable, which only records may have; it "
         "leads nowhere, and was not requested",
         "write one URL for all; a percent sign itself is written %25",
         diagnostic::Severity::warning},
        {}, linter);
  }
  auto verdict = judge(answer);
  if (!verdict) return {};
  // What the template says itself, a rule without network finds as well.
  if (answer.end == End::not_https && answer.redirects == 0) {
    verdict->variant = "http";
  }
  std::vector<diagnostic::Note> notes;
  if (answer.redirects > 0) {
    notes.push_back(
        {.message = "it redirects to " + text::quote(answer.url, 200),
         .place = logo.span()});
  }
  return complete_one(document, logo, std::move(*verdict), std::move(notes),
                      linter);
}

}  // namespace dct::rules
