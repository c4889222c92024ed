// SPDX-License-Identifier: MIT
#include "vet/conditions.hpp"

#include <dct/vet/examination.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dct::vet {
namespace {

using diagnostic::Finding;
using diagnostic::Severity;

std::vector<Reason> refused_before(const Vetting& v, const Refusals* refusals) {
  if (!refusals || !refusals->has(v.sha256)) return {};
  return {{.say = "exactly this content has been refused before"}};
}

/// Each probe by which somebody has a level, once for a record; a waiver for a
/// graver one does not hide it.
std::vector<Reason> reached(const Vetting& v, Level level) {
  std::vector<Reason> reasons;
  for (const CarriedOut& done : v.exposure.carried_out) {
    if (done.level != level) continue;
    const std::string say =
        (done.actor == Actor::stranger ? "by a stranger's link "
                                       : "by the provider's request ") +
        done.say;
    const bool known =
        std::any_of(reasons.begin(), reasons.end(), [&](const Reason& r) {
          return r.record == done.record && r.say.ends_with(done.say);
        });
    if (!known) {
      reasons.push_back({.record = done.record, .line = done.line, .say = say});
    }
  }
  for (const Undecided& u : v.exposure.undecided) {
    if (u.level != level) continue;
    reasons.push_back({.record = u.record,
                       .say = "whether the probe " + u.probe->id +
                              " succeeds takes too long to decide"});
  }
  return reasons;
}

std::vector<Reason> level_critical(const Vetting& v, const Refusals*) {
  return reached(v, Level::critical);
}
std::vector<Reason> level_high(const Vetting& v, const Refusals*) {
  return reached(v, Level::high);
}
std::vector<Reason> level_moderate(const Vetting& v, const Refusals*) {
  return reached(v, Level::moderate);
}

std::vector<Reason> found(const Vetting& v, Severity severity) {
  std::vector<Reason> reasons;
  for (const Finding& f : v.findings) {
    if (f.severity != severity || f.waived) continue;
    reasons.push_back(
        {.record = f.place.record,
         .line = static_cast<unsigned>(f.place.begin.line),
         .say = f.message + (f.help.empty() ? "" : "; " + f.help)});
  }
  return reasons;
}

std::vector<Reason> error_finding(const Vetting& v, const Refusals*) {
  return found(v, Severity::error);
}
std::vector<Reason> warning_finding(const Vetting& v, const Refusals*) {
  return found(v, Severity::warning);
}

/// Of mail or certificates.
std::vector<Reason> loss(const Vetting& v, const Refusals*) {
  std::vector<Reason> reasons;
  for (const CustomerLoss& l : v.losses) {
    if (l.loss.area != "mail" && l.loss.area != "certificates") continue;
    const TemplateUse& use = l.seen.front();
    const std::string how = describe(use);
    reasons.push_back({.say = "in the zone " + use.zone +
                              (how.empty() ? "" : ", " + how) + ": " +
                              l.loss.message});
  }
  return reasons;
}

std::vector<Reason> signature_dropped(const Vetting& v, const Refusals*) {
  const auto passes = [](Gate gate) {
    return gate == Gate::none || gate == Gate::warned;
  };
  if (!v.revision || passes(v.revision->gate) || !passes(v.exposure.gate)) {
    return {};
  }
  return {{.say = "requests were signed or blocked; now any link applies it"}};
}

std::vector<Reason> revised(const Vetting& v, Rating rating) {
  std::vector<Reason> reasons;
  if (!v.revision) return reasons;
  for (const RevisionItem& item : v.revision->items) {
    if (item.rating == rating) {
      reasons.push_back({.record = item.record, .say = item.say});
    }
  }
  return reasons;
}

std::vector<Reason> widening(const Vetting& v, const Refusals*) {
  return revised(v, Rating::widening);
}
std::vector<Reason> trust_changed(const Vetting& v, const Refusals*) {
  return revised(v, Rating::trust);
}

/// Those that nobody has answered for an earlier template of the provider.
std::vector<Reason> identity_question(const Vetting& v, const Refusals*) {
  std::vector<Reason> reasons;
  for (const Question& q : v.identity.questions) {
    if (q.precedent.empty()) reasons.push_back({.say = q.say});
  }
  return reasons;
}

constexpr std::array<std::pair<std::string_view, Condition>, 11> kConditions = {
    {
        {"refused-before", refused_before},
        {"level-critical", level_critical},
        {"level-high", level_high},
        {"level-moderate", level_moderate},
        {"error-finding", error_finding},
        {"warning-finding", warning_finding},
        {"signature-dropped", signature_dropped},
        {"widening", widening},
        {"trust-changed", trust_changed},
        {"loss", loss},
        {"identity-question", identity_question},
    }};

}  // namespace

Condition condition_named(std::string_view name) {
  for (const auto& [known, condition] : kConditions) {
    if (known == name) return condition;
  }
  return nullptr;
}

}  // namespace dct::vet
