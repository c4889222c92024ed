// SPDX-License-Identifier: MIT
#include "report/vetting/vetting_identity.hpp"

#include <algorithm>

#include "text/escape/markdown_text.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

using vet::Identity;
using vet::Question;

/// "shop.example ("Shop"), for "Web site"".
std::string who_and_what(const Identity& who) {
  std::string line =
      who.provider_id.empty() ? "nobody" : text::shorten(who.provider_id);
  if (!who.provider_name.empty()) {
    line += " (" + text::quote(who.provider_name) + ")";
  }
  if (!who.service_name.empty()) {
    line += ", for " + text::quote(who.service_name);
  }
  return line;
}

std::string key_words(const Identity& who) {
  using Answer = vet::KeyEvidence::Answer;
  const std::string domain = text::shorten(who.key_domain);
  switch (who.key.answer) {
    case Answer::not_asked:
      return "keys are below " + domain + " (not looked up)";
    case Answer::yes:
      return "a key is published at " + text::shorten(who.key.at);
    case Answer::no:
      return "no usable key was found below " + domain + ": " +
             text::printable(who.key.why);
    case Answer::unknown:
      return "whether a key is published below " + domain +
             " is not known: " + text::printable(who.key.why);
  }
  return {};
}

/// Some of them, and how many others.
std::string returns_to(const Identity& who) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> shown;
  for (const std::string& domain : who.redirect_domains) {
    if (shown.size() < kMost) shown.push_back(text::shorten(domain));
  }
  const std::size_t more = who.redirect_domains.size() - shown.size();
  if (more > 0) shown.push_back(std::to_string(more) + " more");
  return text::join(shown);
}

/// "first change of this template by "Ann"; the last of 3 is by "Bob", ...".
std::string history_words(const vet::History& h) {
  std::string words = h.author.empty() ? "nobody proposes a change of it"
                                       : "proposed by " + text::quote(h.author);
  if (h.changes == 0) return words + "; a new template";
  if (!h.author.empty()) {
    words += h.own == 0 ? ", for the first time"
                        : ", who made " + std::to_string(h.own) + " of " +
                              text::count(h.changes, "earlier change");
  }
  constexpr std::size_t kShownDigits = 10;
  return words + "; last changed by " + text::quote(h.last.author) + " on " +
         text::printable(h.last.date) + " in " +
         text::printable(h.last.commit.substr(0, kShownDigits)) + ", " +
         text::quote(h.last.subject);
}

/// What is known beside the names, a line each.
std::vector<std::string> facts(const Identity& who) {
  std::vector<std::string> lines;
  if (!who.key_domain.empty()) lines.push_back(key_words(who));
  if (!who.redirect_domains.empty()) {
    lines.push_back("users return to " + returns_to(who));
  }
  if (who.history) lines.push_back(history_words(*who.history));
  return lines;
}

std::string evidence_words(const Question& q) {
  std::string words;
  for (const vet::Evidence& e : q.evidence) {
    words += (words.empty() ? "" : "; ") + e.say;
  }
  return words;
}

std::string look_words(const Question& q) {
  return (q.file.empty() ? "" : "compare " + text::shorten(q.file) + "; ") +
         q.look;
}

/// "2 more questions have a precedent, ..."; or nothing.
std::string unshown_words(const Identity& who) {
  const auto first =
      std::find_if(who.questions.begin(), who.questions.end(),
                   [](const Question& q) { return !q.precedent.empty(); });
  const auto settled =
      static_cast<std::size_t>(std::distance(first, who.questions.end()));
  std::string words;
  if (settled > 0) {
    words = text::count(settled, "question") +
            (settled == 1 ? " has" : " have") +
            " a precedent in templates of the same provider, such as " +
            text::shorten(first->precedent) + "; --format json has all";
  }
  if (who.more_questions > 0) {
    words += (words.empty() ? "" : "; ") +
             text::count(who.more_questions, "more question") +
             " are left out, as too many";
  }
  return words;
}

template <typename Show>
void each_open_question(const Identity& who, Show show) {
  for (const Question& q : who.questions) {
    if (q.precedent.empty()) show(q);
  }
}

void write_history(json::Writer& json, const vet::History& h) {
  json.object("history", [&] {
    json.text("author", h.author);
    json.number("changes", h.changes);
    json.number("own", h.own);
    json.number("otherChanges", h.other_changes);
    json.number("otherOwn", h.other_own);
    json.object("last", [&] {
      json.text("commit", h.last.commit);
      json.text("author", h.last.author);
      json.text("address", h.last.address);
      json.text("date", h.last.date);
      json.text("subject", h.last.subject);
    });
  });
}

void write_question(json::Writer& json, const Question& q) {
  json.object([&] {
    json.text("kind", name(q.kind()));
    json.text("say", q.say);
    json.text("other", q.other);
    json.text("providerId", q.provider_id);
    json.text("file", q.file);
    json.array("evidence", [&] {
      for (const vet::Evidence& e : q.evidence) {
        json.object([&] {
          json.text("kind", name(e.kind));
          json.text("say", e.say);
        });
      }
    });
    json.text("look", q.look);
    json.text("precedent", q.precedent);
  });
}

}  // namespace

std::string identity_text(const Identity& who) {
  std::string lines = "asked by " + who_and_what(who) + "\n";
  for (const std::string& fact : facts(who)) lines += "  " + fact + "\n";
  each_open_question(who, [&](const Question& q) {
    lines += "  question, " + std::string(name(q.kind())) + ": " +
             text::printable(q.say) + "\n    " +
             text::printable(evidence_words(q)) + "\n    " +
             text::printable(look_words(q)) + "\n";
  });
  const std::string unshown = unshown_words(who);
  return lines + (unshown.empty() ? "" : "  " + unshown + "\n");
}

std::string identity_markdown(const Identity& who) {
  std::string block = "\nAsked by " + text::markdown_words(who_and_what(who));
  for (const std::string& fact : facts(who)) {
    block += "; " + text::markdown_words(fact);
  }
  std::string items;
  each_open_question(who, [&](const Question& q) {
    items += "\n- **" + text::markdown_words(text::printable(q.say)) + "** (" +
             text::markdown_code(name(q.kind())) + ") " +
             text::markdown_words(text::printable(evidence_words(q))) + "; " +
             text::markdown_words(text::printable(look_words(q)));
  });
  const std::string unshown = unshown_words(who);
  if (!unshown.empty()) items += "\n- " + text::markdown_words(unshown);
  return block + "\n" + items + (items.empty() ? "" : "\n");
}

void set_identity(PageData& page, const Identity& who) {
  PageData::List known;
  const auto add = [&known](std::string_view fact, std::string_view value) {
    if (value.empty()) return;
    PageData data;
    known.push_back(data.set("fact", fact).set("value", value));
  };
  add("Provider",
      who.provider_id.empty() ? "not said" : std::string_view(who.provider_id));
  add("Name", who.provider_name);
  add("Service", who.service_name);
  add("Key", who.key_domain.empty() ? "none" : key_words(who));
  add("Returns to", returns_to(who));
  if (who.history) add("History", history_words(*who.history));
  add("Logo", who.logo_url.empty() ? "none" : std::string_view(who.logo_url));
  PageData::List questions;
  each_open_question(who, [&questions](const Question& q) {
    PageData data;
    questions.push_back(data.set("kind", name(q.kind()))
                            .set("say", q.say)
                            .set("evidence", evidence_words(q))
                            .set("look", look_words(q)));
  });
  const std::string unshown = unshown_words(who);
  page.set("who", std::move(known));
  if (questions.empty() && unshown.empty()) return;
  PageData identity;
  identity.set("count", text::count(questions.size(), "question"))
      .set("unshown", unshown)
      .set("questions", std::move(questions));
  page.set("identity", std::move(identity));
}

void write_identity(json::Writer& json, const Identity& who) {
  json.object("identity", [&] {
    json.text("providerId", who.provider_id);
    json.text("providerName", who.provider_name);
    json.text("serviceName", who.service_name);
    json.text("domain", who.domain);
    json.text("keyDomain", who.key_domain);
    json.array("redirectDomains", [&] {
      for (const std::string& domain : who.redirect_domains) json.text(domain);
    });
    json.text("logoUrl", who.logo_url);
    json.object("key", [&] {
      json.text("published", name(who.key.answer));
      json.text("at", who.key.at);
      json.text("why", who.key.why);
    });
    if (who.history) write_history(json, *who.history);
    json.array("questions", [&] {
      for (const Question& q : who.questions) write_question(json, q);
    });
    json.number("moreQuestions", who.more_questions);
  });
}

}  // namespace dct::report
