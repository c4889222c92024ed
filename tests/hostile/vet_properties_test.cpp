// SPDX-License-Identifier: MIT

/// What has to hold of every template, tried on real ones that are edited at
/// random: who can choose more can do more, what only looks different is not
/// rated as more, and what opens is.

#include <dct/vet/examination.hpp>

#include <catch2/catch.hpp>

#include <set>

#include "support/rounds.hpp"
#include "support/template_edits.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using vet::Exposure;

namespace {

Exposure exposure_of(const std::string& text) {
  const auto document = parse(text);
  return vet::examine_exposure(templates::read_template(document));
}

const std::vector<std::string>& seeds() {
  static const std::vector<std::string> texts = real_templates();
  return texts;
}

const std::string& one_seed(Random& random) {
  return seeds()[random.below(seeds().size())];
}

std::string probes_of(const Exposure& e) {
  std::string all;
  for (const vet::CarriedOut& c : e.carried_out) {
    all += std::string(name(c.actor)) + " " + c.probe->id + " of record " +
           std::to_string(c.record) + "\n";
  }
  return all;
}

/// For each actor.
void check_not_less(const std::string& before, const std::string& after) {
  const Exposure old = exposure_of(before);
  const Exposure now = exposure_of(after);
  const bool holds =
      now.stranger >= old.stranger && now.provider >= old.provider;
  if (holds) return;
  CAPTURE(before, after, probes_of(old), probes_of(now));
  CHECK(now.stranger >= old.stranger);
  CHECK(now.provider >= old.provider);
}

vet::Revision revision_of(const std::string& before, const std::string& after) {
  const auto old = parse(before);
  const auto now = parse(after);
  const auto old_template = templates::read_template(old);
  const auto now_template = templates::read_template(now);
  return vet::compare({old_template, vet::examine_exposure(old_template)},
                      {now_template, vet::examine_exposure(now_template)});
}

/// What of harm 2 or more succeeds.
std::set<std::pair<vet::Actor, std::string>> harm_of(const Exposure& e) {
  std::set<std::pair<vet::Actor, std::string>> all;
  for (const vet::CarriedOut& c : e.carried_out) {
    if (c.probe->harm >= 2) all.emplace(c.actor, c.probe->id);
  }
  return all;
}

}  // namespace

TEST_CASE("levels do not fall when a fixed character becomes a variable",
          "[hostile]") {
  Random random(12);
  for (Rounds rounds(1500); rounds.next();) {
    const std::string& text = one_seed(random);
    if (const auto open = with_one_more_variable(text, random)) {
      check_not_less(text, *open);
    }
  }
}

TEST_CASE("levels do not fall when the key is removed", "[hostile]") {
  for (const std::string& text : seeds()) {
    if (const auto open = without_key(text)) check_not_less(text, *open);
  }
}

TEST_CASE("levels do not fall when a record is added", "[hostile]") {
  Random random(13);
  for (Rounds rounds(1500); rounds.next();) {
    const std::string& text = one_seed(random);
    const auto more = with_one_more_record(text, one_seed(random), random);
    if (more) check_not_less(text, *more);
  }
}

TEST_CASE("what only looks different is at most presentation", "[hostile]") {
  Random random(14);
  for (Rounds rounds(1000); rounds.next();) {
    const std::string& text = one_seed(random);
    const auto other = said_differently(text, random);
    if (!other) continue;
    const vet::Revision revision = revision_of(text, *other);
    if (revision.rating() <= vet::Rating::presentation) continue;
    CAPTURE(text, *other, revision.items.front().say);
    CHECK(revision.rating() <= vet::Rating::presentation);
  }
}

TEST_CASE("a host or value that opens is a widening where more succeeds",
          "[hostile]") {
  Random random(15);
  std::size_t wider = 0;
  for (Rounds rounds(1000); rounds.next();) {
    const std::string& text = one_seed(random);
    const auto open = random.one_in(2) ? with_all_open(text, random)
                                       : with_one_more_variable(text, random);
    if (!open) continue;
    const auto before = harm_of(exposure_of(text));
    const auto after = harm_of(exposure_of(*open));
    const bool is_wider = !std::includes(before.begin(), before.end(),
                                         after.begin(), after.end());
    if (!is_wider) continue;
    ++wider;
    const vet::Rating rating = revision_of(text, *open).rating();
    if (rating == vet::Rating::widening) continue;
    CAPTURE(text, *open);
    CHECK(rating == vet::Rating::widening);
  }
  CHECK(wider > 0);
}
