// SPDX-License-Identifier: MIT

/// SRV, whose owner is made of three properties (RFC 2782).

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "dns/domain_name.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "template/host_name.hpp"

namespace dct::rules {

using json::Value;

// draft-05: dc-srv-protocol; community text: _tls too.
void srv_protocol(lint::Context& ctx) {
  constexpr std::array<std::string_view, 5> kKnown = {"_dccp", "_sctp", "_tcp",
                                                      "_tls", "_udp"};
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = r[templates::Property::protocol];
    if (!r.is(templates::RecordType::srv) || !value) continue;
    const std::string_view text = value.string();
    const auto known = [&](const std::string& name) {
      return std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end();
    };
    if (templates::is_bare_variable(text) || known(std::string(text))) continue;
    const std::string lower = text::to_lower(text);
    const bool lacks_underscore = known("_" + lower);
    const bool only_case = known(lower);
    ctx.report(
        {.at = value,
         .message = lint::subject(r) + ": protocol is " + text::quote(text) +
                    (text.empty() ? "; it" : ", which") +
                    " becomes a label of the record's name, and nobody "
                    "asks for that name",
         .help = lacks_underscore ? "write \"_" + lower + "\""
                 : only_case      ? "write \"" + lower + "\""
                                  : "write _tcp, _udp or _tls",
         .severity = lacks_underscore || only_case
                         ? diagnostic::Severity::warning
                         : diagnostic::Severity::error,
         .fix = lacks_underscore || only_case
                    ? std::vector<diagnostic::Edit>{json::replace_value(
                          value, json::quoted(only_case ? lower : "_" + lower))}
                    : std::vector<diagnostic::Edit>{}});
  }
}

// draft-05: dc-srv-service = dc-underscore-label
void srv_service(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = r[templates::Property::service];
    if (!r.is(templates::RecordType::srv) || !value) continue;
    const std::string_view text = value.string();
    const bool valid =
        text.size() > 1 && text.starts_with('_') &&
        templates::labels_of(text).size() == 1 &&
        !templates::check_name(text.substr(1), dns::NameUse::target);
    if (valid || templates::is_bare_variable(text) ||
        templates::is_unterminated(text))
      continue;
    ctx.report(
        {.at = value,
         .message = lint::subject(r) + ": service is " + text::quote(text) +
                    "; clients look for one label that begins with an "
                    "underscore",
         .help =
             text.empty() || text.find_first_of("._ ") != std::string_view::npos
                 ? "write the service's registered name, as in "
                   "\"_sip\""
                 : "write \"_" + text::printable(text) + "\"",
         .aliases =
             text.empty() ? std::nullopt : std::optional(lint::kNoAlias)});
  }
}

// RFC 2782: the owner is _service._protocol.name already.
void srv_name(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value name = r[templates::Property::name];
    if (!r.is(templates::RecordType::srv) || !name) continue;
    for (const templates::Label& label : templates::labels_of(name.string())) {
      const std::string text = text::to_lower(label.text);
      const bool repeated =
          text.size() > 1 &&
          (text == text::to_lower(r[templates::Property::service].string()) ||
           text == text::to_lower(r[templates::Property::protocol].string()));
      if (!repeated) continue;
      ctx.report(
          {.at = name,
           .message =
               lint::subject(r) + ": the name repeats " +
               text::quote(label.text) +
               ", which service and protocol add already; the "
               "record lands at " +
               text::quote(
                   std::string(r[templates::Property::service].string()) + "." +
                       std::string(r[templates::Property::protocol].string()) +
                       "." + std::string(name.string()),
                   90),
           .help = "write what is behind the protocol only, or \"@\"",
           .span = name.span_of(label.begin, label.begin + label.text.size())});
      break;
    }
  }
}

}  // namespace dct::rules
