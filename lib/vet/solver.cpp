// SPDX-License-Identifier: MIT

/// A record's owner is its host, followed by the host parameter and the domain;
/// "@" is nothing, and a host with a final dot is complete. So an owner that a
/// probe wants is reached in one of these ways, each for every host parameter
/// that the actor could give:
///   the host is or becomes "@", and the host parameter is the owner;
///   host and host parameter together are the owner;
///   the host becomes the owner, the domain and a final dot.
/// For a stranger the host parameters worth trying are the ends of the owner;
/// the provider is asked for none, or for `shop` where one is required. The
/// values of variables that the owner needs are kept while the record's value
/// is matched. A way in which nothing is chosen is what the template does
/// anyway, and no probe.

#include "vet/solver.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "template/host_name.hpp"
#include "vet/unifier.hpp"

namespace dct::vet {
namespace {

using templates::Record;
using templates::RecordType;

// Of each owner, host parameter and value, as what solves them may be refused.
constexpr std::size_t kMaxSolutions = 2;
constexpr std::string_view kAnything = "*";
constexpr std::string_view kUsualHost = "shop";

bool is_name(RecordType type) {
  switch (type) {
    case RecordType::cname:
    case RecordType::ns:
    case RecordType::mx:
    case RecordType::srv:
    case RecordType::apexcname:
      return true;
    default:
      return false;
  }
}

// The host of an APEXCNAME says nothing, but has to be valid.
json::Value owner_of(const Record& record) {
  return record.is(RecordType::apexcname) ? record[templates::Property::host]
                                          : record.owner();
}

/// "a.b.c" to "c", "b.c", "a.b.c".
std::vector<std::string> ends_of(const std::string& owner) {
  std::vector<std::string> ends;
  for (std::size_t dot = owner.size(); dot != std::string::npos && dot > 0;) {
    dot = owner.rfind('.', dot - 1);
    ends.push_back(dot == std::string::npos ? owner : owner.substr(dot + 1));
  }
  return ends;
}

class RecordSolver {
 public:
  RecordSolver(const Record& record, const ProbeTry& t, std::string_view domain,
               std::size_t most_steps)
      : record_(record),
        try_(t),
        domain_(domain),
        owner_(owner_of(record).string()),
        content_(unquoted(record.content().string())),
        unifier_(most_steps) {}

  /// @param is_chosen  whether the caller picks the host for its own ends
  void with_host(const std::string& host, bool is_chosen,
                 const std::string& owner) {
    most_ = found_.all.size() + kMaxSolutions * try_.values.size();
    host_ = host;
    host_is_chosen_ = is_chosen;
    const std::vector<Token> tokens =
        tokens_of(owner_, {.domain = domain_, .host = host});
    const Glob glob(owner);
    unifier_.forget();
    // The first that is true has found enough.
    if (at_scope_root(tokens, glob) || below_scope_root(tokens, glob)) return;
    absolute(tokens, owner);
  }

  Solutions take() {
    found_.gave_up = unifier_.gave_up();
    found_.steps = unifier_.steps();
    return std::move(found_);
  }

 private:
  bool has_enough() const { return found_.all.size() >= most_; }

  // Text with quotation marks around it is the same TXT data.
  std::string unquoted(std::string_view text) const {
    if (record_.type == RecordType::txt && text.size() >= 2 &&
        text.starts_with('"') && text.ends_with('"')) {
      text = text.substr(1, text.size() - 2);
    }
    return std::string(text);
  }

  bool match(const std::vector<Token>& tokens, const Glob& glob,
             Unifier::Letters letters, const std::function<bool()>& then) {
    return unifier_.match(tokens, glob, letters, then);
  }

  bool at_scope_root(const std::vector<Token>& tokens, const Glob& glob) {
    if (!is_owner(host_.empty() ? "@" : host_, glob)) return false;
    if (tokens.empty()) return match_value();
    return match(tokens, Glob("@"), Unifier::Letters::exact,
                 [this] { return match_value(); });
  }

  // A star is for names below the domain.
  static bool is_owner(const std::string& owner, const Glob& glob) {
    return owner == "@" ? !glob.has_star() && glob.holds(owner)
                        : glob.holds(owner);
  }

  bool below_scope_root(std::vector<Token> tokens, const Glob& glob) {
    if (tokens.empty() || (tokens.size() == 1 && tokens[0].text == "@" &&
                           !tokens[0].is_variable)) {
      return false;
    }
    if (glob.holds("@") && !glob.has_star()) return false;
    if (!host_.empty()) tokens.push_back({"." + host_, false});
    return match(tokens, glob, Unifier::Letters::any_case,
                 [this] { return match_value(); });
  }

  bool absolute(const std::vector<Token>& tokens, const std::string& owner) {
    if (tokens.empty()) return false;
    const Token& last = tokens.back();
    if (!last.is_variable && !last.text.ends_with('.')) return false;
    const std::string end = std::string(domain_) + ".";
    const Glob glob =
        owner == "@" ? Glob(end) : Glob(owner).followed_by("." + end);
    return match(tokens, glob, Unifier::Letters::any_case,
                 [this] { return match_value(); });
  }

  bool match_value() {
    const std::vector<Token> tokens =
        tokens_of(content_, {.domain = domain_, .host = host_});
    const auto letters = is_name(record_.type) ? Unifier::Letters::any_case
                                               : Unifier::Letters::exact;
    const Bindings of_owner = unifier_.bindings();
    for (const std::string& value : try_.values) {
      const std::size_t enough =
          std::min(most_, found_.all.size() + kMaxSolutions);
      const auto keep_one = [&] {
        if (!is_name(record_.type) || has_labels(tokens)) keep();
        return found_.all.size() >= enough;
      };
      // Of anything it counts that the caller chose the owner.
      if (value == kAnything) {
        keep_one();
      } else if (match(tokens, Glob(value), letters, keep_one)) {
        unifier_.rebind(of_owner);
      }
      if (has_enough()) return true;
    }
    return false;
  }

  /// Whether what the solution makes of a name has no empty label.
  bool has_labels(const std::vector<Token>& tokens) const {
    std::string name;
    for (const Token& token : tokens) {
      const std::string* value = token.is_variable
                                     ? unifier_.bindings().find(token.text)
                                     : &token.text;
      name += value ? *value : "x";
    }
    return !name.starts_with('.') && name.find("..") == std::string::npos;
  }

  void keep() {
    if (unifier_.bindings().all().empty() && !host_is_chosen_) return;
    Solution solution{.host = host_, .values = unifier_.bindings().all()};
    const auto& all = found_.all;
    if (!has_enough() &&
        std::find(all.begin(), all.end(), solution) == all.end()) {
      found_.all.push_back(std::move(solution));
    }
  }

  const Record& record_;
  const ProbeTry& try_;
  std::string_view domain_;
  std::string_view owner_;
  std::string content_;
  std::string host_;
  std::size_t most_ = 0;
  bool host_is_chosen_ = false;
  Unifier unifier_;
  Solutions found_;
};

}  // namespace

bool is_about(const ProbeTry& t, const Record& record) {
  return !record.type_name.empty() &&
         std::find(t.types.begin(), t.types.end(), record.type_name) !=
             t.types.end();
}

Solutions solve(const Record& record, const ProbeTry& t, Actor actor,
                bool host_required, std::string_view domain,
                std::size_t most_steps) {
  RecordSolver solver(record, t, domain, most_steps);
  const std::string usual(host_required ? kUsualHost : "");
  for (const std::string& owner : t.owners) {
    solver.with_host(usual, false, owner);
  }
  if (actor == Actor::provider) return solver.take();
  for (const std::string& owner : t.owners) {
    if (owner == "@" || Glob(owner).has_star()) continue;
    for (const std::string& host : ends_of(Glob(owner).text())) {
      solver.with_host(host, true, owner);
    }
  }
  return solver.take();
}

}  // namespace dct::vet
