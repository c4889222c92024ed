// SPDX-License-Identifier: MIT

/// A text with variables and a glob with stars are walked together from left to
/// right. Fixed characters have to agree. A variable takes the next characters
/// of the glob, the fewest first (so that of two variables side by side each
/// gets some), then none at all; once it has a value, it is text. A star covers
/// characters of the text, or whole variables, which stay unbound: any value
/// will do. What a variable takes may go on past a star, which is then empty.
///
/// This tries every split, so it is exponential in the number of variables.
/// Each is a step back to try again; after kMaxSteps of them, or with more than
/// kMaxVariables in one text, the search gives up and says so. Templates need a
/// few dozen. The depth of calls is the number of variables and stars.

#include "vet/unifier.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::vet {

std::vector<Token> tokens_of(std::string_view text, const BuiltIns& built_ins) {
  std::vector<Token> tokens;
  const auto add_text = [&tokens](std::string_view fixed) {
    if (fixed.empty()) return;
    if (tokens.empty() || tokens.back().is_variable) tokens.push_back({});
    tokens.back().text += fixed;
  };
  for (const templates::Piece& piece : templates::Pieces(text)) {
    const std::string name(piece.text);
    if (!piece.is_variable) {
      add_text(name);
    } else if (!templates::is_variable_name(name)) {
      add_text("%" + name + "%");
    } else if (name == "domain") {
      add_text(built_ins.domain);
    } else if (name == "host") {
      add_text(built_ins.host);
    } else if (name == "fqdn") {
      add_text(std::string(built_ins.host) +
               (built_ins.host.empty() ? "" : ".") +
               std::string(built_ins.domain));
    } else {
      tokens.push_back({name, true});
    }
  }
  return tokens;
}

Glob::Glob(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern.substr(i).starts_with("[*]")) {
      atoms_.push_back({'*', false});
      i += 2;
    } else {
      atoms_.push_back({pattern[i], pattern[i] == '*'});
    }
  }
}

std::string Glob::text() const {
  std::string text;
  for (const Atom& atom : atoms_) text += atom.c;
  return text;
}

bool Glob::has_star() const {
  return std::any_of(atoms_.begin(), atoms_.end(),
                     [](const Atom& a) { return a.is_star; });
}

Glob Glob::followed_by(std::string_view text) const {
  Glob result = *this;
  for (const char c : text) result.atoms_.push_back({c, false});
  return result;
}

bool Glob::holds(std::string_view text) const {
  Unifier unifier;
  return unifier.match({{std::string(text), false}}, *this,
                       Unifier::Letters::any_case, [] { return true; });
}

const std::string* Bindings::find(std::string_view variable) const {
  for (const auto& [name, value] : all_) {
    if (name == variable) return &value;
  }
  return nullptr;
}

void Bindings::push(std::string_view variable, std::string value) {
  all_.emplace_back(variable, std::move(value));
}

struct Unifier::Search {
  Unifier& unifier;
  const std::vector<Token>& tokens;
  const std::vector<Glob::Atom>& atoms;
  Letters letters;
  const std::function<bool()>& then;

  bool agree(char a, char b) const {
    return a == b || (letters == Letters::any_case &&
                      text::to_lower(a) == text::to_lower(b));
  }

  /// From character `k` of token `i` and atom `j` on.
  bool walk(std::size_t i, std::size_t k, std::size_t j) {
    for (;;) {
      if (++unifier.steps_ > unifier.most_steps_) {
        unifier.gave_up_ = true;
        return false;
      }
      if (i == tokens.size()) {
        while (j < atoms.size() && atoms[j].is_star) ++j;
        return j == atoms.size() && then();
      }
      const Token& token = tokens[i];
      const std::string* text =
          token.is_variable ? unifier.bindings_.find(token.text) : &token.text;
      if (!text && !(j < atoms.size() && atoms[j].is_star)) {
        return take(i, j);
      }
      if (text && k == text->size()) {
        ++i;
        k = 0;
      } else if (j == atoms.size()) {
        return false;
      } else if (atoms[j].is_star) {
        // A whole variable: any value will do, so that it needs none.
        if (!text && walk(i + 1, 0, j)) return true;
        if (!text) {
          ++j;
          continue;
        }
        if (walk(i, k, j + 1)) return true;
        ++k;
      } else if (agree((*text)[k], atoms[j].c)) {
        ++k;
        ++j;
      } else {
        return false;
      }
    }
  }

  /// An unbound variable, at a fixed character or at the end.
  bool take(std::size_t i, std::size_t begin) {
    const std::string& variable = tokens[i].text;
    const auto try_value = [&](const std::string& value, std::size_t next) {
      unifier.bindings_.push(variable, value);
      if (walk(i + 1, 0, next)) return true;
      unifier.bindings_.pop();
      return false;
    };
    std::string value;
    for (std::size_t j = begin; j < atoms.size(); ++j) {
      if (atoms[j].is_star) continue;
      value += atoms[j].c;
      if (try_value(value, j + 1)) return true;
      if (unifier.gave_up_) return false;
    }
    return try_value({}, begin);
  }
};

bool Unifier::match(const std::vector<Token>& tokens, const Glob& glob,
                    Letters letters, const std::function<bool()>& then) {
  const auto variables = static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [this](const Token& t) {
        return t.is_variable && !bindings_.find(t.text);
      }));
  if (variables > kMaxVariables) {
    gave_up_ = true;
    return false;
  }
  return Search{*this, tokens, glob.atoms(), letters, then}.walk(0, 0, 0);
}

}  // namespace dct::vet
