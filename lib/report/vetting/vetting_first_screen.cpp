// SPDX-License-Identifier: MIT
#include <dct/version.hpp>

#include <algorithm>
#include <array>

#include "report/vetting/vetting_identity.hpp"
#include "report/vetting/vetting_page.hpp"
#include "report/vetting/vetting_words.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

using vet::Vetting;

constexpr std::size_t kFirstReasons = 5;
constexpr std::size_t kFirstConsentLines = 8;

std::string upper_words(std::string_view id) {
  std::string words(id);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

/// What the level of an actor comes from.
std::string say_of(const Vetting& v, vet::Actor actor) {
  for (const vet::CarriedOut& done : v.exposure.carried_out) {
    if (done.actor != actor) continue;
    const auto others = static_cast<std::size_t>(std::count_if(
        v.exposure.carried_out.begin(), v.exposure.carried_out.end(),
        [&](const vet::CarriedOut& other) {
          return other.actor == actor && other.probe != done.probe;
        }));
    return done.say + (others > 0
                           ? "; and " + text::count(others, "other worst case")
                           : "");
  }
  for (const vet::Undecided& u : v.exposure.undecided) {
    if (u.actor == actor) {
      return "not decided whether " + upper_words(u.probe->id) +
             " is possible: it counts as possible";
    }
  }
  return actor == vet::Actor::stranger
             ? std::string(gate_words(v.exposure.gate))
             : "it can write what it says, and nothing else";
}

PageData actor_data(const Vetting& v, vet::Actor actor) {
  const bool stranger = actor == vet::Actor::stranger;
  const vet::Level level = stranger ? v.exposure.stranger : v.exposure.provider;
  PageData data;
  set_tone(data, tone_of(level));
  return data.set("actor", stranger ? "A stranger" : "The provider")
      .set("level", name(level))
      .set("say", say_of(v, actor));
}

PageData reason_data(const vet::Reason& reason) {
  PageData data;
  const std::string place = reason.record > 0
                                ? "record " + std::to_string(reason.record) +
                                      ", line " + std::to_string(reason.line)
                                : "line " + std::to_string(reason.line);
  return data.set("line", reason.line > 0 ? std::to_string(reason.line) : "")
      .set("place", place)
      .set("say", reason.say)
      .set("condition", reason.condition);
}

void set_reasons(PageData& page, const vet::Verdict& verdict) {
  PageData::List all;
  for (const vet::Reason& reason : verdict.reasons) {
    all.push_back(reason_data(reason));
  }
  if (all.empty()) return;
  const std::size_t more =
      all.size() > kFirstReasons ? all.size() - kFirstReasons : 0;
  PageData::List first(all.begin(), all.end() - static_cast<long>(more));
  PageData why;
  why.set("reasons", std::move(first))
      .set("more", more > 0 ? "and " + text::count(more, "more reason") : "");
  page.set("why", std::move(why));
  PageData folded;
  if (more > 0) page.set("all_reasons", folded.set("reasons", std::move(all)));
}

struct ConsentWords {
  std::string_view kind{};
  std::string_view sign{};
};

void set_consent(PageData& page, const VettingPage& of) {
  // In the order of ConsentLine::Kind.
  static constexpr std::array words = {ConsentWords{"adds", "+"},
                                       ConsentWords{"replaces", "~"},
                                       ConsentWords{"removes", "−"}};
  const vet::Consent& consent = of.vetting.consent;
  const std::string_view provider = of.tmpl.provider_name.string();
  page.set("asks",
           provider.empty() ? std::string_view(of.vetting.title) : provider)
      .set("target",
           (consent.host.empty() ? "" : consent.host + ".") +
               (consent.domain.empty() ? "the domain" : consent.domain))
      .set("consent_zone", consent.zone);
  PageData::List lines;
  for (const vet::ConsentLine& line : consent.lines) {
    if (lines.size() == kFirstConsentLines) break;
    const ConsentWords& w = words[static_cast<std::size_t>(line.kind)];
    PageData data;
    lines.push_back(
        data.set("kind", w.kind).set("sign", w.sign).set("say", line.say));
  }
  const std::size_t more = consent.lines.size() - lines.size();
  page.set("consent_lines", std::move(lines))
      .set("consent_more",
           more > 0 ? "and " + text::count(more, "more change") : "")
      .set("consent_none",
           consent.zone.empty()
               ? "It cannot be applied to any of the sample zones."
           : consent.lines.empty() ? "Nothing changes."
                                   : "")
      .set("counts", consent.zone.empty()
                         ? ""
                         : text::count(consent.added.size(), "record") +
                               " come, " +
                               std::to_string(consent.removed.size()) + " go");
}

/// Who can make requests, in one line.
std::string gate_of(const VettingPage& of) {
  const std::string_view key = of.tmpl.sync_pub_key_domain.string();
  const bool is_signed = of.vetting.exposure.gate == vet::Gate::key;
  return std::string(gate_words(of.vetting.exposure.gate)) +
         (is_signed && !key.empty() ? ", key of " + text::shorten(key) : "");
}

std::string change_words(const Vetting& v) {
  if (!v.revision) return {};
  const vet::Level now = v.exposure.level();
  const std::string level = v.revision->level == now
                                ? "the level stays " + std::string(name(now))
                                : "the level was " +
                                      std::string(name(v.revision->level)) +
                                      " and is " + std::string(name(now));
  return upper_words(name(v.revision->rating())) + "; " + level;
}

}  // namespace

Tone tone_of(vet::Level level) {
  return level == vet::Level::low        ? Tone::good
         : level == vet::Level::moderate ? Tone::fair
                                         : Tone::bad;
}

Tone tone_of(vet::Decision decision) {
  return decision == vet::Decision::approve                ? Tone::good
         : decision == vet::Decision::approve_with_remarks ? Tone::fair
                                                           : Tone::bad;
}

void set_first_screen(PageData& page, const VettingPage& of) {
  const Vetting& v = of.vetting;
  const std::string decision(decision_words(v.verdict.decision));
  const Tone tone = tone_of(v.verdict.decision);
  page.set("title", decision + ": " + v.title)
      .set("decision", decision)
      .set("decision_tone", name(tone))
      .set("decision_sign", sign(tone))
      .set("heading", v.title)
      .set("version", v.version)
      .set("display_name", display_name(v.identity))
      .set("gate", gate_of(of))
      .set("file", v.file)
      .set("hash", v.sha256)
      .set("short_hash", std::string_view(v.sha256).substr(0, 12))
      .set("judged_by", of.options.judged_by)
      .set("date", of.options.date)
      .set("dct_version", kVersion)
      .set("change_line", change_words(v))
      .set("actors", PageData::List{actor_data(v, vet::Actor::stranger),
                                    actor_data(v, vet::Actor::provider)});
  set_reasons(page, v.verdict);
  set_consent(page, of);
  set_identity(page, v.identity);
}

}  // namespace dct::report
