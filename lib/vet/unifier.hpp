// SPDX-License-Identifier: MIT
#pragma once

/// Values for the variables of a text that turn it into one of a kind.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dct::vet {

/// A piece of a template's text.
struct Token {
  std::string text{};  ///< of a variable: its name
  bool is_variable = false;
};

/// The values of the built-in variables.
struct BuiltIns {
  std::string_view domain{};
  std::string_view host{};
};

/// The pieces of a text, built-in variables replaced.
std::vector<Token> tokens_of(std::string_view text, const BuiltIns& built_ins);

/// A text in which some places may be anything: "a*b" with `[*]` for an
/// asterisk.
class Glob {
 public:
  explicit Glob(std::string_view pattern);

  struct Atom {
    char c = '\0';
    bool is_star = false;
  };
  const std::vector<Atom>& atoms() const { return atoms_; }
  bool has_star() const;
  /// Of a glob without stars: the one text that it matches.
  std::string text() const;
  /// The glob whose text goes on with a fixed one.
  Glob followed_by(std::string_view text) const;
  /// Whether a text without variables is one of these, letters of either case.
  bool holds(std::string_view text) const;

 private:
  std::vector<Atom> atoms_;
};

/// Variables and their values; few, in the order in which they were bound.
class Bindings {
 public:
  const std::string* find(std::string_view variable) const;
  void push(std::string_view variable, std::string value);
  void pop() { all_.pop_back(); }
  const std::vector<std::pair<std::string, std::string>>& all() const {
    return all_;
  }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

/// Matches texts with globs, one after another, so that a variable has one
/// value in all of them.
class Unifier {
 public:
  static constexpr std::size_t kMaxVariables = 16;
  static constexpr std::size_t kMaxSteps = 100'000;

  enum class Letters : bool { exact, any_case };

  /// @param most_steps  of all matches together
  explicit Unifier(std::size_t most_steps = kMaxSteps)
      : most_steps_(most_steps) {}

  /// Calls `then` for each way to bind the variables, until it returns true. A
  /// variable that a `*` covers as a whole stays unbound.
  /// @returns whether it did
  bool match(const std::vector<Token>& tokens, const Glob& glob,
             Letters letters, const std::function<bool()>& then);

  /// Unbinds all, as after a match that succeeded.
  void forget() { bindings_ = {}; }
  /// Goes back to these.
  void rebind(const Bindings& bindings) { bindings_ = bindings; }
  const Bindings& bindings() const { return bindings_; }
  /// Whether a search ended before all ways were tried.
  bool gave_up() const { return gave_up_; }
  std::size_t steps() const { return steps_; }

 private:
  struct Search;

  Bindings bindings_;
  std::size_t most_steps_;
  std::size_t steps_ = 0;
  bool gave_up_ = false;
};

}  // namespace dct::vet
