// SPDX-License-Identifier: MIT

/// What the mail records of a template lack, or do to each other: the setup of
/// a sender as a whole. A return path is the name to which bounces go; services
/// that send for others put it on a sub-domain, with an MX of their own.

#include "rules/mail_setup.hpp"

#include <dct/template/conflict.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "dns/spf_policy.hpp"
#include "dns/tag_list.hpp"
#include "rules/shared/txt_records.hpp"
#include "template/host_name.hpp"
#include "template/subject.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

const Record* find_record(const templates::Template& t, auto matches) {
  const auto found = std::find_if(t.records.begin(), t.records.end(),
                                  [&matches](const Record& r) {
                                    return !r.type_name.empty() && matches(r);
                                  });
  return found == t.records.end() ? nullptr : &*found;
}

std::string owner_of(const Record& r) {
  return templates::owner_key(lint::written_owner(r).string());
}

bool is_at_apex(const Record& r) {
  const Value owner = lint::written_owner(r);
  return owner && templates::is_scope_root(owner.string());
}

bool is_spf(const Record& r) {
  return r.is(RecordType::spfm) ||
         (r.is(RecordType::txt) &&
          dns::is_spf_policy(r[Property::data].string()));
}

bool is_dkim(const Record& r) {
  return has_label(lint::written_owner(r).string(), "_domainkey");
}

bool is_at_dmarc(const Record& r) {
  return has_label(lint::written_owner(r).string(), "_dmarc") ||
         (r.is(RecordType::txt) && is_dmarc(r));
}

// An MX whose target only takes bounces, by the names that senders use.
bool is_return_path(const Record& r) {
  if (!r.is(RecordType::mx)) return false;
  constexpr std::array<std::string_view, 6> kNames = {
      "feedback-smtp", "bounces",    "bounce",
      "return-path",   "returnpath", "feedback"};
  const auto labels = templates::labels_of(r[Property::points_to].string());
  return !labels.empty() &&
         std::find(kNames.begin(), kNames.end(),
                   text::to_lower(labels.front().text)) != kNames.end();
}

const Record* return_path_below(const templates::Template& t) {
  return find_record(
      t, [](const Record& r) { return is_return_path(r) && !is_at_apex(r); });
}

diagnostic::Note note_of(const Record& r, std::string_view what) {
  return {.message = templates::subject(r) + std::string(what),
          .place = r.value.span()};
}

}  // namespace

void mail_without_dmarc(lint::Context& ctx) {
  const Record* spf = find_record(ctx.tmpl, is_spf);
  const Record* dkim = find_record(ctx.tmpl, is_dkim);
  if (!spf || !dkim || find_record(ctx.tmpl, is_at_dmarc)) return;
  ctx.report(*dkim, dkim->value,
             {.place = lint::opening(dkim->value),
              .message = "DKIM and SPF are here, but no DMARC policy; large "
                         "receivers want one from everybody who sends much "
                         "mail",
              .help = "add a TXT record at _dmarc with \"v=DMARC1; p=none\", "
                      "mode Prefix, and essential OnApply; or say in "
                      "`description` that users have one",
              .notes = {note_of(*spf, " is the SPF")}});
}

void mail_without_dkim(lint::Context& ctx) {
  const auto at_apex = [](const Record& r) { return is_at_apex(r); };
  const Record* mx = find_record(ctx.tmpl, [&](const Record& r) {
    return r.is(RecordType::mx) && at_apex(r) &&
           r[Property::points_to].string() != ".";
  });
  const Record* spf = find_record(
      ctx.tmpl, [&](const Record& r) { return is_spf(r) && at_apex(r); });
  if (!mx || !spf || find_record(ctx.tmpl, is_dkim)) return;
  ctx.report(*spf, spf->value,
             {.place = lint::opening(spf->value),
              .message = "the mail of the domain gets SPF, but no DKIM key; "
                         "forwarded mail fails SPF, and only a signature "
                         "saves it",
              .help = "add a CNAME or TXT record at "
                      "<selector>._domainkey, or say in `description` where "
                      "users get the key",
              .notes = {note_of(*mx, " takes the mail")}});
}

// The return path is the name that SPF is asked of.
void return_path_without_spf(lint::Context& ctx) {
  for (const Record& mx : ctx.tmpl.records) {
    if (!is_return_path(mx)) continue;
    const std::string owner = owner_of(mx);
    if (find_record(ctx.tmpl, [&owner](const Record& r) {
          const bool spf = is_spf(r) || is_spf_in_variable(r);
          return (spf || templates::is_alias(r.type)) && owner_of(r) == owner;
        })) {
      continue;
    }
    ctx.report(mx, mx[Property::host],
               {.message = "the return path " +
                           text::quote(mx[Property::host].string()) +
                           " has no SPF; receivers ask this name, so mail of "
                           "the service passes no SPF check",
                .help = "add an SPFM record at the same host"});
  }
}

void return_path_at_apex(lint::Context& ctx) {
  if (ctx.tmpl.host_required.boolean()) return;
  for (const Record& mx : ctx.tmpl.records) {
    if (!is_return_path(mx) || !is_at_apex(mx)) continue;
    ctx.report(mx, mx[Property::host],
               {.message = "this MX only takes bounces, but at \"@\" it "
                           "replaces the MX of the domain; the user's own mail "
                           "is lost",
                .help = "put it on a host of its own, as in \"send\", or add "
                        "`\"hostRequired\": true`"});
  }
}

void spf_beside_return_path(lint::Context& ctx) {
  const Record* mx = return_path_below(ctx.tmpl);
  if (!mx) return;
  for (const Record& spf : ctx.tmpl.records) {
    if (!spf.is(RecordType::spfm) || !is_at_apex(spf)) continue;
    // Who also takes the domain's mail sends for the domain as well.
    if (find_record(ctx.tmpl, [](const Record& r) {
          return r.is(RecordType::mx) && is_at_apex(r);
        })) {
      return;
    }
    ctx.report(spf, spf[Property::host],
               {.message = "SPF is asked of the return path, which is " +
                           text::quote((*mx)[Property::host].string()) +
                           "; at \"@\" the terms change nothing and use up "
                           "the user's ten DNS queries",
                .help = "leave it out, unless the service also sends with the "
                        "domain itself as return path",
                .notes = {note_of(*mx, " is the return path")}});
  }
}

// RFC 7489 section 3.1: strict alignment wants the very same domain.
void dmarc_alignment_strict(lint::Context& ctx) {
  const Record* mx = return_path_below(ctx.tmpl);
  if (!mx) return;
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    if (!is_dmarc(r)) return;
    const std::string_view text = txt_content(data.string());
    const auto offset =
        static_cast<std::size_t>(text.data() - data.string().data());
    for (const dns::Tag& tag : dns::tags_of(text)) {
      if (text::to_lower(tag.name) != "aspf" ||
          text::to_lower(tag.value) != "s") {
        continue;
      }
      ctx.report(
          r, data,
          {.place = data.span_of(offset + tag.begin, offset + tag.end),
           .message = "`aspf=s` wants the return path to be the domain itself, "
                      "but here it is the host " +
                      text::quote((*mx)[Property::host].string()) +
                      "; SPF never aligns then",
           .help = "write `aspf=r`, or leave the tag out",
           .notes = {note_of(*mx, " is the return path")}});
    }
  });
}

}  // namespace dct::rules
