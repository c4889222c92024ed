// SPDX-License-Identifier: MIT
#pragma once

/// Rule logo-unreachable, which needs the network: whether the logo a template
/// names can be shown. The library fetches nothing; it says what to ask for and
/// judges what came of it.
///
///   const auto linter = dct::lint::Linter::create();
///   const auto document = dct::json::Document::parse({"web.json", "{}"});
///   const std::string url = dct::rules::logo_to_fetch(document);
///   dct::rules::LogoAnswer answer;  // filled by the caller
///   for (const auto& f : dct::rules::judge_logo(document, answer, *linter))
///     std::cout << f.message << '\n';

#include <dct/diagnostic/finding.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/linter.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dct::rules {

/// How far a fetch goes; the messages speak of these numbers.
inline constexpr std::size_t kMaxLogoBytes = 1U << 20U;
inline constexpr unsigned kMaxLogoRedirects = 5;
/// Of the image itself no more than this is looked at.
inline constexpr std::size_t kLogoBytesToJudge = 16384;

/// What came of asking for a logo.
struct LogoAnswer {
  enum class End : std::uint8_t {
    not_asked,
    answered,             ///< status, content_type and begin hold
    no_address,           ///< the host's name has no address
    no_connection,        ///< nobody answers there
    special_address,      ///< the host is at `address`, which is not public
    not_https,            ///< `url` is no https URL
    too_many_redirects,   ///< more than kMaxLogoRedirects
    timed_out,            ///< not complete after `seconds`
    broken,               ///< no HTTP, or broken off before its end
    too_large,            ///< more than kMaxLogoBytes
    no_tls,               ///< no secure connection comes about
    certificate_expired,  ///< or is not valid yet
    certificate_name,     ///< it is another host's
    certificate_unknown,  ///< no authority that is trusted signed it
  };
  End end = End::not_asked;
  std::string url;             ///< the one that gave this, behind all redirects
  unsigned redirects = 0;      ///< how many were followed to `url`
  std::string address{};       ///< of special_address
  unsigned seconds = 0;        ///< of timed_out
  int status = 0;              ///< RFC 9110 section 15
  std::string content_type{};  ///< the header field; empty if there is none
  std::string begin{};         ///< the first bytes of the content, if any
};

/// The URL to ask for: the template's logoUrl, if it is an absolute http or
/// https URL without a variable; else empty. What is wrong with others is said
/// by rule logo-url-unusable, or by judge_logo.
DCT_EXPORT std::string logo_to_fetch(const json::Document& document);

/// The findings of rule logo-unreachable: none or one. Says also why a logo
/// with a variable in its URL could not be asked for.
[[nodiscard]] DCT_EXPORT std::vector<diagnostic::Finding> judge_logo(
    const json::Document& document, const LogoAnswer& answer,
    const lint::Linter& linter);

}  // namespace dct::rules
