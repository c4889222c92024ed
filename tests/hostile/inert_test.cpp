// SPDX-License-Identifier: MIT

/// Text of strangers does nothing wherever a report is read: each format is
/// read back by a parser of its kind.

#include <catch2/catch.hpp>

#include "support/report.hpp"
#include "text/escape/workflow_command.hpp"
#include "text/quote.hpp"

using namespace dct;
using namespace dct::test;

namespace {

// A template of hostile texts and a file of hostile lines, as one report.
struct Hostile {
  Written texts{hostile_template(), hostile_name()};
  Written lines{hostile_lines(), hostile_name()};
  std::vector<diagnostic::Finding> findings;  // of both

  Hostile() {
    texts.findings().front().waived = "known |`\n::error::@team\x1b[1m ]]> <b>";
    texts.report.files.push_back(lines.report.files[0]);
    for (const report::FileFindings& file : texts.report.files) {
      findings.insert(findings.end(), file.findings.begin(),
                      file.findings.end());
    }
  }
};

const Hostile& hostile() {
  static const Hostile report;
  return report;
}

std::string written(report::FindingsFormat format) {
  return hostile().texts.as(format);
}

std::size_t findings() { return hostile().findings.size(); }

// No terminal, no log and no eye is told anything but what is written.
void check_harmless(const std::string& out) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    if (c < 0x20 && c != '\n') FAIL_CHECK("control character at " << i);
  }
  for (const char* mark :
       {"\u202E", "\u2066", "\u200B", "\uFEFF", "\u009B", "\uFFFE", "##["}) {
    CHECK(out.find(mark) == std::string::npos);
  }
}

std::vector<std::string> lines_of(const std::string& out) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end; (end = out.find('\n', begin)) != std::string::npos;
       begin = end + 1) {
    lines.push_back(out.substr(begin, end - begin));
  }
  CHECK(begin == out.size());  // the last line has its end
  return lines;
}

bool is_command(const std::string& line) {
  return text::line_start(line) != line;
}

}  // namespace

TEST_CASE("the hostile template is judged thoroughly", "[inert]") {
  CHECK(hostile().texts.report.files[0].findings.size() > 25);
  CHECK_FALSE(hostile().lines.report.files[0].findings.empty());
}

TEST_CASE("text of strangers is inert in every format", "[inert]") {
  for (const auto& format : report::findings_formats()) {
    INFO(format.name);
    const std::string out = written(format.format);
    check_harmless(out);
    if (format.format == report::FindingsFormat::github) continue;
    for (const std::string& line : lines_of(out)) {
      INFO(line);
      CHECK_FALSE(is_command(line));
    }
  }
}

TEST_CASE("the only commands are ours, with our file", "[inert]") {
  std::size_t commands = 0;
  const auto lines = lines_of(written(report::FindingsFormat::github));
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    INFO(lines[i]);
    ++commands;
    const std::size_t space = lines[i].find(' ');
    const std::string command = lines[i].substr(0, space);
    CHECK((command == "::error" || command == "::warning" ||
           command == "::notice"));
    // Nothing ends the properties early, and nothing adds one.
    const std::size_t end = lines[i].find("::", 2);
    REQUIRE(end != std::string::npos);
    const std::string properties = lines[i].substr(space + 1, end - space - 1);
    CHECK_THAT(properties,
               Catch::StartsWith("file=%3A%3Aerror%3A%3Aa\\u001B[31m\\r\\n"));
    CHECK(properties.find(':') == std::string::npos);
    CHECK(std::count(properties.begin(), properties.end(), ',') ==
          (properties.find(",col=") == std::string::npos ? 3 : 5));
  }
  CHECK(commands == findings() - 1);  // one is waived
  CHECK_FALSE(is_command(lines.back()));
}

TEST_CASE("a comment holds nothing but lists, words and code", "[inert]") {
  const Markdown page =
      parse_markdown(written(report::FindingsFormat::markdown));
  const std::set<std::string> expected = {
      "document", "paragraph", "heading", "strong",     "text",     "softbreak",
      "list",     "item",      "code",    "code_block", "linebreak"};
  for (const std::string& kind : page.kinds) {
    INFO(kind);
    CHECK(expected.contains(kind));
  }
  CHECK(page.items.size() == findings());
  CHECK(page.prose.find_first_of("@#<>&[]*_~|`\\\"/") == std::string::npos);
}

TEST_CASE("XML of strangers' text is well-formed", "[inert]") {
  const XmlElement all = parse_xml(written(report::FindingsFormat::junit));
  REQUIRE(all.children.size() == 2);
  CHECK(all.children[0].children.size() + all.children[1].children.size() ==
        findings());
  CHECK(all.children[0].attributes.at("name") ==
        text::printable(hostile_name()));
  CHECK(all.children[0].children[0].children.at(0).attributes.at("message") ==
        "waived: known |`\\n::error::@team\\u001B[1m ]]> <b>");
}

TEST_CASE("JSON gives back what was in the template", "[inert]") {
  const auto lines = parse_json_lines(written(report::FindingsFormat::jsonl));
  REQUIRE(lines.size() == findings());
  const auto document = parse_json(written(report::FindingsFormat::json));
  REQUIRE(at(document, "/findings").Size() == findings());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const diagnostic::Finding& f = hostile().findings[i];
    CHECK(text_at(lines[i], "/message") == f.message);
    CHECK(text_at(lines[i], "/pointer") == f.place.pointer);
    // No UTF-8, so it is told as it is shown.
    CHECK(text_at(lines[i], "/file") == text::printable(hostile_name()));
    CHECK(lines[i] == at(document, ("/findings/" + std::to_string(i)).c_str()));
  }
  CHECK(parse_json_lines(written(report::FindingsFormat::dctl)).size() >=
        findings());
}

TEST_CASE("SARIF of strangers' text links nowhere", "[inert]") {
  const auto log = parse_json(written(report::FindingsFormat::sarif));
  const auto& results = at(log, "/runs/0/results");
  REQUIRE(results.Size() == findings());
  for (const auto& result : results.GetArray()) {
    const std::string message = text_at(result, "/message/text");
    CHECK(message.find("](") == std::string::npos);
    // No placeholder but a doubled one.
    for (std::size_t i = 0; (i = message.find("{0}", i)) != message.npos; ++i) {
      CHECK(message.substr(i - 1, 5) == "{{0}}");
    }
    const std::string uri =
        text_at(result, "/locations/0/physicalLocation/artifactLocation/uri");
    CHECK(uri ==
          "%3A%3Aerror%3A%3Aa%1B%5B31m%0D%0A%3A%3Awarning%3A%3A%7C%60b%60%60"
          "%3Cscript%3E%5D%5D%3E--%3E%40team%20%2312%20%E2%80%AE%23%23%5Bdebug"
          "%5D%250A%2C%FF.json");
  }
}
