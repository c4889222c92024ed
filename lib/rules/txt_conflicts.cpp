// SPDX-License-Identifier: MIT

/// Which older TXT records a new one replaces (draft-05 section 10.4).

#include "rules/txt_conflicts.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/conflict.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <array>

#include "dns/spf_policy.hpp"
#include "dns/underscored_names.hpp"
#include "json/edit.hpp"
#include "rules/shared/txt_records.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using diagnostic::Severity;
using json::Value;
using templates::conflict_mode;
using templates::ConflictMode;
using templates::Property;
using templates::Record;
using templates::RecordType;

// The characters in front of the first variable.
std::string_view fixed_lead(std::string_view data) {
  const templates::Pieces pieces(data);
  const auto first = pieces.begin();
  return first == templates::Pieces::end() || first->is_variable
             ? std::string_view()
             : first->text;
}

// "example-verification=%token%": what is in front of the token.
std::string_view token_prefix(std::string_view data) {
  const std::string_view lead = fixed_lead(txt_content(data));
  if (lead.size() < 2 || !lead.ends_with('=') ||
      lead.find_first_of(" ;,") != std::string_view::npos) {
    return {};
  }
  const std::string_view rest = txt_content(data).substr(lead.size());
  return templates::is_bare_variable(rest) ? lead : std::string_view();
}

// Whether the record's own text is of this kind, or a variable may make it so.
bool may_begin_with(const Record& r, std::string_view beginning) {
  const std::string_view data = txt_content(r[Property::data].string());
  return text::to_lower(data).starts_with(text::to_lower(beginning)) ||
         (data.starts_with('%') &&
          text::to_lower(r[Property::txt_conflict_matching_prefix].string()) ==
              text::to_lower(beginning));
}

// Whether the data can begin with the prefix.
bool prefix_fits(const Record& r, std::string_view prefix) {
  const std::string_view text = txt_content(r[Property::data].string());
  const std::string_view lead = fixed_lead(text);
  return !prefix.empty() &&
         (lead.starts_with(prefix) ||
          (lead.size() < text.size() && prefix.starts_with(lead)));
}

bool prefix_fits(const Record& r) {
  return prefix_fits(r, r[Property::txt_conflict_matching_prefix].string());
}

bool has_unknown_mode(const Record& r) {
  const std::string_view mode =
      r[Property::txt_conflict_matching_mode].string();
  return !mode.empty() && mode != "None" &&
         conflict_mode(r) == ConflictMode::none;
}

// The edits that give a record a conflict mode, and a prefix if there is one.
std::vector<diagnostic::Edit> with_mode(const Record& r, std::string_view mode,
                                        std::string_view prefix = {}) {
  const Value written = r[Property::txt_conflict_matching_mode];
  std::vector<diagnostic::Edit> edits;
  // One of another JSON type is there already.
  if ((!written && r.value["txtConflictMatchingMode"]) ||
      (!prefix.empty() && r.value["txtConflictMatchingPrefix"])) {
    return edits;
  }
  edits.push_back(written ? json::replace_value(written, json::quoted(mode))
                          : json::add_member(r.value, "txtConflictMatchingMode",
                                             json::quoted(mode)));
  if (!prefix.empty()) {
    edits.push_back(json::add_member(r.value, "txtConflictMatchingPrefix",
                                     json::quoted(prefix)));
  }
  return edits;
}

// What to write for a mode: None may be there already.
std::string write_mode(const Record& r, std::string_view mode,
                       std::string_view prefix = {}) {
  std::string help =
      r[Property::txt_conflict_matching_mode]
          ? "change txtConflictMatchingMode to \"" + std::string(mode) + "\""
          : "add `\"txtConflictMatchingMode\": \"" + std::string(mode) + "\"`";
  if (!prefix.empty()) {
    help += " and add `\"txtConflictMatchingPrefix\": \"" +
            text::printable(prefix) + "\"`";
  }
  return help;
}

// A label of the service's own, where all texts are its own as well.
bool is_own_label(std::string_view host) {
  if (templates::has_variable(host)) return false;
  for (const templates::Label& label : templates::labels_of(host)) {
    if (label.text.starts_with('_') &&
        dns::underscored_name(label.text, "TXT") == dns::Underscored::unknown) {
      return true;
    }
  }
  return false;
}

}  // namespace

// Registry rule 5; draft-05 section 10.4: mode None never replaces. In a
// template of several instances texts are meant to be beside each other, but
// for a DMARC policy, of which a name has one.
void txt_conflict_mode_missing(lint::Context& ctx) {
  const bool several = ctx.tmpl.multi_instance.boolean();
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    // A prefix without its mode is one mistake, and reported as that.
    if (conflict_mode(r) != ConflictMode::none || has_unknown_mode(r) ||
        dns::is_spf_policy(data.string()) ||
        r[Property::txt_conflict_matching_prefix]) {
      return;
    }
    const std::string_view host = r[Property::host].string();
    const std::string_view token = token_prefix(data.string());
    if (is_dmarc(r)) {
      // At its own name a policy that begins otherwise is alone, too.
      const bool fits = prefix_fits(r, "v=DMARC1");
      const std::string_view mode = fits ? "Prefix" : "All";
      const std::string_view prefix = fits ? "v=DMARC1" : "";
      return ctx.report(
          r, data,
          {.message = "this DMARC policy does not replace the old "
                      "one; with two, receivers ignore both",
           .help = write_mode(r, mode, prefix),
           .fix = with_mode(r, mode, prefix)});
    }
    if (several) return;
    if (has_label(host, "_domainkey")) {
      ctx.report(r, data,
                 {.message = "this DKIM key does not replace the old one; "
                             "with two at one selector, verification fails at "
                             "random",
                  .help = write_mode(r, "All"),
                  .variant = "dkim",
                  .fix = with_mode(r, "All")});
    } else if (!token.empty()) {
      ctx.report(r, data,
                 {.message = "this token does not replace the old one; "
                             "each apply adds one more",
                  .help = write_mode(r, "Prefix", token),
                  .variant = "token",
                  .fix = with_mode(r, "Prefix", token)});
    } else if (is_own_label(host) &&
               templates::is_bare_variable(txt_content(data.string()))) {
      ctx.report(r, data,
                 {.message = "this text does not replace the old one, though "
                             "the name is the service's own; each apply adds "
                             "one more",
                  .help = write_mode(r, "All"),
                  .variant = "own-label",
                  .fix = with_mode(r, "All")});
    }
  });
}

// Which other texts a prefix replaces besides those of the service.
void txt_conflict_prefix_wide(lint::Context& ctx) {
  constexpr std::array<std::string_view, 3> kOthers = {"v=DKIM1", "v=DMARC1",
                                                       "v=spf1"};
  ctx.each(
      RecordType::txt, Property::txt_conflict_matching_prefix,
      [&](const Record& r, Value prefix) {
        const std::string_view text = prefix.string();
        if (text.empty() || conflict_mode(r) != ConflictMode::prefix) {
          return;
        }
        std::vector<std::string> hit;
        for (const std::string_view other : kOthers) {
          if (text::to_lower(other).starts_with(text::to_lower(text)) &&
              !may_begin_with(r, other)) {
            hit.push_back(text::quote(other));
          }
        }
        if (text.size() > 1 && hit.empty()) {
          return;
        }
        ctx.report(
            r, prefix,
            {.message =
                 "the prefix " + text::quote(text) +
                 (hit.empty() ? " is one character, so texts of other "
                                "services are deleted as well"
                              : " is also how texts with " + text::join(hit) +
                                    " begin, so those of other services "
                                    "are deleted as well"),
             .help = "write as much of the fixed beginning of the data "
                     "as there is"});
      });
}

// draft-05: dc-txt-conflict-mode = "None" / "All" / "Prefix"
void txt_conflict_mode_unknown(lint::Context& ctx) {
  ctx.each(Property::txt_conflict_matching_mode, [&](const Record& r,
                                                     Value mode) {
    const std::string_view text = mode.string();
    if (templates::has_variable(text) || text == "None" || text == "All" ||
        text == "Prefix") {
      return;
    }
    const std::string lower = text::to_lower(text);
    const std::string_view meant = lower == "none"     ? "None"
                                   : lower == "all"    ? "All"
                                   : lower == "prefix" ? "Prefix"
                                                       : "";
    diagnostic::Problem problem{
        .message = "txtConflictMatchingMode is " + text::quote(text) +
                   "; providers know None, All and Prefix, letter by letter, "
                   "and replace nothing",
        .help = "write \"None\", \"All\" or \"Prefix\""};
    if (!meant.empty()) {
      problem.help = "write " + text::quote(meant);
      if (meant != "Prefix" || prefix_fits(r)) {
        problem.fix = {json::replace_value(mode, json::quoted(meant))};
      }
    }
    ctx.report(r, mode, std::move(problem));
  });
}

void txt_conflict_prefix_wrong(lint::Context& ctx) {
  ctx.each(RecordType::txt, [&](const Record& r) {
    const Value prefix = r[Property::txt_conflict_matching_prefix];
    const ConflictMode mode = conflict_mode(r);
    if (mode == ConflictMode::prefix && prefix.string().empty()) {
      return ctx.report(
          r, prefix ? prefix : r[Property::txt_conflict_matching_mode],
          {.message = "the mode is Prefix, but there is no prefix; nothing, "
                      "or everything, is replaced",
           .help = "add `\"txtConflictMatchingPrefix\"` with the beginning of "
                   "this record's data"});
    }
    if (!prefix || templates::has_variable(prefix.string())) return;
    if (has_unknown_mode(r)) return;
    if (mode != ConflictMode::prefix) {
      const bool none = mode == ConflictMode::none;
      return ctx.report(
          r, prefix,
          {.place = prefix.key_span(),
           .message = "a prefix means nothing unless the mode is Prefix",
           .help = none ? "add `\"txtConflictMatchingMode\": \"Prefix\"`"
                        : "remove txtConflictMatchingPrefix",
           .severity = Severity::warning,
           .variant = "without-mode",
           .fix = none ? with_mode(r, "Prefix")
                       : std::vector<diagnostic::Edit>{}});
    }
    const Value data = r[Property::data];
    if (!data || prefix_fits(r)) return;
    ctx.report(r, prefix,
               {.message = "the data does not begin with " +
                           text::quote(prefix.string()) +
                           ", so the record never replaces its own older value",
                .help = "write how the data begins",
                .variant = "mismatch",
                .notes = {{.message = "the data", .place = data.span()}}});
  });
}

void txt_conflict_all_apex(lint::Context& ctx) {
  ctx.each(RecordType::txt, Property::host, [&](const Record& r, Value host) {
    if (conflict_mode(r) != ConflictMode::all ||
        !templates::is_scope_root(host.string()))
      return;
    ctx.report(r, Property::txt_conflict_matching_mode,
               {.message = "mode All at \"@\" deletes every TXT record there, "
                           "SPF and the verifications of other services "
                           "included",
                .help = "use mode Prefix with the beginning of this record's "
                        "data"});
  });
}

}  // namespace dct::rules
