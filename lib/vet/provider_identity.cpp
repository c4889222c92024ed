// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/vet/provider_identity.hpp>

#include <algorithm>
#include <array>

#include "dns/a_labels.hpp"
#include "dns/public_suffix.hpp"
#include "template/redirect_entries.hpp"
#include "text/letter_case.hpp"
#include "text/quote.hpp"

namespace dct::vet {

std::string_view name(QuestionKind kind) {
  constexpr std::array<std::string_view, 12> kNames = {
      "lookalike-name", "lookalike-domain",    "lookalike-logo-host",
      "first-change",   "same-name",           "name-is-domain",
      "name-contains",  "service-named-after", "other-suffix",
      "same-logo",      "foreign-key-domain",  "foreign-redirect-domain"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name(KeyEvidence::Answer answer) {
  constexpr std::array<std::string_view, 4> kNames = {"not-asked", "yes", "no",
                                                      "unknown"};
  return kNames[static_cast<std::size_t>(answer)];
}

KeyEvidence read_key_answer(const rules::KeyAnswer& answer,
                            const std::string& domain) {
  using Answer = KeyEvidence::Answer;
  if (answer.asked.empty() || domain.empty()) return {};
  if (!answer.found.empty()) {
    return {.answer = answer.mistake.empty() ? Answer::yes : Answer::no,
            .at = answer.found + "." + domain,
            .why = answer.mistake};
  }
  if (!answer.failure.empty()) {
    return {.answer = Answer::unknown, .why = answer.failure};
  }
  return {.answer = Answer::no,
          .why = "nothing is at " + text::join(answer.asked, " or ")};
}

std::string domain_of(std::string_view name) {
  constexpr std::size_t kLongest = 253;
  const std::string lower = text::lower_case(name.substr(0, kLongest));
  const auto ascii = dns::to_a_labels(lower);
  const std::string& known = ascii ? *ascii : lower;
  if (!dns::has_public_tld(known)) return known;
  const std::string domain = dns::registrable_domain(known);
  return domain.empty() ? known : domain;
}

Identity identify(const templates::Template& tmpl) {
  Identity who{.provider_id = std::string(tmpl.provider_id.string()),
               .provider_name = std::string(tmpl.provider_name.string()),
               .service_id = std::string(tmpl.service_id.string()),
               .service_name = std::string(tmpl.service_name.string()),
               .domain = domain_of(tmpl.provider_id.string()),
               .key_domain = std::string(tmpl.sync_pub_key_domain.string()),
               .logo_url = std::string(tmpl.logo_url.string())};
  for (const auto& entry :
       templates::redirect_entries(tmpl.sync_redirect_domain.string())) {
    if (!entry.text.empty()) who.redirect_domains.emplace_back(entry.text);
  }
  return who;
}

void ask_about_author(Identity& who) {
  if (!who.history || who.history->author.empty()) return;
  const History& h = *who.history;
  if (h.own + h.other_own > 0 || h.changes + h.other_changes == 0) return;
  const std::string author = text::quote(h.author);
  Question question{
      .say = "May " + author + " speak for " + text::shorten(who.domain) + "?",
      .evidence = {{QuestionKind::first_change,
                    h.changes > 0
                        ? "first change of this template by " + author
                        : "first template of this provider by " + author}},
      .look = "find out who " + author +
              " is: anyone can write this name into a commit"};
  const auto place = std::find_if(
      who.questions.begin(), who.questions.end(), [&](const Question& q) {
        return !q.precedent.empty() || q.kind() > question.kind();
      });
  who.questions.insert(place, std::move(question));
}

}  // namespace dct::vet
