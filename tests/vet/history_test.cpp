// SPDX-License-Identifier: MIT
#include <dct/vet/history.hpp>
#include <dct/vet/provider_identity.hpp>

#include <catch2/catch.hpp>

using namespace dct::vet;

namespace {

const PastChange kAnn = {.commit = "1f2e3d4c5b6a",
                         .author = "Ann",
                         .address = "ann@example.com",
                         .date = "2026-01-02",
                         .subject = "new"};
const PastChange kBob = {.commit = "77777777",
                         .author = "Bob",
                         .address = "bob@example.net",
                         .date = "2026-01-01",
                         .subject = "old"};

Identity who(const Proposer& proposer, const ChangeLog& log) {
  Identity it{.domain = "example.com"};
  it.history = read_history(proposer, log);
  ask_about_author(it);
  return it;
}

}  // namespace

TEST_CASE("who proposes a change", "[history]") {
  CHECK(read_proposer("Ann B <ann@example.com>").name == "Ann B");
  CHECK(read_proposer("Ann B <ann@example.com>").address == "ann@example.com");
  CHECK(read_proposer("<ann@example.com>").name.empty());
  CHECK(read_proposer(" ann@example.com ").address == "ann@example.com");
  CHECK(read_proposer("Ann").name == "Ann");
  CHECK(read_proposer("Ann").address.empty());
  CHECK(read_proposer("Ann <x").name == "Ann <x");
  CHECK(read_proposer("").name.empty());
}

TEST_CASE("an author is known by address or by name", "[history]") {
  const ChangeLog log{.of_template = {kBob, kAnn, kBob}, .of_others = {kAnn}};
  const auto [text, own] = GENERATE(table<std::string, std::size_t>({
      {"ann", 1},
      {"ANN@example.com", 1},
      {"Ann <new@example.org>", 1},
      {"Other <bob@example.net>", 2},
      {"Ann <bob@example.net>", 3},
      {"Anna", 0},
      {"", 0},
  }));
  CAPTURE(text);
  const History history = read_history(read_proposer(text), log);
  CHECK(history.own == own);
  CHECK(history.changes == 3);
  CHECK(history.other_changes == 1);
  CHECK(history.last.commit == kBob.commit);
}

TEST_CASE("a question is asked of authors nobody knows", "[history]") {
  const Proposer eve = read_proposer("Eve");
  const Proposer ann = read_proposer("Ann");
  // A template of others, a new one, one of another template's author.
  CHECK(who(eve, {.of_template = {kAnn}}).questions.size() == 1);
  CHECK(who(eve, {.of_others = {kAnn}}).questions.size() == 1);
  CHECK(
      who(ann, {.of_template = {kBob}, .of_others = {kAnn}}).questions.empty());
  CHECK(who(ann, {.of_template = {kBob, kAnn}}).questions.empty());
  // Nobody else is known, or nobody proposes anything.
  CHECK(who(eve, {}).questions.empty());
  CHECK(who({}, {.of_template = {kAnn}}).questions.empty());
  Identity unasked;
  ask_about_author(unasked);
  CHECK(unasked.questions.empty());
}

TEST_CASE("the question about an author has its place", "[history]") {
  const auto question = [](QuestionKind kind, const char* precedent = "") {
    return Question{.evidence = {{kind, "x"}}, .precedent = precedent};
  };
  Identity it{.domain = "example.com",
              .questions = {question(QuestionKind::lookalike_name),
                            question(QuestionKind::same_name),
                            question(QuestionKind::lookalike_name, "a.json")}};
  it.history =
      read_history(read_proposer("Eve\x1b[31m"), {.of_template = {kAnn}});
  ask_about_author(it);
  REQUIRE(it.questions.size() == 4);
  CHECK(it.questions[1].kind() == QuestionKind::first_change);
  CHECK(it.questions[1].say == "May \"Eve\\u001B[31m\" speak for example.com?");
}
