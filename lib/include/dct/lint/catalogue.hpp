// SPDX-License-Identifier: MIT
#pragma once

/// The rules, as data: one YAML file a rule under rules/, compiled into the
/// library. Profiles set their severities and options.
///
///   dct::lint::Catalogue catalogue;                          // the built-in rules
///   const dct::lint::Rule* rule = catalogue.find("DCTL1014");  // id or alias
///   dct::lint::Settings settings(catalogue, "cloudflare");

#include <dct/diagnostic/finding.hpp>
#include <dct/json/document.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::lint {

class Policy;

/// A document that shows the rule at work; the tests run every one.
struct Example {
  /// JSON: a whole document when `whole`, else members to lay over a small
  /// valid template (`records` replaces its records).
  std::string_view text;
  bool whole = false;
  bool twice = false;       ///< in two files of one run
  std::string_view base;    ///< JSON: members of the version before; or empty
  std::string_view policy;  ///< JSON: a policy to hold it to; or empty
  unsigned findings = 0;    ///< of this rule
  std::string_view file_name;  ///< empty: standard input
  std::string_view answer;     ///< JSON: what came of its logo; or empty
};

struct RuleOption {
  std::string_view name;
  std::int64_t value = 0;  ///< the default
};

/// All texts live as long as the catalogue the rule came from.
struct Rule {
  std::string_view id;      ///< kebab-case, names the defect
  std::string_view family;  ///< its folder under rules/
  std::string_view title;   ///< one sentence
  diagnostic::Severity severity =
      diagnostic::Severity::off;  ///< in the default profile
  bool fixable = false;           ///< `--fix` can repair it, or most of it
  unsigned registry_rule = 0;     ///< the registry's binding rule 1 to 10
  std::string_view why;
  std::string_view fix;
  std::span<const std::string_view> aliases;  ///< codes of the older linter
  std::span<const std::string_view> references;
  std::span<const RuleOption> options;
  std::span<const Example> examples;

  // A declarative rule: each template, or each record, that meets `when`
  // (absent: any) must meet `must`. Both are JSON Schemas, as JSON text.
  // Empty `must`: the check is a function of the library.
  bool for_each_record = false;
  std::string_view when;
  std::string_view must;
  std::string_view at;       ///< the property to underline
  std::string_view message;  ///< empty: the title

  bool is_builtin() const { return must.empty(); }
};

struct Profile {
  std::string_view name;
  std::string_view title;
  std::string_view extends;  ///< empty for the root of all, `repository`
  struct Level {
    std::string_view rule;  ///< id or alias
    diagnostic::Severity severity;
  };
  std::span<const Level> levels;
};

/// A set of rules, sorted by id.
class DCT_EXPORT Catalogue {
 public:
  /// The built-in rules. Costs nothing: they are constants of the library.
  Catalogue();
  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;
  ~Catalogue();

  /// Adds a rule, or a list of rules, of a YAML document that meets its
  /// schema, or replaces those of the same id.
  /// @param rules  the object or the list; a value of the document
  /// @returns what is wrong with them; nothing is added then
  std::vector<diagnostic::Problem> add(const json::Document& yaml,
                                       json::Value rules,
                                       std::string_view family = "custom");

  std::span<const Rule> rules() const& { return rules_; }
  std::span<const Rule> rules() const&& = delete;  // it would dangle
  /// By id, or by an alias (the first rule by id that has it).
  const Rule* find(std::string_view id_or_alias) const;
  /// Every rule of that id or alias.
  std::vector<const Rule*> find_all(std::string_view id_or_alias) const;
  /// The id nearest to a misspelled one; empty if none is near.
  std::string_view nearest(std::string_view id) const;

 private:
  struct Storage;
  std::vector<Rule> rules_;
  std::unique_ptr<Storage> storage_;
};

DCT_EXPORT std::span<const Profile> profiles();

/// What the public registry demands of every template, ten sentences; number
/// n is Rule::registry_rule n + 1.
DCT_EXPORT std::span<const std::string_view> registry_rules();

/// What a run makes of each rule of a catalogue.
class DCT_EXPORT Settings {
 public:
  /// The `repository` profile.
  explicit Settings(const Catalogue& catalogue);

  /// Applies a built-in profile and those it extends. False: there is none of
  /// that name.
  bool apply_profile(std::string_view name);
  /// Applies a policy's `extends`, `rules` and `options`.
  /// @returns names that the catalogue does not have
  std::vector<diagnostic::Problem> apply(const Policy& policy);

  /// Sets every rule of an id or alias. False: there is none.
  bool set(std::string_view id_or_alias, diagnostic::Severity severity);
  /// Runs only these rules; what is off stays off unless it is named.
  bool select(const std::vector<std::string>& ids_or_aliases);

  /// @param rule  one of the catalogue
  diagnostic::Severity severity(const Rule& rule) const;
  std::int64_t option(const Rule& rule, std::string_view name) const;
  const Catalogue& catalogue() const { return *catalogue_; }

 private:
  std::size_t index_of(const Rule& rule) const;

  const Catalogue* catalogue_;
  std::vector<diagnostic::Severity>
      severities_;  // in the order of the catalogue
  std::map<std::string, std::int64_t, std::less<>> options_;  // "rule.option"
};

}  // namespace dct::lint
