// SPDX-License-Identifier: MIT

/// JUnit's XML as Jenkins, GitLab and GitHub's test reporters read it: a suite
/// a file, a case a finding. What does not fail the run is a case that passes.

#include "report/findings/findings_junit.hpp"

#include "report/findings/finding_words.hpp"
#include "report/findings/findings_text.hpp"
#include "text/escape/markup_text.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" +
         text::markup_text(text::printable(value)) + "\"";
}

std::string attribute(std::string_view name, std::size_t value) {
  return attribute(name, std::to_string(value));
}

struct Cases {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;

  std::string attributes() const {
    return attribute("tests", tests) + attribute("failures", failures) +
           attribute("errors", 0) + attribute("skipped", skipped);
  }
};

std::string test_case(const diagnostic::Finding& f, const text::Source& source,
                      diagnostic::Severity fail_on) {
  const std::string text = text::markup_text(text_of(f, source));
  std::string out =
      "    <testcase" +
      attribute("name", label(f) + " at " + std::to_string(f.place.begin.line) +
                            ":" + std::to_string(f.place.begin.column)) +
      attribute("classname", f.place.file) + attribute("file", f.place.file) +
      attribute("line", f.place.begin.line) + ">\n";
  if (f.waived) {
    out += "      <skipped" + attribute("message", "waived: " + *f.waived) +
           "/>\n";
  } else if (fails(f, fail_on)) {
    out += "      <failure" + attribute("type", name(f.severity)) +
           attribute("message", f.message) + ">" + text + "</failure>\n";
  } else {
    out += "      <system-out>" + text + "</system-out>\n";
  }
  return out + "    </testcase>\n";
}

std::string properties(const Judgement& judgement) {
  if (judgement.policy.empty()) return {};
  return "    <properties>\n      <property" + attribute("name", "policy") +
         attribute("value", judgement.policy) + "/>\n      <property" +
         attribute("name", "policy-found") +
         attribute("value", judgement.policy_is_found ? "true" : "false") +
         "/>\n    </properties>\n";
}

std::string test_suite(const FileFindings& file, diagnostic::Severity fail_on,
                       Cases& all) {
  Cases cases;
  std::string body;
  for (const diagnostic::Finding& f : file.findings) {
    ++cases.tests;
    cases.failures += fails(f, fail_on) ? 1 : 0;
    cases.skipped += f.waived ? 1 : 0;
    body += test_case(f, *file.source, fail_on);
  }
  const std::string& name = file.source->name();
  if (file.findings.empty()) {
    cases.tests = 1;
    body = "    <testcase" + attribute("name", "nothing found") +
           attribute("classname", name) + attribute("file", name) + "/>\n";
  }
  all.tests += cases.tests;
  all.failures += cases.failures;
  all.skipped += cases.skipped;
  return "  <testsuite" + attribute("name", name) + cases.attributes() + ">\n" +
         properties(file.judgement) + body + "  </testsuite>\n";
}

}  // namespace

std::string write_junit(const FindingsReport& report,
                        const FindingsOptions& options) {
  Cases all;
  std::string suites;
  for (const FileFindings& file : report.files) {
    suites += test_suite(file, options.fail_on, all);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
         attribute("name", "dct") + all.attributes() + ">\n" + suites +
         "</testsuites>\n";
}

}  // namespace dct::report
