// SPDX-License-Identifier: MIT

/// A request from a stranger: what is shown of it does nothing in any format.

#include <dct/report/changes.hpp>
#include <dct/request/received_request.hpp>
#include <dct/text/percent.hpp>

#include <catch2/catch.hpp>

#include "support/report.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("text of strangers in a request does nothing where it is shown",
          "[change][hostile]") {
  const std::string bad = text::percent_encode(
      "a|b `c` <script>x</script> @team #1\n::error::\x1b[1m\u202E ]]>");
  const json::Document document =
      parse(R"({"providerId": "a", "serviceId": "b", "records": []})");
  const std::string url =
      "https://dns.example.net/v2/domainTemplates/providers/" + bad +
      "/services/" + bad + "/apply?" + bad + "=" + bad;
  std::string query = url;
  for (const char* name : {"domain", "host", "groupId", "redirect_uri", "state",
                           "instanceId", "providerName", "crit"}) {
    query += "&" + std::string(name) + "=" + bad;
  }
  const request::ReceivedRequest received = request::check_received(
      templates::read_template(document), query, nullptr);
  CHECK(received.problems.size() > 8);
  const templates::Template tmpl = templates::read_template(document);
  const zone::Zone zone(received.request.domain);
  const report::RequestVerdict verdict{.refused = received.is_refused(),
                                       .problems = received.all_problems()};
  const apply::Result result{.change = {}, .errors = received.refusals()};
  const auto written = [&](report::ChangeFormat format) {
    return report::write(report::Simulation{.title = "a.b",
                                            .domain = zone.apex(),
                                            .host = {},
                                            .groups = {},
                                            .records = tmpl.records,
                                            .zone = zone,
                                            .result = result,
                                            .request = &verdict},
                         format);
  };
  for (const auto format :
       {report::ChangeFormat::text, report::ChangeFormat::zone,
        report::ChangeFormat::markdown, report::ChangeFormat::json}) {
    const std::string out = written(format);
    INFO(out);
    for (const char c : out) {
      CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    }
    CHECK(out.find("\u202E") == std::string::npos);
    CHECK(out.find("\n::error") == std::string::npos);
    if (format != report::ChangeFormat::zone) continue;
    for (std::size_t at = 0; at < out.size(); at = out.find('\n', at) + 1) {
      CHECK(out[at] == ';');
    }
  }
  const Markdown page = parse_markdown(written(report::ChangeFormat::markdown));
  CHECK(page.prose.find("<script>") == std::string::npos);
  CHECK(page.prose.find("@team") == std::string::npos);
}
