// SPDX-License-Identifier: MIT
#include <dct/lint/linter.hpp>
#include <dct/rules/logo.hpp>

#include <catch2/catch.hpp>

#include "rules/shared/images.hpp"
#include "support/random.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using namespace std::string_view_literals;

namespace {

using End = rules::LogoAnswer::End;

const lint::Linter& default_linter() {
  static const lint::Linter linter = linter_of();
  return linter;
}

json::Document with_logo(const std::string& url) {
  return parse(with_members(R"({"logoUrl": ")" + url + "\"}"));
}

std::string judged(const rules::LogoAnswer& answer) {
  return lines_of(rules::judge_logo(
      with_logo("https://www.example.com/logo.svg"), answer, default_linter()));
}

std::string format_of(std::string_view begin) {
  const rules::ImageFormat* format = rules::image_format(begin);
  return format ? std::string(format->name) : "none";
}

}  // namespace

TEST_CASE("images are known by their first bytes", "[logo]") {
  CHECK(format_of("\x89PNG\r\n\x1A\n"sv) == "PNG");
  CHECK(format_of("\xFF\xD8\xFF\xE0"sv) == "JPEG");
  CHECK(format_of("GIF89a") == "GIF");
  CHECK(format_of("RIFF\x10\0\0\0WEBPVP8 "sv) == "WebP");
  CHECK(format_of("\0\0\0\x20"
                  "ftypavif"sv) == "AVIF");
  CHECK(format_of("\0\0\x01\0\x01"sv) == "ICO");
  CHECK(format_of("BM") == "BMP");
  for (const std::string_view other :
       {""sv, "\x89PNG"sv, "RIFF\x10\0\0\0WAVE"sv, "RIFF"sv, "\0\0\0"sv,
        "%PDF-1.7"sv, "{}"sv, "plain text"sv}) {
    CHECK(format_of(other) == "none");
  }
}

TEST_CASE("SVG is known behind all that XML allows before it", "[logo]") {
  for (const char* svg :
       {"<svg/>", "<svg>", " \n<svg xmlns='x'>", "\xEF\xBB\xBF<svg/>",
        "<?xml version='1.0'?>\n<!-- <html> -->\n<svg/>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd'><svg/>",
        "<!DOCTYPE svg [ <!ENTITY ns 'http://x'> ]><svg/>", "<svg:svg/>"}) {
    INFO(svg);
    CHECK(format_of(svg) == "SVG");
  }
  for (const char* other :
       {"<!DOCTYPE html><html><svg/>", "<html><svg/></html>", "<svgz/>",
        "text <svg/>", "<!-- <svg/>", "<?xml", "<", "<!DOCTYPE svg",
        "<!DOCTYPE svg [", "<g:svgx/>"}) {
    INFO(other);
    CHECK(format_of(other) == "none");
  }
}

TEST_CASE("an image under its own type is a good logo", "[logo]") {
  const auto answer = [](std::string type, std::string begin) {
    return rules::LogoAnswer{.end = End::answered,
                             .status = 200,
                             .content_type = std::move(type),
                             .begin = std::move(begin)};
  };
  CHECK(judged(answer("image/gif", "GIF89a")).empty());
  CHECK(judged(answer(" Image/GIF ;q=1", "GIF89a")).empty());
  CHECK(judged(answer("image/vnd.microsoft.icon", std::string("\0\0\x01\0", 4)))
            .empty());
  CHECK(judged(answer("", "GIF89a")) ==
        "1:316 info logo-unreachable: the logo is GIF and is sent without a "
        "content type; browsers guess right, stricter programs show nothing\n");
}

TEST_CASE("each end but a good answer is one finding", "[logo]") {
  for (int end = static_cast<int>(End::not_asked);
       end <= static_cast<int>(End::certificate_unknown); ++end) {
    const std::string lines = judged({.end = static_cast<End>(end),
                                      .url = "https://cdn.example.net/logo.svg",
                                      .redirects = 1});
    INFO(end);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == (end == 0 ? 0 : 1));
  }
  for (const int status : {200, 204, 301, 400, 401, 403, 404, 410, 429, 500}) {
    INFO(status);
    CHECK_FALSE(judged({.end = End::answered, .status = status}).empty());
  }
}

TEST_CASE("what a redirect leads to is named", "[logo]") {
  const auto findings =
      rules::judge_logo(with_logo("https://www.example.com/logo.svg"),
                        {.end = End::answered,
                         .url = "https://cdn.example.net/gone",
                         .redirects = 2,
                         .status = 404},
                        default_linter());
  REQUIRE(findings.size() == 1);
  REQUIRE(findings[0].notes.size() == 1);
  CHECK(findings[0].notes[0].message ==
        "it redirects to \"https://cdn.example.net/gone\"");
  CHECK(findings[0].place.pointer == "/logoUrl");
}

TEST_CASE("http is said once, by whichever rule is on", "[logo]") {
  const auto document = with_logo("http://www.example.com/logo.svg");
  const rules::LogoAnswer answer{.end = End::not_https,
                                 .url = "http://www.example.com/logo.svg"};
  CHECK(rules::judge_logo(document, answer, default_linter()).empty());
  const lint::Linter without = linter_of({.ignore = {"logo-url-unusable"}});
  CHECK(rules::judge_logo(document, answer, without).size() == 1);
}

TEST_CASE("only URLs that can be asked for are asked for", "[logo]") {
  const std::string good = "https://www.example.com/my%20logo%2Fx.svg";
  CHECK(rules::logo_to_fetch(with_logo(good)) == good);
  for (const char* bad :
       {"", "logo.svg", "ftp://example.com/x", "https://www.example.com/%x%",
        "https://www.example.com/%2", "javascript:alert(1)"}) {
    INFO(bad);
    CHECK(rules::logo_to_fetch(with_logo(bad)).empty());
  }
  CHECK(rules::logo_to_fetch(parse(R"({"logoUrl": 5})")).empty());
  CHECK(rules::logo_to_fetch(parse("[")).empty());
}

TEST_CASE("no bytes of a server reach the terminal as they are", "[logo]") {
  Random random(20261124);
  for (int i = 0; i < 2000; ++i) {
    rules::LogoAnswer answer{.end = End::answered, .status = 200};
    for (std::string* text :
         {&answer.url, &answer.content_type, &answer.begin}) {
      for (unsigned n = random.below(40); n > 0; --n) *text += random.byte();
    }
    answer.redirects = random.below(3);
    for (const diagnostic::Finding& f :
         rules::judge_logo(with_logo("https://www.example.com/logo.svg"),
                           answer, default_linter())) {
      std::string all = f.message;
      for (const diagnostic::Note& note : f.notes) all += note.message;
      CHECK(std::all_of(all.begin(), all.end(), [](unsigned char c) {
        return c >= 0x20 && c != 0x7F;
      }));
    }
  }
}
