// SPDX-License-Identifier: MIT

/// SRV, whose owner is made of three properties (RFC 2782).

#include "rules/srv.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "dns/domain_name.hpp"
#include "json/edit.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

// draft-05: dc-srv-protocol; community text: _tls too.
bool is_protocol(std::string_view name) {
  constexpr std::array<std::string_view, 5> kKnown = {"_dccp", "_sctp", "_tcp",
                                                      "_tls", "_udp"};
  return std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end();
}

}  // namespace

void srv_protocol_unknown(lint::Context& ctx) {
  ctx.each(
      RecordType::srv, Property::protocol, [&](const Record& r, Value value) {
        const std::string_view text = value.string();
        if (templates::is_bare_variable(text) || is_protocol(text)) return;
        const std::string lower = text::to_lower(text);
        const std::string meant = is_protocol(lower)         ? lower
                                  : is_protocol("_" + lower) ? "_" + lower
                                                             : "";
        diagnostic::Problem problem{
            .message =
                "protocol is " + text::quote(text) +
                "; it becomes a label of the record's name, and clients do "
                "not ask for that name",
            .help = "write _tcp, _udp or _tls"};
        if (!meant.empty()) {
          problem.help = "write \"" + meant + "\"";
          problem.severity = diagnostic::Severity::warning;
          problem.fix = {json::replace_value(value, json::quoted(meant))};
        }
        ctx.report(r, value, std::move(problem));
      });
}

// draft-05: dc-srv-service = dc-underscore-label
void srv_service_syntax(lint::Context& ctx) {
  ctx.each(
      RecordType::srv, Property::service, [&](const Record& r, Value value) {
        const std::string_view text = value.string();
        const bool valid =
            text.size() > 1 && text.starts_with('_') &&
            templates::labels_of(text).size() == 1 &&
            !templates::check_name(text.substr(1), dns::NameUse::target);
        if (valid || templates::is_bare_variable(text) ||
            templates::is_unterminated(text)) {
          return;
        }
        const bool is_word = !text.empty() && text.find_first_of("._ ") ==
                                                  std::string_view::npos;
        ctx.report(
            r, value,
            {.message = "service is " + text::quote(text) +
                        "; clients look for one label that begins with an "
                        "underscore",
             .help = is_word ? "write \"_" + text::printable(text) + "\""
                             : "write the service's registered name, as in "
                               "\"_sip\"",
             .variant = text.empty() ? "empty" : ""});
      });
}

// RFC 2782: the owner is _service._protocol.name already.
void srv_name_repetition(lint::Context& ctx) {
  ctx.each(RecordType::srv, Property::name, [&](const Record& r, Value name) {
    const std::string_view service = r[Property::service].string();
    const std::string_view protocol = r[Property::protocol].string();
    for (const templates::Label& label : templates::labels_of(name.string())) {
      const std::string text = text::to_lower(label.text);
      if (text.size() < 2 || (text != text::to_lower(service) &&
                              text != text::to_lower(protocol))) {
        continue;
      }
      const std::string owner = std::string(service) + "." +
                                std::string(protocol) + "." +
                                std::string(name.string());
      return ctx.report(
          r, name,
          {.place = name.span_of(label.begin, label.begin + label.text.size()),
           .message = "the name repeats " + text::quote(label.text) +
                      ", which service and protocol add already; the record "
                      "is written at " +
                      text::quote(owner, 90),
           .help = "write only what follows the protocol, or \"@\""});
    }
  });
}

}  // namespace dct::rules
