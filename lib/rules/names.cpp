// SPDX-License-Identifier: MIT

/// Names as wholes, whatever the property: letters beyond ASCII, domains where
/// a relative name belongs, aliases that lead back to themselves.

#include "rules/names.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

#include "dns/a_labels.hpp"
#include "dns/public_suffix.hpp"
#include "dns/reserved_names.hpp"
#include "json/edit.hpp"
#include "template/host_name.hpp"
#include "template/subject.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

// The host that a target below the template's own name is at; nothing for any
// other target.
std::optional<std::string> own_host(std::string_view target) {
  std::string text = text::to_lower(target);
  if (text.ends_with('.')) text.pop_back();
  if (text == "@") return std::string();
  for (const std::string_view root : {"%fqdn%", "%domain%"}) {
    if (text == root) return std::string();
    if (text.ends_with("." + std::string(root))) {
      return text.substr(0, text.size() - root.size() - 1);
    }
  }
  return std::nullopt;
}

using Aliases = std::map<std::string, const Record*>;

// The alias that follows one; null where the chain leaves the template.
const Record* next_alias(const Aliases& aliases, const Record& alias) {
  const auto host = own_host(alias[Property::points_to].string());
  const auto found = host ? aliases.find(*host) : aliases.end();
  return found == aliases.end() ? nullptr : found->second;
}

}  // namespace

// draft-05 allows U-labels; draft-01 and the reference implementation do not.
void name_not_ascii(lint::Context& ctx) {
  const auto check = [&ctx](const Record& r, Value name) {
    if (text::is_ascii(name.string())) return;
    // One that is not a name at all is another rule's.
    const auto ascii = dns::to_a_labels(name.string());
    if (!ascii) return;
    ctx.report(
        r, name,
        {.message = text::code(name.key()) + " " + text::quote(name.string()) +
                    " has letters beyond ASCII; the newest draft allows "
                    "them, but many providers refuse them",
         .help = "write " + text::quote(*ascii, 90),
         .fix = {json::replace_value(name, json::quoted(*ascii))}});
  };
  ctx.each_owner(check);
  for (const Property p : {Property::points_to, Property::target}) {
    ctx.each({RecordType::cname, RecordType::mx, RecordType::ns,
              RecordType::srv, RecordType::apexcname},
             p, check);
  }
}

// A host is relative to the user's domain.
void host_repeats_domain(lint::Context& ctx) {
  const std::string own =
      dns::registrable_domain(ctx.tmpl.provider_id.string());
  ctx.each_owner([&](const Record& r, Value host) {
    std::string name = text::to_lower(host.string());
    if (name.ends_with('.')) return;  // host-absolute
    const auto ends_in = [&name](std::string_view domain) {
      return !domain.empty() &&
             (name == domain || name.ends_with("." + std::string(domain)));
    };
    const std::string example =
        dns::is_reserved_name(name) ? dns::registrable_domain(name) : "";
    if (!ends_in(own) && !ends_in(example)) return;
    const std::string domain = ends_in(own) ? own : example;
    const std::string rest =
        name.size() > domain.size()
            ? name.substr(0, name.size() - domain.size() - 1)
            : "@";
    ctx.report(r, host,
               {.message = "the host " + text::quote(host.string()) +
                           " ends in " + text::quote(domain) +
                           "; providers add the user's domain after it: " +
                           text::quote(name + ".<domain>", 90),
                .help = "write only what comes in front of the user's domain, "
                        "as in " +
                        text::quote(rest)});
  });
}

// RFC 1034 section 3.6.2: a chain of aliases ends at a name that is none.
void cname_loop(lint::Context& ctx) {
  Aliases aliases;
  ctx.each(RecordType::cname, [&aliases](const Record& r) {
    if (r.owner()) {
      aliases.emplace(templates::owner_key(r.owner().string()), &r);
    }
  });
  for (const auto& [owner, first] : aliases) {
    std::vector<const Record*> chain = {first};
    const Record* at = next_alias(aliases, *first);
    while (at && std::find(chain.begin(), chain.end(), at) == chain.end()) {
      chain.push_back(at);
      at = next_alias(aliases, *at);
    }
    // One that points to itself has a rule of its own; of a circle the record
    // that is written first is the one that is reported.
    const bool is_first = std::all_of(
        chain.begin(), chain.end(),
        [first](const Record* r) { return r->number >= first->number; });
    if (at != first || chain.size() < 2 || !is_first) continue;
    diagnostic::Problem problem{
        .message =
            "the target leads back to this record; resolvers go round "
            "in a circle and find nothing",
        .help = "let one of them point to a server"};
    for (std::size_t i = 1; i < chain.size(); ++i) {
      problem.notes.push_back(
          {.message = templates::subject(*chain[i]) + " is part of the circle",
           .place = (*chain[i])[Property::points_to].span()});
    }
    ctx.report(*first, Property::points_to, std::move(problem));
  }
}

}  // namespace dct::rules
