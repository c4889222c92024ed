// SPDX-License-Identifier: MIT
#include "report/html/page_template.hpp"

#include <catch2/catch.hpp>
#include <dct/text/base64.hpp>

#include <stdexcept>

#include "report/embedded_pages.hpp"
#include "text/sha256.hpp"

using dct::report::PageData;
using dct::report::PageTemplate;

namespace {

std::string written(std::string_view page, const PageData& data) {
  return PageTemplate(page).write(data);
}

PageData with(std::string_view name, PageData value) {
  PageData data;
  return data.set(name, std::move(value));
}

}  // namespace

TEST_CASE("a page shows texts as texts", "[report]") {
  const PageData data = with("x", "<b> & \"'\n\xE2\x80\xAE\x1b[31m");
  CHECK(written("<p>{{x}}</p>", data) ==
        "<p>&lt;b&gt; &amp; &quot;'\\n\\u202E\\u001B[31m</p>");
  CHECK(written("<p title=\"{{x}}\">", with("x", "\" onclick=\"a")) ==
        "<p title=\"&quot; onclick=&quot;a\">");
}

TEST_CASE("a page has no place for a text that a browser obeys", "[report]") {
  const char* refused[] = {"<p {{x}}>",
                           "<{{x}}>",
                           "<p title={{x}}>",
                           "<script>{{x}}</script>",
                           "<style>{{x}}</style>",
                           "<!-- {{x}} -->",
                           "<a href=\"{{x}}\">",
                           "<a href=\"https:{{x}}\">",
                           "<img src=\"./{{x}}\">",
                           "<p style=\"color: {{x}}\">",
                           "<p onclick=\"f({{x}})\">",
                           "<p ONCLICK=\"{{x}}\">",
                           "<p class=\"a\" style=\"{{x}}\">",
                           "<iframe srcdoc=\"{{x}}\">"};
  for (const char* page : refused) {
    CAPTURE(page);
    CHECK_THROWS_AS(PageTemplate(page), std::logic_error);
  }
  CHECK(written("<a href=\"#{{x}}\">", with("x", "L1")) == "<a href=\"#L1\">");
  CHECK(written("<style>a{}</style><i>{{x}}</i>", with("x", "1")) ==
        "<style>a{}</style><i>1</i>");
}

TEST_CASE("a page that is not in the language is refused", "[report]") {
  const char* refused[] = {"{{#a}}",        "{{/a}}",  "{{#a}}{{/b}}",
                           "{{x",           "{{{x}}}", "{{&x}}",
                           "{{> nothing}}", "{{}}",    "<p{{#a}}>{{/a}}"};
  for (const char* page : refused) {
    CAPTURE(page);
    CHECK_THROWS_AS(PageTemplate(page), std::logic_error);
  }
}

TEST_CASE("sections of a page", "[report]") {
  PageData::List items;
  for (const char* name : {"a", "b"}) items.push_back(with("name", name));
  PageData data;
  data.set("items", items)
      .set("words", PageData::List{"one", "two"})
      .set("none", PageData::List{})
      .set("yes", true)
      .set("no", false)
      .set("outer", "o");
  CHECK(written("{{#items}}{{name}}{{outer}} {{/items}}", data) == "ao bo ");
  CHECK(written("{{#words}}[{{.}}]{{/words}}", data) == "[one][two]");
  CHECK(written("{{#none}}x{{/none}}{{^none}}empty{{/none}}", data) == "empty");
  CHECK(written("{{#yes}}y{{/yes}}{{^yes}}x{{/yes}}{{#no}}x{{/no}}", data) ==
        "y");
  CHECK(written("{{^missing}}m{{/missing}}{{missing}}", data) == "m");
  CHECK(written("<p>\n{{#items}}\n<i>{{name}}</i>\n{{/items}}\n</p>\n", data) ==
        "<p>\n<i>a</i>\n<i>b</i>\n</p>\n");
}

TEST_CASE("every page of the library is in the language", "[report]") {
  unsigned pages = 0;
  for (const auto& file : dct::report::kEmbeddedFiles) {
    CAPTURE(file.name);
    if (!file.name.ends_with(".html")) continue;
    ++pages;
    CHECK_NOTHROW(PageTemplate(file.text));
  }
  CHECK(pages > 3);
}

TEST_CASE("the policy of a page allows its own style and no other",
          "[report]") {
  const std::string page = dct::report::write_page("vetting.html", {});
  const auto begin = page.find("<style>") + 7;
  const auto style = page.substr(begin, page.find("</style>") - begin);
  CHECK(page.find("default-src 'none'; style-src 'sha256-" +
                  dct::text::to_base64(dct::text::sha256(style)) + "'") !=
        std::string::npos);
  CHECK(page.find("script-src") == std::string::npos);
}
