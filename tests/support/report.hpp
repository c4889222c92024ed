// SPDX-License-Identifier: MIT
#pragma once

/// Reports for tests, and what is read back from them.

#include <dct/report/findings_formats.hpp>

#include <rapidjson/document.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/templates.hpp"

namespace dct::test {

/// One file, linted by the default profile.
struct Written {
  json::Document document;
  report::FindingsReport report;

  explicit Written(std::string text, std::string file = "test.json");

  std::vector<diagnostic::Finding>& findings() {
    return report.files[0].findings;
  }
  std::string as(report::FindingsFormat format) const {
    return report::write(report, format);
  }
};

/// A template whose every text, its keys included, is hostile to every place
/// it may be shown in.
std::string hostile_template();
/// What JSON can't escape: a file of raw lines that are no JSON.
std::string hostile_lines();
/// A file name of that kind.
std::string hostile_name();

/// Fails the test when it is no JSON.
rapidjson::Document parse_json(std::string_view text);
/// A document a line.
std::vector<rapidjson::Document> parse_json_lines(std::string_view text);
/// The value at a JSON pointer; fails the test when there is none.
const rapidjson::Value& at(const rapidjson::Value& document,
                           const char* pointer);
std::string text_at(const rapidjson::Value& document, const char* pointer);

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;
  std::vector<XmlElement> children;
};
/// Fails the test when it is not well-formed XML 1.0.
XmlElement parse_xml(const std::string& text);

/// What GitHub's own parser makes of Markdown.
struct Markdown {
  std::set<std::string> kinds;  ///< of nodes: "table_row", "code", "link" ..
  std::vector<std::vector<std::string>> rows;  ///< text of the cells
  std::vector<std::string> items;              ///< text of those of lists
  std::vector<std::string> blocks;             ///< of code
  std::string prose;                           ///< all text outside of code
};
Markdown parse_markdown(const std::string& text);

}  // namespace dct::test
