// SPDX-License-Identifier: MIT
#pragma once

/// The rules, as data: one YAML file a rule under rules/, compiled into the
/// library. A catalogue never changes; rules of your own go through a Builder.
///
///   const auto catalogue = dct::lint::Catalogue::builtin();
///   const dct::lint::Rule* rule = catalogue->find("DCTL1014");
///   if (rule) std::cout << rule->id << ": " << rule->title << '\n';

#include <dct/diagnostic/problem.hpp>
#include <dct/json/document.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::lint {

/// A document that shows the rule at work; the tests run every one.
struct Example {
  /// JSON: a whole document when `whole`, else members to lay over a small
  /// valid template (`records` replaces its records).
  std::string_view text{};
  bool whole = false;
  bool twice = false;         ///< in two files of one run
  std::string_view base{};    ///< JSON: members of the version before; or empty
  std::string_view policy{};  ///< JSON: a policy to hold it to; or empty
  unsigned findings = 0;      ///< of this rule
  std::string_view file_name{};  ///< empty: standard input
  std::string_view answer{};     ///< JSON: what came of its logo; or empty
};

struct RuleOption {
  std::string_view name{};
  std::int64_t value = 0;  ///< the default
};

/// A case of a rule, as its check names it, and the codes of older tools that
/// mean just this case.
struct Variant {
  std::string_view name{};  ///< "default": Problem::variant is empty
  std::span<const std::string_view> aliases{};
};

/// What a case of a rule weighs at most, unless a profile or a policy names
/// the case ("rule/case"). Off: it is reported only where the rule is named.
struct CaseLevel {
  std::string_view name{};  ///< Problem::variant
  diagnostic::Severity severity = diagnostic::Severity::off;
};

/// What became of a rule's findings in new templates of the public registry,
/// between their first version and the one that was merged.
struct Review {
  unsigned kept = 0;      ///< templates that were merged with the finding
  unsigned repaired = 0;  ///< templates that had it first, and not any more
  std::string_view measured{};  ///< in which templates; empty: not measured
  std::string_view note{};      ///< which cases differ; may be empty
};

/// All texts live as long as the catalogue the rule came from.
struct Rule {
  enum class Check : std::uint8_t {
    declarative,  ///< `when` and `must`
    builtin,      ///< a function of the library, named like the rule
    engine        ///< reported by another part of the library, or by a tool
  };

  std::string_view id{};      ///< kebab-case, names the defect
  std::string_view family{};  ///< its folder under rules/
  std::string_view title{};   ///< one sentence
  diagnostic::Severity severity =
      diagnostic::Severity::off;  ///< in the default profile
  bool fixable = false;           ///< it, or most of it, can be repaired
  bool fix_is_safe = false;  ///< a customer's zone is the same after the repair
  unsigned registry_rule = 0;  ///< the registry's binding rule 1 to 10
  std::string_view why{};
  std::string_view fix{};
  std::span<const std::string_view> aliases{};   ///< of all variants
  std::span<const Variant> variants{};           ///< those that have aliases
  std::span<const CaseLevel> cases{};            ///< those that weigh less
  std::span<const std::string_view> formerly{};  ///< older ids, still valid
  /// Rules, or "rule/variant", that say less of a value than this one: where
  /// both find something, only this one is reported.
  std::span<const std::string_view> supersedes{};
  std::span<const std::string_view> references{};
  Review review{};
  std::span<const RuleOption> options{};
  std::span<const Example> examples{};

  Check check = Check::declarative;
  // A declarative rule: each template, or each record, that meets `when`
  // (absent: any) must meet `must`. Both are JSON Schemas, as JSON text.
  bool for_each_record = false;
  std::string_view when{};
  std::string_view must{};
  std::string_view at{};       ///< the property to underline
  std::string_view message{};  ///< empty: the title
};

/// A set of rules, sorted by id. It never changes, so any number of linters
/// and threads share one.
class DCT_EXPORT Catalogue {
 public:
  class Builder;

  /// The built-in rules. Costs nothing: they are constants of the library.
  static std::shared_ptr<const Catalogue> builtin();

  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;
  ~Catalogue();

  std::span<const Rule> rules() const { return rules_; }
  /// By id, or by an alias or an older id (the first rule by id that has it);
  /// else null.
  const Rule* find(std::string_view id_or_alias) const;
  /// Every rule of that id, alias or older id.
  std::vector<const Rule*> find_all(std::string_view id_or_alias) const;
  /// The problem that there is no such rule, with the nearest one as help.
  diagnostic::Problem unknown_rule(std::string_view id_or_alias) const;

 private:
  struct Storage;
  explicit Catalogue(std::unique_ptr<const Storage> storage);

  std::unique_ptr<const Storage> storage_;  // null: all are constants
  std::span<const Rule> rules_;
};

/// Makes a catalogue of the built-in rules and others.
class DCT_EXPORT Catalogue::Builder {
 public:
  Builder();
  Builder(Builder&&) noexcept;
  Builder& operator=(Builder&&) noexcept;
  ~Builder();

  /// Adds a rule, or a list of rules, of a YAML document that meets its
  /// schema, or replaces those of the same id. Copies what it needs.
  /// @param rules   the object or the list; a value of the document
  /// @param family  what groups them in lists and handbooks
  /// @returns what is wrong with them; nothing is added then
  [[nodiscard]] std::vector<diagnostic::Problem> add(
      const json::Document& yaml, json::Value rules,
      std::string_view family = "custom");

  std::shared_ptr<const Catalogue> build() &&;

 private:
  std::unique_ptr<Storage> storage_;
};

/// What the public registry demands of every template, ten sentences; number
/// n is Rule::registry_rule n + 1.
DCT_EXPORT std::span<const std::string_view> registry_rules();

}  // namespace dct::lint
