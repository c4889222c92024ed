// SPDX-License-Identifier: MIT
#pragma once

/// The HTML pages of the library, written from lib/report/**.html, which are
/// templates in a part of the Mustache language:
///
///   {{name}}               the text of a field, of here or further out
///   {{.}}                  the text of what this section is about
///   {{#name}}..{{/name}}   for each item of a list, or once if there is
///                          something
///   {{^name}}..{{/name}}   if there is nothing
///   {{> file}}             another of the files
///
/// All texts are escaped for the place where they stand, the content of an
/// element or a quoted attribute; at any other place, and in an attribute that
/// a browser loads or runs, a text is refused. There is no way to write one as
/// it is. This is why Debian's ctemplate is not used: it writes a text as it is
/// where a template asks for that, and its context of a text is a guess.
///
///   PageData page;
///   page.set("title", "<b>");
///   write_page("vetting.html", page);

#include <memory>
#include <string>
#include <string_view>

#include "report/html/page_data.hpp"

namespace dct::report {

class PageTemplate {
 public:
  /// @throws std::logic_error  the text is not in the language above; the
  ///   templates of the library are all read by a test
  explicit PageTemplate(std::string_view text);
  ~PageTemplate();
  PageTemplate(PageTemplate&&) noexcept;
  PageTemplate& operator=(PageTemplate&&) noexcept;

  [[nodiscard]] std::string write(const PageData& data) const;

  struct Node;

 private:
  std::unique_ptr<Node> root_;
};

/// A file of the library: a page, a part of one, or a style sheet.
/// @throws std::logic_error  there is none
std::string_view page_file(std::string_view name);

/// A page of the library with this data. Fields `style_hash` and `script_hash`
/// are those of page.css and page.js for its Content-Security-Policy.
std::string write_page(std::string_view name, PageData data);

}  // namespace dct::report
